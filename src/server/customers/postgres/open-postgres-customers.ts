import { PostgresDatabase } from './database/postgres-database.ts';
import { tryLockImports } from './lock-imports.ts';
import { PostgresCustomerSource } from './postgres-customer-source.ts';
import { PostgresCustomerWriter } from './postgres-customer-writer.ts';

export interface PostgresCustomersOptions {
  /** `postgres://…`, of a database with the encoding UTF8. */
  readonly url: string;
  /** The most connections for lists; others have a few more. By default 8. */
  readonly connections?: number;
  /** The time in ms after which the server ends a statement of a list. By default 3,000. */
  readonly statementTimeoutMs?: number;
}

/** Requests end within eight seconds. Source: customer-source.ts. */
const requestTimeoutMs = 7_500;
const countingTimeoutMs = 6_000;
/** A batch of an import, or emptying the store. */
const writingTimeoutMs = 600_000;

/** The plans of lists are ours: each statement has one index to use, and few rows to join with. */
const listSettings = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  max_parallel_workers_per_gather: '0',
};

/** Opens the store for the server, and migrates it. Throws a StartupError. */
export async function openPostgresCustomers(options: PostgresCustomersOptions): Promise<PostgresCustomerSource> {
  const { url, connections = 8, statementTimeoutMs = 3_000 } = options;
  const writer = await openPostgresCustomerWriter({ url });
  await completeIndexes(url, writer);
  const lists = new PostgresDatabase({
    url,
    connections,
    statementTimeoutMs,
    requestTimeoutMs,
    settings: listSettings,
  });
  const counts = new PostgresDatabase({
    url,
    connections: 2,
    statementTimeoutMs: Math.max(countingTimeoutMs, statementTimeoutMs),
    requestTimeoutMs,
  });
  const source = new PostgresCustomerSource({ lists, counts, writer });
  source.resumeRemovals();
  return source;
}

/** Opens the store for writing, while servers may run on it, and migrates it. Throws a StartupError. */
export async function openPostgresCustomerWriter({
  url,
}: Pick<PostgresCustomersOptions, 'url'>): Promise<PostgresCustomerWriter> {
  // How long a commit waits, for a disk or for standbys, is up to the server's `synchronous_commit`.
  const database = new PostgresDatabase({ url, connections: 1, statementTimeoutMs: writingTimeoutMs });
  try {
    await database.migrate();
  } catch (error) {
    await database.close();
    throw error;
  }
  return new PostgresCustomerWriter(database);
}

/**
 * Opens the store for a rehearsal: only its writer sees what it writes, and nothing is left when it closes. Other
 * writers wait meanwhile. Throws a StartupError.
 */
export async function openPostgresRehearsal(url: string): Promise<PostgresCustomerWriter> {
  // Not in the transaction of the rehearsal.
  await (await openPostgresCustomerWriter({ url })).close();
  const timeouts = { statementTimeoutMs: writingTimeoutMs };
  return new PostgresCustomerWriter(new PostgresDatabase({ url, connections: 1, rehearses: true, ...timeouts }));
}

/** An import that runs makes its indexes itself. */
async function completeIndexes(url: string, writer: PostgresCustomerWriter): Promise<void> {
  if (!(await writer.hasMissingIndexes())) return;
  const unlock = await tryLockImports(url);
  if (unlock === null) return;
  try {
    await writer.createMissingIndexes();
  } finally {
    await unlock();
  }
}
