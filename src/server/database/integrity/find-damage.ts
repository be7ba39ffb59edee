import { DatabaseSync } from 'node:sqlite';
import { isDamage } from '../sqlite-error-code.ts';
import type { DatabaseCheck, JsonColumns } from './check-messages.ts';

/** Rows in one step: read in some 30 ms. */
const rowsAtOnce = 5000;

/**
 * Reads all of a database in steps, none of which keeps its snapshot, so that a writer can trim the log in between.
 * Yields what is wrong after each step, null while nothing is.
 */
export function* findDamage({ path, json }: DatabaseCheck): Generator<string | null> {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    for (const table of ['sqlite_schema', ...tablesOf(database)]) yield checkTable(database, table);
    for (const columns of json) yield* checkJson(database, columns);
  } catch (error) {
    if (!(error instanceof Error) || !isDamage(error)) throw error;
    yield error.message;
  } finally {
    database.close();
  }
}

function tablesOf(database: DatabaseSync): readonly string[] {
  const rows = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  return rows.map(({ name }) => String(name));
}

/** With its indexes; `sqlite_schema` stands for the list of free pages too. */
function checkTable(database: DatabaseSync, table: string): string | null {
  const found = database.prepare(`PRAGMA integrity_check("${table}")`).get()?.['integrity_check'];
  // Lines above the last one name the database and its part.
  return found === 'ok' ? null : `${table}: ${String(found).split('\n').at(-1)}`;
}

function* checkJson(database: DatabaseSync, { table, key, columns }: JsonColumns): Generator<string | null> {
  const isWrong = columns.map((column) => `typeof(${column}) <> 'text' OR NOT json_valid(${column})`).join(' OR ');
  const statement = database.prepare(
    `SELECT max(${key}) AS last, total(${isWrong}) AS wrong
     FROM (SELECT * FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${rowsAtOnce})`,
  );
  statement.setReadBigInts(true);
  let last: unknown = -(2n ** 63n);
  while (typeof last === 'bigint') {
    const row = statement.get(last);
    yield row?.['wrong'] === 0 ? null : `a row of ${table} is not JSON`;
    last = row?.['last'];
  }
}
