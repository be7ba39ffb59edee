import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../../../errors/startup-error.ts';
import { makeDataDirectory, makePrivateFile } from '../../../storage/data-directory.ts';
import { storageError } from '../../../storage/storage-error-text.ts';
import { applicationId, migrations } from './schema.ts';
import { numberCell } from '../../../storage/sqlite-rows.ts';

export const customersFile = (dataDir: string): string => join(dataDir, 'customers.db');

/** Milliseconds a writer waits for another one. */
const writerTimeoutMs = 30_000;

/** A connection that writes, on a database brought to this version. Throws StartupError. */
export function openForWriting(dataDir: string, timeoutMs = writerTimeoutMs): DatabaseSync {
  return withStartErrors(dataDir, () => {
    makeDataDirectory(dataDir);
    const file = customersFile(dataDir);
    makePrivateFile(file);
    // BigInts throughout: run() reports the last position, which no number can hold.
    const database = new DatabaseSync(file, { timeout: timeoutMs, readBigInts: true });
    try {
      migrate(database, file);
      // FULL: in WAL a commit under NORMAL is not synced, and an imported row is acknowledged once committed.
      database.exec(
        'PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16384; PRAGMA journal_size_limit = 67108864',
      );
      database.exec('PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY');
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** A connection that reads and never waits for a lock, on a database that is there already. Throws StartupError. */
export function openForReading(dataDir: string): DatabaseSync {
  return withStartErrors(dataDir, () => {
    const database = new DatabaseSync(customersFile(dataDir), { timeout: 0, readOnly: true });
    database.exec('PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY');
    return database;
  });
}

function migrate(database: DatabaseSync, file: string): void {
  const pragma = (name: string): number => numberCell(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  const isEmpty = (): boolean =>
    numberCell(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n']) === 0;
  const version = pragma('user_version');
  if (!isEmpty() && pragma('application_id') !== applicationId) {
    throw new StartupError(`${file} belongs to another program.`);
  }
  if (version > migrations.length) {
    throw new StartupError(
      `${file} was written by a newer version of this program: its format is ${version}, and this version supports up to ${migrations.length}.`,
    );
  }
  if (version === migrations.length) return;
  if (isEmpty()) database.exec('PRAGMA page_size = 8192');
  database.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
  try {
    // Another process may have migrated while this one waited for the lock.
    for (const sql of migrations.slice(pragma('user_version'))) database.exec(sql);
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function withStartErrors<T>(dataDir: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw storageError(error, dataDir) ?? error;
  }
}
