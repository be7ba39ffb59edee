import { expect, it } from 'vitest';
import { csvRows, detectDialect } from './csv-rows.ts';

async function cellsOf(text: string): Promise<readonly (readonly string[])[]> {
  const texts = (async function* () {
    yield text;
  })();
  const rows = await Array.fromAsync(csvRows(texts, detectDialect(text)));
  return rows.flat().map(({ cells }) => cells);
}

it.each([
  [
    'of MySQL',
    '"Email","Name"\n"ida@example.org","Ida \\"Ids\\", Moss"\n"o@x.org","C:\\\\dir"\n',
    ['Ida "Ids", Moss', 'C:\\dir'],
  ],
  [
    'that are doubled',
    '"Email","Name"\n"ida@example.org","Ida ""Ids"" Moss"\n"o@x.org","C:\\dir"\n',
    ['Ida "Ids" Moss', 'C:\\dir'],
  ],
  ['of JSON in a cell', 'Email,Name\na@x.org,"{""a"":""\\""b\\""""}"\no@x.org,x\n', ['{"a":"\\"b\\""}', 'x']],
  ['without a cell', 'Email,Name\na@x.org,5\\"\no@x.org,C:\\dir\n', ['5\\"', 'C:\\dir']],
])('reads quotes %s', async (_, file, names) => {
  expect((await cellsOf(file)).map(([, name]) => name)).toEqual(['Name', ...names]);
});
