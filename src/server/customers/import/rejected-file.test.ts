import { mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestStore } from '../../../testing/customer-store.ts';
import { importFile, runImport } from '../../../testing/import-run.ts';

describe('the file of rejected rows', () => {
  it('stops the import in one sentence before anything is written when it cannot be opened', async () => {
    const store = await openTestStore();
    const file = importFile('Email\na@example.com\nnobody\n');
    mkdirSync(`${file}.rejected.csv`);
    expect(await runImport(store.dataDir, [file])).toEqual({
      code: 1,
      output: '',
      errors: `Rejected rows cannot be written to ${file}.rejected.csv: it is a directory.\n`,
    });
    expect(await store.count()).toBe(0);
  });

  it('is not left behind by an import that cannot go on', async () => {
    const store = await openTestStore();
    const file = importFile('Email\n');
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 1 });
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });
});
