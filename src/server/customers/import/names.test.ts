import { describe, expect, it } from 'vitest';
import { importFile, runImport } from '../../../testing/customers/import-run.ts';
import { openTestStore } from '../../../testing/customers/test-store.ts';

const inCsv = (names: readonly (readonly [string, string])[]): string =>
  importFile(['First Name,Last Name,Email', ...names.map(([a, b], at) => `${a},${b},n${at}@example.org`)].join('\n'));
const inNdjson = (names: readonly (readonly [string, string])[]): string =>
  importFile(
    names
      .map(([firstName, lastName], at) => JSON.stringify({ firstName, lastName, email: `n${at}@example.org` }))
      .join('\n'),
    'customers.ndjson',
  );

describe.each([
  ['CSV', inCsv],
  ['NDJSON', inNdjson],
])('in %s', (_, fileWith) => {
  it('invisible characters in names are left out, but those that a script needs', async () => {
    const store = await openTestStore();
    const file = fileWith([
      ['\u200bMa\u200bria', 'Mo\u00adss\u200b'],
      ['\u202aOlav\u202c', '\u200eBerg\u200f'],
      ['\u2066Ida\u2069', '\ufeffKrogh'],
      ['Tess\u2060', 'O\u200d\u2019Dwyer\u200c'],
      ['می\u200cخواهم', 'علی'],
    ]);
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 0 });
    const names = await Promise.all([0, 1, 2, 3, 4].map(async (at) => await store.customer(`n${at}@example.org`)));
    expect(names.map((customer) => customer?.displayName)).toEqual([
      'Maria Moss',
      'Olav Berg',
      'Ida Krogh',
      'Tess O’Dwyer',
      'می\u200cخواهم علی',
    ]);
  });

  it('Chinese, Japanese and Korean names are found as they are written', async () => {
    const store = await openTestStore();
    expect(
      await runImport(store.dataDir, [
        fileWith([
          ['美咲', '田中'],
          ['小明', '王'],
          ['민준', '김'],
        ]),
      ]),
    ).toMatchObject({ code: 0 });
    const found = async (text: string): Promise<number> =>
      (await store.source.summary({ filter: { kind: 'search', text } })).all?.count ?? 0;
    for (const text of ['田中美咲', '田中 美咲', '美咲 田中', '田中', '美咲', '王小明', '小明', '王', '김민준', '민준'])
      expect([text, await found(text)]).toEqual([text, 1]);
  });
});
