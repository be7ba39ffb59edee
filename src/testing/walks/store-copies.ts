import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from '../../server/customers/sqlite/open-sqlite-customers.ts';
import type { WalkedStore } from './walk-while-writing.ts';
import { temporaryDirectory } from '../customers/test-store.ts';

/** Writes customers into an embedded store, closes it, and returns how to open a copy of it. */
export async function makeStoreToCopy(customers: readonly CustomerUpsert[]): Promise<() => Promise<WalkedStore>> {
  const root = temporaryDirectory();
  const dataDir = join(root, 'made');
  const writer = openSqliteCustomerWriter({ dataDir });
  for (let start = 0; start < customers.length; start += 10_000)
    await writer.write(customers.slice(start, start + 10_000), 0);
  await writer.close();
  return async () => {
    const copy = await mkdtemp(join(root, 'copy-'));
    await cp(dataDir, copy, { recursive: true });
    const opened = {
      writer: openSqliteCustomerWriter({ dataDir: copy }),
      source: openSqliteCustomers({ dataDir: copy }),
    };
    return {
      ...opened,
      close: async () => {
        await opened.source.close();
        await opened.writer.close();
        await rm(copy, { recursive: true });
      },
    };
  };
}
