import { openForReading, openForWriting, type WritingOptions } from './database/open-database.ts';
import { ParameterRemover } from './parameter-remover.ts';
import { SearchWorkerClient } from './workers/search-worker-client.ts';
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

export interface SqliteWriterOptions extends SqliteCustomersOptions, WritingOptions {}

/** Opens the embedded store for writing, while a server may run on it. Throws a StartupError. */
export function openSqliteCustomerWriter({ dataDir, ...options }: SqliteWriterOptions): SqliteCustomerWriter {
  return new SqliteCustomerWriter(openForWriting(dataDir, options));
}
