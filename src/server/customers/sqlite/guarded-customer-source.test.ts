import { expect, it, onTestFinished } from 'vitest';
import { buildCustomers } from '../../../testing/customers/build-customer.ts';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
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
