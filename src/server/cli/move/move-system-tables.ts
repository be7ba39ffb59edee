import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { SystemDatabase, SystemQueries } from '../../database/system-database.ts';
import type { SystemTables } from '../../database/system-tables.ts';
import { StartupError } from '../../errors/startup-error.ts';

/**
 * What is moved, each table after those it refers to, with the columns that order it. The requests counted for limits
 * are not: both stores count them in ways of their own.
 */
const tables = {
  staff: ['id'],
  api_key: ['id'],
  staff_session: ['id'],
  sso_identity: ['subject'],
  pending_sign_in: ['token_hash'],
  staff_totp: ['staff_id'],
  used_code: ['staff_id', 'code'],
  one_time_link: ['id'],
  sign_in_attempt: ['subject'],
  saved_view: ['id'],
  staff_preferences: ['staff_id'],
  known_parameter: ['upstream', 'id'],
  upstream_wait: ['upstream'],
  upstream_limit: ['upstream'],
  activity: ['id'],
  secret: ['name'],
  fact: ['name'],
} as const satisfies Partial<{ readonly [Table in keyof SystemTables]: readonly (keyof SystemTables[Table])[] }>;

type Row = Readonly<Record<string, unknown>>;

/** Rows read at once, and written with one statement. */
const pageSize = 500;

/** Replaces all rows of PostgreSQL's tables by those of SQLite, or none. */
export async function copySystemTables(from: SystemDatabase, to: SystemDatabase): Promise<void> {
  await to.transaction(async (queries) => {
    for (const table of Object.keys(tables).toReversed()) await sql`DELETE FROM ${sql.table(table)}`.execute(queries);
    for (const [table, order] of Object.entries(tables))
      for await (const rows of pagesOf(from, table, order)) await insert(queries, table, rows);
    // Later entries continue after the ids that were given.
    const ids = sql`pg_get_serial_sequence('activity', 'id')`;
    await sql`SELECT setval(${ids}, coalesce(max(id), 0) + 1, false) FROM activity`.execute(queries);
  });
}

/** Compares each row, and resolves to how many there are. Throws a StartupError at the first difference. */
export async function compareSystemTables(from: SystemDatabase, to: SystemDatabase): Promise<number> {
  let count = 0;
  for (const [table, order] of Object.entries(tables)) {
    const others = pagesOf(to, table, order);
    for await (const rows of pagesOf(from, table, order)) {
      const { value: copied } = await others.next();
      if (!isDeepStrictEqual(rows.map(comparable), copied?.map(comparable))) throw differs(table);
      count += rows.length;
    }
    if ((await others.next()).done !== true) throw differs(table);
  }
  return count;
}

async function* pagesOf(
  database: SystemDatabase,
  table: string,
  order: readonly string[],
): AsyncGenerator<readonly Row[], undefined> {
  for (let read = 0; ; read += pageSize) {
    const { rows } = await database.read((queries) =>
      sql<Row>`SELECT * FROM ${sql.table(table)} ORDER BY ${sql.join(order.map((column) => sql.ref(column)))}
        LIMIT ${pageSize} OFFSET ${read}`.execute(queries),
    );
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
  }
}

async function insert(queries: SystemQueries, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    VALUES ${sql.join(values)}`.execute(queries);
}

/** Bytes are a Buffer from PostgreSQL, and an array from SQLite. */
function comparable(row: Row): Row {
  const entries = Object.entries(row).map(([column, value]): [string, unknown] => [
    column,
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  ]);
  return Object.fromEntries(entries);
}

function differs(table: string): StartupError {
  return new StartupError(`The copy differs: not every row of ${table} is the same. Move to an empty database.`);
}
