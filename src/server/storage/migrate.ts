import type { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../errors/startup-error.ts';
import { migrations } from './migrations.ts';

/** Throws a StartupError on a database that is not of this program, which is to be left as it is. */
export function refuseForeignDatabase(database: DatabaseSync, path: string): void {
  const { tables, own } =
    database.prepare(`SELECT count(*) AS tables, total(name = 'api_key') AS own FROM sqlite_schema`).get() ?? {};
  const isOurs = own === 1 && versionOf(database) > 0;
  if (tables !== 0 && !isOurs) throw new StartupError(`The database ${path} is one of another program.`);
}

/** Brings the schema up to date. Throws a StartupError when a newer version made this database. */
export function migrateSystemDatabase(database: DatabaseSync, path: string): void {
  if (versionOf(database) === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = versionOf(database);
    if (version > migrations.length) {
      throw new StartupError(
        `The database ${path} was made by a newer version (its schema is ${version}, this version knows ${migrations.length}).`,
      );
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
