import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { CustomerDetail } from '../../contract/customer.ts';
import type { CustomerSource } from '../../server/customers/customer-source.ts';
import type { CustomerWriter } from '../../server/customers/customer-writer.ts';
import { customersFile } from '../../server/customers/sqlite/database/open-database.ts';
import { applicationId, migrations } from '../../server/customers/sqlite/database/schema.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from '../../server/customers/sqlite/open-sqlite-customers.ts';

/** A directory that is removed after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'customers-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export interface TestStore {
  readonly dataDir: string;
  readonly writer: CustomerWriter;
  readonly source: CustomerSource;
  /** A customer by number, id, email or phone, parsed with the contract. */
  customer(id: string): Promise<CustomerDetail | null>;
  /** The number of customers. */
  count(): Promise<number>;
}

/** Creates the customers.db of the first version, without customers or demo. */
export function writeEarlierCustomers(dataDir: string): void {
  const database = new DatabaseSync(customersFile(dataDir));
  database.exec(`PRAGMA journal_mode = WAL; ${migrations[0]}; UPDATE facts SET value = 'none';
    PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`);
  database.close();
}

/** A new embedded store, empty and without demo customers, which is closed after the test. */
export async function openTestStore(dataDir: string = temporaryDirectory()): Promise<TestStore> {
  const writer = openSqliteCustomerWriter({ dataDir });
  const source = openSqliteCustomers({ dataDir });
  onTestFinished(async () => {
    await source.close();
    await writer.close();
  });
  return {
    dataDir,
    writer,
    source,
    customer: async (id) => {
      const text = (await source.get(id))?.customer ?? null;
      return text === null ? null : CustomerDetail.parse(JSON.parse(text));
    },
    count: async () => (await source.summary({ filter: { kind: 'all' } })).all?.count ?? Number.NaN,
  };
}
