import pg from 'pg';

export interface PoolOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Where names of tables are looked up. */
  readonly schema: string;
  readonly connections: number;
  /** Time in ms after which PostgreSQL stops a statement. */
  readonly statementTimeoutMs: number;
  /** Serializable transactions behave as if they ran one after the other, as in SQLite. */
  readonly isolation: 'serializable' | 'read committed';
  /** Whether a commit waits as the server is set up to, such as for its disk; by default it does. */
  readonly synchronousCommit?: boolean;
}

/** Time in ms to wait for a connection. */
const connectionTimeoutMs = 5000;

/** 64-bit integers as numbers: ours are times in ms, counts and ids, all below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * Connections to PostgreSQL, opened when they are needed. One that is lost is replaced with the next statement, so that
 * the process survives a restart of the server.
 */
export function openPool(options: PoolOptions): pg.Pool {
  const { url, name, schema, connections, statementTimeoutMs, isolation, synchronousCommit = true } = options;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max: connections,
    connectionTimeoutMillis: connectionTimeoutMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // In case the server has gone without a word, and its own limit with it.
    query_timeout: statementTimeoutMs + 1000,
    types,
    options: optionsText({
      default_transaction_isolation: isolation,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 2 * statementTimeoutMs,
      ...(!synchronousCommit && { synchronous_commit: 'off' }),
      search_path: schema,
      timezone: 'UTC',
      client_encoding: 'UTF8',
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
