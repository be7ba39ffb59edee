import { DatabaseSync } from 'node:sqlite';
import { createDataDirectory, createPrivateFile, lockOutServers, systemFile } from './data-directory.ts';
import { recogniseDatabase, refuseOrphanedLog, type DatabaseFormat } from './files/recognise-database.ts';
import { migrations } from './sqlite/migrations.ts';
import { nodeSqliteConnection } from './sqlite/node-sqlite-connection.ts';
import { SystemDatabase } from './system-database.ts';

/** Time in ms a short command waits for its turn to write; the server never blocks its serving thread. */
const commandTimeoutMs = 5000;

export const systemFormat: DatabaseFormat = { file: 'system.db', applicationId: 0, migrations };

/** `server` never waits for a lock on its serving thread; `command` may. */
export type OpenedAs = 'server' | 'command';

/**
 * Opens DATA_DIR/system.db and brings its schema up to date; creates it when it is missing (mode 0600 in a directory of
 * 0700). `synchronous=NORMAL`: a killed process loses nothing, a power cut may lose the last moments. Throws a
 * StartupError, or what the file system or SQLite throws.
 */
export function openSystemDatabase(
  dataDirectory: string,
  as: OpenedAs,
  onDamage: (error: Error) => void = () => {},
): SystemDatabase {
  const path = systemFile(dataDirectory);
  createDataDirectory(dataDirectory);
  refuseOrphanedLog(path);
  createPrivateFile(path);
  const connection = new DatabaseSync(path, { timeout: commandTimeoutMs });
  try {
    const version = recogniseDatabase(connection, path, systemFormat);
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    // A server holds that lock itself. A new database is used by no one else.
    const isEarlier = version > 0 && version < migrations.length;
    const unlock = as === 'command' && isEarlier ? lockOutServers(dataDirectory) : () => {};
    try {
      migrateSystemDatabase(connection);
    } finally {
      unlock();
    }
    if (as === 'server') connection.exec('PRAGMA busy_timeout = 0');
    return new SystemDatabase(nodeSqliteConnection(connection), onDamage);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Brings the schema up to date, and moves it into system.db itself, in case someone copies just that file. */
function migrateSystemDatabase(database: DatabaseSync): void {
  if (versionOf(database) === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have migrated while this one waited for the lock.
    for (const step of migrations.slice(versionOf(database))) database.exec(step);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
