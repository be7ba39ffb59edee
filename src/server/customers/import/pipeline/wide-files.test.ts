import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { importFile, runImport } from '../../../../testing/customers/import-run.ts';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';
import { openTestStore, temporaryDirectory, type TestStore } from '../../../../testing/customers/test-store.ts';
import { customersFile } from '../../sqlite/database/open-database.ts';
import { systemParameters } from '../../../../contract/parameters.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { scaledCases } from '../../../../testing/test-scale.ts';
import { runImport as importRows, type ImportResult } from './run-import.ts';

/** A file of mostly empty rows. */
function wideFile(columns: number, rows: number): string {
  const names = Array.from({ length: columns - 1 }, (_, at) => `c${at}`);
  const lines = Array.from(
    { length: rows },
    (_, at) => `p${at}@example.org${','.repeat((at % 9) + 1)}x${','.repeat(columns - 2 - (at % 9))}`,
  );
  return importFile(`Email,${names.join(',')}\n${lines.join('\n')}\n`);
}

describe('a wide file', () => {
  const importWith = async ({ writer }: TestStore, file: string, heapMb?: number): Promise<ImportResult> => {
    const settings = { file, decimal: null, dates: null, mapping: [], encoding: null, phoneCountry: null } as const;
    const memory = heapMb === undefined ? {} : { heapMb };
    return await importRows({ settings, writer, now: 0, keepDemo: false, dryRun: false, ...memory });
  };

  // The cells of one batch of 20,000 such rows, or of all of these, are more than the first heap holds.
  it.each(
    scaledCases<[number, number, number?]>(1, [
      [5_000, 3_000, 96],
      [1_500, 40_000],
      [5_000, 12_000],
    ]),
  )('is imported in the memory of a narrow one: %i columns of %i rows', async (columns, rows, heapMb) => {
    const store = await openTestStore();
    expect(await importWith(store, wideFile(columns, rows), heapMb)).toMatchObject({ created: rows });
    expect(await store.count()).toBe(rows);
  });

  it('that needs more memory than there is ends the import with one sentence', async () => {
    const store = await openTestStore();
    await expect(importWith(store, wideFile(5_000, 2_000), 16)).rejects.toThrow(
      new StartupError('customers.csv needs too much memory. Keep only the columns you need, or divide the file.'),
    );
    expect(await store.count()).toBe(0);
  });

  it('creates its parameters in one transaction', async () => {
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');
    onTestFinished(() => exec.mockRestore());
    const transactionsFor = async (parameters: number): Promise<number> => {
      const { dataDir, writer } = await openTestStore();
      const names = Array.from({ length: parameters }, (_, at) => `c${at}`);
      const file = importFile(`Email,${names.join()}\np@example.org,${names.map(() => 'x').join()}\n`);
      exec.mockClear();
      expect(await runImport(dataDir, [file])).toMatchObject({ code: 0 });
      expect(await writer.parameters()).toHaveLength(systemParameters.length + parameters);
      return exec.mock.calls.filter(([sql]) => sql.startsWith('BEGIN')).length;
    };
    expect(await transactionsFor(40)).toBe(await transactionsFor(2));
  });

  it('may end each row, and its header, in thousands of empty cells', async () => {
    const empty = ','.repeat(16_381);
    const lines = Array.from({ length: 300 }, (_, at) => `p${at}@example.org,A${empty}`);
    for (const header of ['Email,First Name', `Email,First Name${empty}`]) {
      const { scan, rows } = await readImportFile(`${header}\n${lines.join('\n')}\n`);
      expect(scan.columns.map((column) => column.header)).toEqual(['Email', 'First Name']);
      expect(rows.map(({ cells }) => cells.length)).toEqual(rows.map(() => 2));
    }
  });

  it.each([
    [
      'a record of 5 MB',
      `Email,Note\na@example.org,${'x'.repeat(5_000_000)}\n`,
      'x.csv',
      /^The record that starts on line 2 is too long/,
    ],
    [
      'a line with 100,000 keys',
      `{${Array.from({ length: 100_000 }, (_, at) => `"k${at}":1`).join()},"email":"a@example.org"}\n`,
      'x.ndjson',
      /^The file has more than 5,000 different columns\./,
    ],
    [
      'a line of 40 MB',
      `{"email":"${'x'.repeat(40_000_000)}"}\n`,
      'x.ndjson',
      /^Line 1 is too long for one customer\.\n$/,
    ],
    ['a file name of 300 letters', null, `${'n'.repeat(300)}.csv`, /^The file name is too long/],
  ])('stops with one sentence: %s', async (_, content, name, sentence) => {
    const file = content === null ? `/tmp/${name}` : importFile(content, name);
    const { code, errors } = await runImport(temporaryDirectory(), [file]);
    expect(code).toBe(1);
    expect(errors).toMatch(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  it('creates nothing when there would be too many parameters with it', async () => {
    const store = await openTestStore();
    const database = new DatabaseSync(customersFile(store.dataDir));
    database.exec(`WITH RECURSIVE count (at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM count WHERE at < 4989)
      INSERT INTO parameters (id, name, type) SELECT 'p' || at, 'c' || at, 'text' FROM count`);
    database.close();
    const file = (from: number, to: number): string => {
      const names = Array.from({ length: to - from }, (_, at) => `c${from + at}`);
      return importFile(`Email,${names.join()}\nida@example.org,${names.map(() => 'x').join()}\n`);
    };
    expect(await runImport(store.dataDir, [file(4_980, 5_010)])).toEqual({
      code: 1,
      output: '',
      errors:
        'With this file there would be 5,010 parameters of your own, and 5,000 are the most. Leave out columns with ' +
        '--skip, or remove parameters first: npm run parameters -- remove NAME\n',
    });
    expect((await store.source.parameters()).filter(({ system }) => !system)).toHaveLength(4_990);
    expect(await runImport(store.dataDir, [file(4_980, 5_000)])).toMatchObject({ code: 0 });
  });

  it('only loses a line that is nested too deeply', async () => {
    const nested = `{"email":"a@example.org","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const { parsed } = await readImportFile(`${nested}\n{"email":"b@example.org"}\n`, { name: 'x.ndjson' });
    expect(parsed[1]).toMatchObject({ upsert: { emails: [{ address: 'b@example.org' }] } });
  });
});
