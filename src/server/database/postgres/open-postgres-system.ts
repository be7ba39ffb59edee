import { PostgresDialect } from 'kysely';
import { busyRetry } from '../busy-retry.ts';
import { SystemDatabase } from '../system-database.ts';
import { migrateSchema } from './migrate-schema.ts';
import { postgresErrors } from './postgres-errors.ts';
import { openPool } from './postgres-pool.ts';
import { postgresStartupError } from './postgres-startup-error.ts';
import { systemSteps } from './system-schema.ts';

const schema = 'system';

/** Connections of one process, and the time in ms that one of its statements may take. */
const connections = { stores: 8, limits: 8 } as const;
const statementTimeoutMs = 5000;

export interface PostgresSystem {
  readonly database: SystemDatabase;
  /**
   * Runs a statement read committed and without waiting for the disk: a power cut forgets a moment's requests.
   * Rejects with SystemUnavailableError.
   */
  runForLimits<R extends object>(statement: string, values: readonly (string | number)[]): Promise<readonly R[]>;
  close(): Promise<void>;
}

/**
 * Connects to the database of DATABASE_URL and brings the system store's schema up to date. Throws a StartupError when
 * it cannot be reached or used.
 */
export async function openPostgresSystem(
  url: string,
  onDamage: (error: Error) => void = () => {},
): Promise<PostgresSystem> {
  const settings = { idle_in_transaction_session_timeout: String(2 * statementTimeoutMs) };
  const common = {
    url,
    name: 'customers-admin',
    schema,
    statementTimeoutMs,
    connectionTimeoutMs: 5000,
    idleTimeoutMs: 30_000,
    // Times in ms, counts and ids, all below 2^53.
    parseInt8: Number,
  } as const;
  const stores = openPool({ ...common, settings, connections: connections.stores, isolation: 'serializable' });
  const limits = openPool({
    ...common,
    connections: connections.limits,
    isolation: 'read committed',
    settings: { ...settings, synchronous_commit: 'off' },
  });
  try {
    await migrateSchema(stores, schema, systemSteps);
  } catch (error) {
    await Promise.all([stores.end(), limits.end()]);
    throw postgresStartupError(error);
  }
  const database = new SystemDatabase(
    {
      dialect: new PostgresDialect({ pool: stores }),
      errors: postgresErrors,
      executeNow: () => null,
      close: () => {},
    },
    onDamage,
  );
  return {
    database,
    runForLimits: <R extends object>(statement: string, values: readonly (string | number)[]) =>
      busyRetry(async () => (await limits.query<R>(statement, [...values])).rows, postgresErrors),
    close: async () => {
      await Promise.all([database.close(), limits.end()]);
      // Kysely ends a pool only if it has used it.
      if (!stores.ended) await stores.end();
    },
  };
}
