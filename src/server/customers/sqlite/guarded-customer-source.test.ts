import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished, vi } from 'vitest';
import { buildCustomers } from '../../../testing/customers/build-customer.ts';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { exportCustomers } from '../export/export-text.ts';
import { SourceUnavailableError } from '../source-errors.ts';
import { customersFile } from './database/open-database.ts';
import { GuardedCustomerSource } from './guarded-customer-source.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from './open-sqlite-customers.ts';

it('stops looking among customers who share a phone when the client has left', async () => {
  const dataDir = temporaryDirectory();
  const writer = openSqliteCustomerWriter({ dataDir });
  const phones = [{ number: '+10000000000', isPrimary: true }];
  await writer.write(
    buildCustomers(300, () => ({ phones })),
    0,
  );
  await writer.close();
  const source = new GuardedCustomerSource(openSqliteCustomers({ dataDir }), {
    isVerified: () => true,
    onDamage: () => {},
  });
  onTestFinished(() => source.close());
  expect((await source.get('+10000000000'))?.customerNumber).toBeDefined();
  await expect(source.get('+10000000000', AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
});

it.each(['csv', 'ndjson'] as const)('ends an export as %s at a damaged customer, and reports it', async (format) => {
  const dataDir = temporaryDirectory();
  const writer = openSqliteCustomerWriter({ dataDir });
  await writer.write(buildCustomers(300), 0);
  await writer.close();
  const database = new DatabaseSync(customersFile(dataDir));
  database.exec(
    'UPDATE customers SET json = substr(json, 1, 20) WHERE position = (SELECT min(position) FROM customers)',
  );
  database.close();
  const onDamage = vi.fn();
  const source = new GuardedCustomerSource(openSqliteCustomers({ dataDir }), { isVerified: () => true, onDamage });
  onTestFinished(() => source.close());
  const parts: number[] = [];
  const exported = async (): Promise<void> => {
    const everyone = { filter: { kind: 'all' }, status: null, columns: null, format } as const;
    for await (const { customers } of exportCustomers(source, everyone)) parts.push(customers);
  };
  await expect(exported()).rejects.toBeInstanceOf(SourceUnavailableError);
  expect(parts).toContain(200);
  expect(onDamage).toHaveBeenCalledOnce();
});
