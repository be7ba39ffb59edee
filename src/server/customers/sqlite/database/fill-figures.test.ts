import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { buildCustomers } from '../../../../testing/customers/build-customer.ts';
import { openTestStore, temporaryDirectory } from '../../../../testing/customers/test-store.ts';
import { customerNumbers } from '../../../../testing/customer-source-suite/list-all.ts';
import { customersFile } from './open-database.ts';

/** A database with customers, as the version before figures left it. */
async function earlierDatabase(count: number): Promise<string> {
  const dataDir = temporaryDirectory();
  const { writer } = await openTestStore(dataDir);
  await writer.write(
    buildCustomers(count, (index) => ({ lifetimeValue: index % 100, ...(index === 7 ? { emails: [] } : {}) })),
    0,
  );
  await writer.close();
  const database = new DatabaseSync(customersFile(dataDir));
  database.exec('DROP TABLE figures; DROP TABLE changes; PRAGMA user_version = 3');
  database.close();
  return dataDir;
}

it('sorts and filters the customers of an earlier version', async () => {
  const dataDir = await earlierDatabase(10_150);
  const { source, writer } = await openTestStore(dataDir);
  const [first] = await customerNumbers(source, { sort: { field: 'lifetimeValue', descending: true } });
  expect(first).toBe('CUST-010099');
  const unset = { subject: { kind: 'field', field: 'email' }, test: { kind: 'set', isSet: false } } as const;
  expect(await customerNumbers(source, { conditions: [unset] })).toEqual(['CUST-000007']);
  await writer.write([{ id: 'id-1', lifetimeValue: 1000 }], 0);
  expect((await customerNumbers(source, { sort: { field: 'lifetimeValue', descending: true } }))[0]).toBe(
    'CUST-000001',
  );
});
