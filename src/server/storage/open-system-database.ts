import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeDataDirectory, makePrivateFile } from './data-directory.ts';
import { migrateSystemDatabase, refuseForeignDatabase } from './migrate.ts';
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
  makeDataDirectory(dataDirectory);
  makePrivateFile(path);
  const connection = new DatabaseSync(path, { timeout: commandTimeoutMs });
  try {
    refuseForeignDatabase(connection, path);
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    migrateSystemDatabase(connection, path);
    if (as === 'server') connection.exec('PRAGMA busy_timeout = 0');
    return new SystemDatabase(nodeSqliteConnection(connection));
  } catch (error) {
    connection.close();
    throw error;
  }
}
