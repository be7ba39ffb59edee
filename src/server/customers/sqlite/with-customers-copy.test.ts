import { statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openTestStore, temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { importFile, runImport } from '../../../testing/customers/import-run.ts';
import { customersFile } from './database/open-database.ts';

const csv = 'Email,Tier\na@example.com,Gold\n';

describe('--dry-run', () => {
  it('treats an empty database file as no database', async () => {
    const dataDir = temporaryDirectory();
    writeFileSync(customersFile(dataDir), '');
    expect(await runImport(dataDir, [importFile(csv), '--dry-run'])).toMatchObject({ code: 0, errors: '' });
    expect(statSync(customersFile(dataDir)).size).toBe(0);
  });

  it('says in one sentence that the database belongs to another program', async () => {
    const dataDir = temporaryDirectory();
    const database = new DatabaseSync(customersFile(dataDir));
    database.exec('CREATE TABLE notes (text TEXT)');
    database.close();
    expect(await runImport(dataDir, [importFile(csv), '--dry-run'])).toEqual({
      code: 1,
      output: '',
      errors: expect.stringMatching(/^\S+\/customers\.db belongs to another program: [^\n]+\.\n$/),
    });
  });

  it('says in one sentence that the database is of a newer version', async () => {
    const { dataDir, writer } = await openTestStore();
    await writer.demoState();
    const database = new DatabaseSync(customersFile(dataDir));
    database.exec('PRAGMA user_version = 999');
    database.close();
    const { code, errors } = await runImport(dataDir, [importFile(csv), '--dry-run']);
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/^\S+ was written by a newer version of this program [^\n]+\.\n$/),
    ]);
  });

  it('says in one sentence that the file is not a database', async () => {
    const dataDir = temporaryDirectory();
    writeFileSync(customersFile(dataDir), 'These are only notes.\n'.repeat(100));
    const { code, errors } = await runImport(dataDir, [importFile(csv), '--dry-run']);
    expect([code, errors]).toEqual([
      1,
      `${customersFile(dataDir)} is not a database: move it away and restore customers.db from a backup.\n`,
    ]);
  });
});
