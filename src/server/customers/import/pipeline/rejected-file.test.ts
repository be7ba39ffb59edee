import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestStore, temporaryDirectory } from '../../../../testing/customers/test-store.ts';
import { importFile, runImport } from '../../../../testing/customers/import-run.ts';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';
import { RejectedFile } from './rejected-file.ts';
import { cellText } from '../values/cell-text.ts';

const elsewhere = /see (\S*import-\w+\/rejected\.csv)\.\n$/;
const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(dirname(path), { recursive: true });
});

describe('the rejects file', () => {
  it.each<[string, (path: string) => void]>([
    ['there is a directory', (path) => mkdirSync(path)],
    [
      'there is a file that no import wrote',
      (path) => writeFileSync(path, 'line;reason;Email\n2;fixed by hand;a@example.com\n'),
    ],
    ['there is a link', (path) => symlinkSync(importFile('line,reason,precious\n'), path)],
  ])('is a new one in the temporary directory if %s under its name, which stays', async (_, put) => {
    const store = await openTestStore();
    const file = importFile('Email\na@example.com\nstranger\n');
    const path = `${file}.rejected.csv`;
    put(path);
    const before = readdirSync(dirname(file), { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? entry.name : readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    );
    const { code, output } = await runImport(store.dataDir, [file]);
    expect(code).toBe(2);
    expect(
      readdirSync(dirname(file), { withFileTypes: true }).map((entry) =>
        entry.isDirectory() ? entry.name : readFileSync(join(entry.parentPath, entry.name), 'utf8'),
      ),
    ).toEqual(before);
    const [, rejects = ''] = elsewhere.exec(output) ?? [];
    made.push(rejects);
    expect(readFileSync(rejects, 'utf8')).toBe(
      'line,reason,Email\n3,"""stranger"" is not an email address",stranger\n',
    );
    expect(await store.count()).toBe(1);
  });

  it('is a new one in the temporary directory if its name would be too long', async () => {
    const store = await openTestStore();
    const { code, output } = await runImport(store.dataDir, [
      importFile('Email\nstranger\n', `${'x'.repeat(246)}.csv`),
    ]);
    expect(code).toBe(2);
    const [, rejects = ''] = elsewhere.exec(output) ?? [];
    made.push(rejects);
    expect(readFileSync(rejects, 'utf8')).toContain('stranger');
  });

  it('continues in the temporary directory if its disk is full', () => {
    const file = join(temporaryDirectory(), 'customers.csv');
    const rows = Array.from({ length: 20 }, (_, at) => ({ line: at, reason: 'wrong', cells: ['x'.repeat(20)] }));
    const script = `import { RejectedFile } from ${JSON.stringify(join(import.meta.dirname, 'rejected-file.ts'))};
      const rejects = new RejectedFile(${JSON.stringify(file)}, ['Email']);
      for (let batch = 0; batch < 2; batch += 1) rejects.add(${JSON.stringify(rows)});
      console.log(rejects.count, rejects.path);`;
    // A kilobyte is all that a file may have here.
    const said = execFileSync(
      'sh',
      ['-c', 'trap "" XFSZ; ulimit -f 2; exec "$0" "$@"', process.execPath, '--input-type=module', '-e', script],
      { encoding: 'utf8' },
    );
    const [, rejects = ''] = /^40 \S+customers\.csv\.rejected\.csv and (\S+)\n$/.exec(said) ?? [];
    made.push(rejects);
    expect(readFileSync(rejects, 'utf8').split('\n')).toHaveLength(22);
  });

  it('is not needed by an import that rejects nothing', async () => {
    const store = await openTestStore();
    const file = importFile('Email\na@example.com\n');
    mkdirSync(`${file}.rejected.csv`);
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 0 });
    expect(readdirSync(dirname(file))).toHaveLength(2);
  });

  it('is deleted by an import of the same file that rejects nothing', async () => {
    const store = await openTestStore();
    const file = importFile('Email\nstranger\n');
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 2 });
    expect(readdirSync(dirname(file))).toHaveLength(2);
    writeFileSync(file, 'Email\na@example.com\n');
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 0 });
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });

  it('is not left behind by an import that fails', async () => {
    const store = await openTestStore();
    const file = importFile('Email\n');
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 1 });
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });

  it('parses back to the same rows, formulas included', async () => {
    const start = fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '\uFF1D', ' =', '\t', '\n', '-1', '+44 ');
    const cell = fc.tuple(start, fc.string({ unit: 'grapheme-ascii', maxLength: 8 })).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.tuple(cell, cell, cell), async (cells) => {
        const file = join(temporaryDirectory(), 'customers.csv');
        const rejects = new RejectedFile(file, ['Email', 'First Name', '=Sum']);
        rejects.add([{ line: 2, reason: 'wrong', cells }]);
        rejects.close();
        const { rows, scan } = await readImportFile(readFileSync(rejects.path));
        expect(rows[0]?.cells.slice(2).map(cellText)).toEqual(cells.map(cellText));
        expect(scan.columns[4]?.header).toBe('=Sum');
      }),
      { numRuns: 100 },
    );
  });

  it('keeps a column without a name', async () => {
    const store = await openTestStore();
    const file = importFile('Email,,Tier\na@example.com,one,Gold\nstranger,two,Gold\n');
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 2 });
    const fixed = importFile(
      readFileSync(`${file}.rejected.csv`, 'utf8').replace(',stranger,', ',b@example.com,'),
      'fixed.csv',
    );
    expect(await runImport(store.dataDir, [fixed])).toMatchObject({ code: 0 });
    expect((await store.customer('b@example.com'))?.parameters.map(({ name, value }) => [name, value])).toContainEqual([
      'Column 2',
      'two',
    ]);
  });

  it('of NDJSON can be fixed and imported again, and so can its rejects', async () => {
    const store = await openTestStore();
    const file = importFile(
      '{"id":"k1","firstName":"Ann, \\"A\\""}\n{"firstName":"Ben","email":"stranger"}\n=broken\n',
      'customers.ndjson',
    );
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 2 });
    const rejects = readFileSync(`${file}.rejected.csv`, 'utf8');
    expect(rejects).toBe(
      [
        'line,reason,record',
        '2,"""stranger"" is not an email address","{""firstName"":""Ben"",""email"":""stranger""}"',
        "3,The line is not a JSON object,'=broken",
        '',
      ].join('\n'),
    );
    const fixed = importFile(rejects.replace('""email"":""stranger""', '""email"":""b@example.com""'), 'fixed.csv');
    expect(await runImport(store.dataDir, [fixed])).toMatchObject({ code: 2 });
    expect(await store.customer('b@example.com')).toMatchObject({ firstName: 'Ben' });
    expect(readFileSync(`${fixed}.rejected.csv`, 'utf8')).toBe(
      "line,reason,record\n3,The line is not a JSON object,'=broken\n",
    );
    expect((await store.source.parameters()).filter(({ system }) => !system)).toEqual([]);
  });
});
