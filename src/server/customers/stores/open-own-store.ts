import type { Config } from '../../config/config.ts';
import type { CustomerSource } from '../customer-source.ts';
import type { CustomerWriter } from '../customer-writer.ts';
import { lockImports, refuseWhileLocked } from '../sqlite/import-lock.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from '../sqlite/open-sqlite-customers.ts';

/** Where an installation's own customers are: in PostgreSQL, or in the data directory. */
export type CustomersPlace = Pick<Config, 'dataDirectory' | 'databaseUrl'>;

/** Opens the store for reading. Throws a StartupError, or SQLite's error. */
export async function openOwnSource({ dataDirectory, databaseUrl }: CustomersPlace): Promise<CustomerSource> {
  if (databaseUrl === null) return openSqliteCustomers({ dataDir: dataDirectory });
  const { openPostgresCustomers } = await import('../postgres/open-postgres-customers.ts');
  return await openPostgresCustomers({ url: databaseUrl });
}

/** Opens the store for writing, beside a running server. Throws a StartupError, or SQLite's error. */
export async function openOwnWriter({ dataDirectory, databaseUrl }: CustomersPlace): Promise<CustomerWriter> {
  if (databaseUrl === null) return openSqliteCustomerWriter({ dataDir: dataDirectory });
  const { openPostgresCustomerWriter } = await import('../postgres/open-postgres-customers.ts');
  return await openPostgresCustomerWriter({ url: databaseUrl });
}

/** Opens the store in PostgreSQL for a rehearsal, of which nothing is left once it closes. Throws a StartupError. */
export async function openOwnRehearsal(databaseUrl: string): Promise<CustomerWriter> {
  const { openPostgresRehearsal } = await import('../postgres/open-postgres-customers.ts');
  return await openPostgresRehearsal(databaseUrl);
}

/** Keeps other imports off, and returns the unlock function. Throws a StartupError while one is running. */
export async function lockOwnImports({ dataDirectory, databaseUrl }: CustomersPlace): Promise<() => Promise<void>> {
  if (databaseUrl === null) {
    const unlock = lockImports(dataDirectory);
    return async () => unlock();
  }
  const { tryLockImports } = await import('../postgres/lock-imports.ts');
  return refuseWhileLocked(await tryLockImports(databaseUrl));
}
