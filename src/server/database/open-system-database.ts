import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../errors/startup-error.ts';
import { createDataDirectory, createPrivateFile, lockOutServers } from './data-directory.ts';
import { migrations } from './migrations.ts';
import { nodeSqliteConnection } from './node-sqlite-connection.ts';
import { SystemDatabase } from './system-database.ts';

/** Time in ms a short command waits for its turn to write; the server never blocks its serving thread. */
const commandTimeoutMs = 5000;

/** `server` never waits for a lock on its serving thread; `command` may. */
export type OpenedAs = 'server' | 'command';

/**
 * Opens DATA_DIR/system.db and brings its schema up to date; creates it when it is missing (mode 0600 in a directory of
 * 0700). `synchronous=NORMAL`: a killed process loses nothing, a power cut may lose the last moments. Throws a
 * StartupError, or what the file system or SQLite throws.
 */
export function openSystemDatabase(dataDirectory: string, as: OpenedAs): SystemDatabase {
  const path = join(dataDirectory, 'system.db');
  createDataDirectory(dataDirectory);
  createPrivateFile(path);
  const connection = new DatabaseSync(path, { timeout: commandTimeoutMs });
  try {
    refuseForeignDatabase(connection, path);
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    // A server holds that lock itself. A database without tables is new: no one else is using it.
    const isEarlier = versionOf(connection) > 0 && versionOf(connection) < migrations.length;
    const unlock = as === 'command' && isEarlier ? lockOutServers(dataDirectory) : () => {};
    try {
      migrateSystemDatabase(connection, path);
    } finally {
      unlock();
    }
    if (as === 'server') connection.exec('PRAGMA busy_timeout = 0');
    return new SystemDatabase(nodeSqliteConnection(connection));
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Throws a StartupError for a database of another program, and leaves it as it is. */
function refuseForeignDatabase(database: DatabaseSync, path: string): void {
  const { tables, own } =
    database.prepare(`SELECT count(*) AS tables, total(name = 'api_key') AS own FROM sqlite_schema`).get() ?? {};
  const isOurs = own === 1 && versionOf(database) > 0;
  if (tables !== 0 && !isOurs) throw new StartupError(`The database ${path} belongs to another program.`);
}

/** Brings the schema up to date. Throws a StartupError for a database of a newer version. */
function migrateSystemDatabase(database: DatabaseSync, path: string): void {
  if (versionOf(database) === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = versionOf(database);
    if (version > migrations.length) {
      const versions = `its schema is ${version}, this version knows ${migrations.length}`;
      throw new StartupError(`The database ${path} was made by a newer version (${versions}).`);
    }
    for (const step of migrations.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
