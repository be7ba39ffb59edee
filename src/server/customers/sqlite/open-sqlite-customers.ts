import { openForReading, openForWriting } from './database/open-database.ts';
import { SearchWorkerClient } from './search/search-worker-client.ts';
import { SqliteCustomerSource } from './sqlite-customer-source.ts';
import { SqliteCustomerWriter } from './sqlite-customer-writer.ts';

export interface SqliteCustomersOptions {
  /** Holds `customers.db`; both are created when missing. */
  readonly dataDir: string;
}

/** The embedded store for serving, brought to this version first. Throws StartupError. */
export function openSqliteCustomers({ dataDir }: SqliteCustomersOptions): SqliteCustomerSource {
  openForWriting(dataDir).close();
  return new SqliteCustomerSource(openForReading(dataDir), new SearchWorkerClient(dataDir));
}

export interface SqliteWriterOptions extends SqliteCustomersOptions {
  /** Milliseconds to wait for another process that writes; 30 s unless given. */
  readonly timeoutMs?: number;
}

/** The embedded store for writing, beside whoever serves. Throws StartupError. */
export function openSqliteCustomerWriter({ dataDir, timeoutMs }: SqliteWriterOptions): SqliteCustomerWriter {
  return new SqliteCustomerWriter(openForWriting(dataDir, timeoutMs));
}
