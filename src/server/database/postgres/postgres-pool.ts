import pg from 'pg';

export interface PoolOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Where names of tables are looked up; several with commas. */
  readonly schema: string;
  readonly connections: number;
  /** Time in ms after which PostgreSQL stops a statement. */
  readonly statementTimeoutMs: number;
  /** Time in ms to wait for a connection, and after which an idle one is closed. */
  readonly connectionTimeoutMs: number;
  readonly idleTimeoutMs: number;
  /** Serializable transactions behave as if they ran one after the other, as in SQLite. */
  readonly isolation: 'serializable' | 'read committed';
  /** Other settings of the server for these connections. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What a 64-bit integer becomes. */
  readonly parseInt8: (text: string) => number | bigint;
}

/**
 * Connections to PostgreSQL, opened when they are needed. One that is lost is replaced with the next statement, so that
 * the process survives a restart of the server.
 */
export function openPool(options: PoolOptions): pg.Pool {
  const { url, name, schema, connections, statementTimeoutMs, isolation, settings, parseInt8 } = options;
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, parseInt8);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max: connections,
    connectionTimeoutMillis: options.connectionTimeoutMs,
    idleTimeoutMillis: options.idleTimeoutMs,
    keepAlive: true,
    // In case the server has gone without a word, and its own limit with it.
    query_timeout: statementTimeoutMs + 1000,
    types,
    options: optionsText({
      default_transaction_isolation: isolation,
      statement_timeout: statementTimeoutMs,
      search_path: schema,
      timezone: 'UTC',
      client_encoding: 'UTF8',
      ...settings,
    }),
  });
  // Of a connection that no statement uses at the moment, such as when the server restarts. Unheard, it would end the
  // process; the next statement on it fails.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Settings of a session, as they are sent when it begins. */
function optionsText(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${String(value).replaceAll(' ', String.raw`\ `)}`)
    .join(' ');
}
