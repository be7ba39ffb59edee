import type { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';

/** system.db, step by step; a step that was released is never edited, the next one changes it. */
const steps: readonly string[] = [
  `
  CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE accepted_request (id INTEGER PRIMARY KEY, key_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE upstream_call (id INTEGER PRIMARY KEY, upstream TEXT NOT NULL, at INTEGER NOT NULL, calls INTEGER NOT NULL) STRICT;
  CREATE TABLE upstream_wait (upstream TEXT PRIMARY KEY, until INTEGER NOT NULL, refusals INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE known_parameter (
    upstream TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (upstream, id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE upstream_limit (upstream TEXT PRIMARY KEY, calls INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
];

/** Throws a StartError on a database that is not of this program, which is to be left as it is. */
export function refuseForeignDatabase(database: DatabaseSync, path: string): void {
  const { tables, own } = database.prepare(`SELECT count(*) AS tables, total(name = 'api_key') AS own FROM sqlite_schema`).get() ?? {};
  const isOurs = own === 1 && versionOf(database) > 0;
  if (tables !== 0 && !isOurs) throw new StartError(`The database ${path} is one of another program.`);
}

/** Brings the schema up to date. Throws a StartError when a newer version made this database. */
export function migrateSystemDatabase(database: DatabaseSync, path: string): void {
  if (versionOf(database) === steps.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = versionOf(database);
    if (version > steps.length) {
      throw new StartError(
        `The database ${path} was made by a newer version (its schema is ${version}, this version knows ${steps.length}).`,
      );
    }
    for (const step of steps.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${steps.length}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
