import { openForReading, openForWriting, type LockOthers } from './database/open-database.ts';
import { ParameterRemover } from './parameter-remover.ts';
import { SearchWorkerClient } from './search/search-worker-client.ts';
import { SqliteCustomerSource } from './sqlite-customer-source.ts';
import { SqliteCustomerWriter } from './sqlite-customer-writer.ts';

export interface SqliteCustomersOptions {
  /** Contains `customers.db`; both are created if missing. */
  readonly dataDir: string;
}

/** Opens the embedded store for the server and migrates it. Throws a StartupError. */
export function openSqliteCustomers({ dataDir }: SqliteCustomersOptions): SqliteCustomerSource {
  openForWriting(dataDir).close();
  return new SqliteCustomerSource(
    openForReading(dataDir),
    new SearchWorkerClient(dataDir),
    new ParameterRemover(dataDir),
  );
}

export interface SqliteWriterOptions extends SqliteCustomersOptions {
  /** Time in ms to wait for another process that writes; by default 30 s. */
  readonly timeoutMs?: number;
  /** Called before an earlier database is migrated; by default, nothing is locked. */
  readonly lockOthers?: LockOthers;
}

/** Opens the embedded store for writing, while a server may run on it. Throws a StartupError. */
export function openSqliteCustomerWriter(options: SqliteWriterOptions): SqliteCustomerWriter {
  const { dataDir, timeoutMs, lockOthers } = options;
  return new SqliteCustomerWriter(openForWriting(dataDir, timeoutMs, lockOthers));
}
