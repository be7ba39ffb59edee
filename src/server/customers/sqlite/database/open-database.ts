import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createDataDirectory, createPrivateFile } from '../../../database/data-directory.ts';
import {
  recogniseDatabase,
  refuseOrphanedLog,
  type DatabaseFormat,
} from '../../../database/files/recognise-database.ts';
import type { JsonColumns } from '../../../database/integrity/check-messages.ts';
import { storageError } from '../../../database/database-error-text.ts';
import { reindexCustomers, type OnReindex } from './reindex-customers.ts';
import { fillFigures } from './fill-figures.ts';
import { applicationId, figuresVersion, migrations, searchVersion } from './schema.ts';
import { numberCell } from '../../../database/sqlite-rows.ts';

export const customersFile = (dataDir: string): string => join(dataDir, 'customers.db');

export const customersFormat: DatabaseFormat = { file: 'customers.db', applicationId, migrations };

export const customersJson: readonly JsonColumns[] = [
  { table: 'customers', key: 'position', columns: ['json', 'parameters'] },
];

/** How long a writer waits for another one. */
const writerTimeoutMs = 30_000;

/** Locks out others, who could be of an earlier version, and returns the unlock function. Throws a StartupError. */
export type LockOthers = () => () => void;

export interface WritingOptions {
  /** Time in ms to wait for another process that writes; by default 30 s. */
  readonly timeoutMs?: number;
  /** Called before an earlier database is migrated; by default, nothing is locked. */
  readonly lockOthers?: LockOthers;
  /** Told how many customers are done while an earlier database is indexed again. */
  readonly onReindex?: OnReindex;
}

/**
 * Opens a connection for writing and migrates the database, an earlier one behind `lockOthers`: who works on its tables
 * would fail once they have changed. Throws a StartupError.
 */
export function openForWriting(dataDir: string, options: WritingOptions = {}): DatabaseSync {
  const { timeoutMs = writerTimeoutMs, lockOthers = () => () => {}, onReindex = () => {} } = options;
  return withStartErrors(dataDir, () => {
    createDataDirectory(dataDir);
    const file = customersFile(dataDir);
    refuseOrphanedLog(file);
    createPrivateFile(file);
    // BigInts, since run() reports the last position, which is too large for a number.
    const database = new DatabaseSync(file, { timeout: timeoutMs, readBigInts: true });
    try {
      migrate(database, file, { lockOthers, onReindex });
      // FULL, since NORMAL does not sync commits in WAL mode, and imported rows are acknowledged once committed.
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

/** Opens a connection for reading, which never waits for a lock, on an existing database. Throws a StartupError. */
export function openForReading(dataDir: string): DatabaseSync {
  return withStartErrors(dataDir, () => {
    const database = new DatabaseSync(customersFile(dataDir), { timeout: 0, readOnly: true });
    database.exec('PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY');
    return database;
  });
}

function migrate(
  database: DatabaseSync,
  file: string,
  { lockOthers, onReindex }: Required<Omit<WritingOptions, 'timeoutMs'>>,
): void {
  const version = recogniseDatabase(database, file, customersFormat);
  if (version === migrations.length) return;
  if (version === 0) {
    database.exec('PRAGMA page_size = 8192');
    runMigrations(database, onReindex);
    return;
  }
  const unlock = lockOthers();
  try {
    runMigrations(database, onReindex);
  } finally {
    unlock();
  }
}

function runMigrations(database: DatabaseSync, onReindex: OnReindex): void {
  database.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
  try {
    // Another process may have migrated while this one waited for the lock.
    const version = versionOf(database);
    for (const sql of migrations.slice(version)) database.exec(sql);
    const passes = [
      ...(version < searchVersion ? [reindexCustomers] : []),
      ...(version < figuresVersion ? [fillFigures] : []),
    ];
    for (const [at, pass] of passes.entries())
      pass(database, (done, total) => onReindex(Math.floor((at * total + done) / passes.length), total));
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(database: DatabaseSync): number {
  return numberCell(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

function withStartErrors<T>(dataDir: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw storageError(error, dataDir) ?? error;
  }
}
