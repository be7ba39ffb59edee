import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../../../testing/customers/test-store.ts';
import { customersFile, openForWriting } from './open-database.ts';
import { applicationId, migrations } from './schema.ts';

it('brings a database of the first version to this one and keeps what it holds', () => {
  const dataDir = temporaryDirectory();
  const old = new DatabaseSync(customersFile(dataDir));
  old.exec(`PRAGMA journal_mode = WAL; ${migrations[0]}; INSERT INTO tagged VALUES (-8, 3), (9, 4);
    PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`);
  old.close();
  const database = openForWriting(dataDir);
  const rows = database.prepare('SELECT list, position FROM postings ORDER BY list').all();
  const version = database.prepare('PRAGMA user_version').get();
  database.close();
  expect([rows, version]).toEqual([
    [
      { list: -8n, position: 3n },
      { list: 9n, position: 4n },
    ],
    { user_version: BigInt(migrations.length) },
  ]);
});
