import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../../errors/startup-error.ts';
import { sqliteCodeOf, sqliteCodes } from '../sqlite-error-code.ts';

/** What tells one of our databases from the other, and from those of other programs. */
export interface DatabaseFormat {
  readonly file: keyof typeof identifyingTables;
  /** 0 where its tables alone identify it. */
  readonly applicationId: number;
  /** By version, from 0. */
  readonly migrations: readonly string[];
}

/** They are in every version. */
const identifyingTables = {
  'customers.db': ['customers', 'contacts', 'facts'],
  'system.db': ['api_key', 'secret'],
} as const;

/**
 * The version of an open database, 0 for a new one. Writes nothing. Throws a StartupError for a database of another
 * program or of a newer version, for the other one of ours, and for one that is damaged or no database at all.
 */
export function recogniseDatabase(database: DatabaseSync, path: string, format: DatabaseFormat): number {
  try {
    return versionOf(readSchema(database), path, format);
  } catch (error) {
    const code = sqliteCodeOf(error);
    if (code === sqliteCodes.notADatabase)
      throw new StartupError(`${path} is not a database: move it away and restore ${format.file} from a backup.`, {
        cause: error,
      });
    if (code === sqliteCodes.corrupt) throw corrupt(path, 'its tables cannot be read', error);
    throw error;
  }
}

/**
 * Throws a StartupError where a write-ahead log is left of a database that is missing or empty: SQLite would delete it,
 * although it may hold what was written last.
 */
export function refuseOrphanedLog(path: string): void {
  const log = `${path}-wal`;
  if (sizeOf(path) > 0 || sizeOf(log) === 0) return;
  throw new StartupError(
    `${path} is missing or empty, but its log ${log} is still there: restore a backup and move the log away.`,
  );
}

/** 0 for a file that is missing. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

interface Schema {
  readonly tables: ReadonlySet<string>;
  readonly applicationId: number;
  readonly version: number;
}

function readSchema(database: DatabaseSync): Schema {
  const names = database.prepare('SELECT name FROM sqlite_schema').all();
  return {
    tables: new Set(names.map(({ name }) => String(name))),
    applicationId: pragma(database, 'application_id'),
    version: pragma(database, 'user_version'),
  };
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}

function versionOf(schema: Schema, path: string, format: DatabaseFormat): number {
  const { tables, applicationId, version } = schema;
  if (tables.size === 0 && applicationId === 0 && version === 0) return 0;
  const isOurs =
    applicationId === format.applicationId && (applicationId !== 0 || hasAll(tables, identifyingTables[format.file]));
  if (!isOurs) throw new StartupError(foreignText(schema, path, format));
  const known = format.migrations.length;
  if (version > known) {
    throw new StartupError(
      `${path} was written by a newer version of this program (format ${version}, this one knows ${known}): ` +
        'install that version, or restore an earlier backup.',
    );
  }
  const missing = tablesOf(format.migrations.slice(0, version)).find((table) => !tables.has(table));
  if (missing !== undefined) throw corrupt(path, `its table ${missing} is missing`);
  if (version === 0) throw corrupt(path, 'its version is missing');
  return version;
}

function foreignText({ tables }: Schema, path: string, { file }: DatabaseFormat): string {
  for (const [other, known] of Object.entries(identifyingTables)) {
    if (other !== file && hasAll(tables, known))
      return `${path} is a ${other}: give each database its own name back, or restore a backup.`;
  }
  return `${path} belongs to another program: set DATA_DIR to another directory, or restore ${file} from a backup.`;
}

function corrupt(path: string, what: string, cause?: unknown): StartupError {
  return new StartupError(`${path} is damaged (${what}): restore a backup.`, { cause });
}

const hasAll = (tables: ReadonlySet<string>, names: readonly string[]): boolean =>
  names.every((name) => tables.has(name));

/** The tables after these steps, by their text: to run them on an empty database would take a start 20 ms. */
function tablesOf(steps: readonly string[]): readonly string[] {
  const tables = new Set<string>();
  const statement = /\b(?:CREATE (?:VIRTUAL )?TABLE (\w+)|DROP TABLE (\w+)|ALTER TABLE (\w+) RENAME TO (\w+))/g;
  for (const [, created, dropped, renamed, name] of steps.join('\n').matchAll(statement)) {
    for (const gone of [dropped, renamed]) if (gone !== undefined) tables.delete(gone);
    for (const made of [created, name]) if (made !== undefined) tables.add(made);
  }
  return [...tables];
}
