import { expect, it } from 'vitest';
import { buildCustomer } from '../../../../testing/customers/build-customer.ts';
import { openTestStore } from '../../../../testing/customers/test-store.ts';
import { openForReading } from './open-database.ts';
import { ReadSnapshot } from './read-snapshot.ts';

it('reads one snapshot whatever is committed meanwhile, and the next one afterwards, also after an error', async () => {
  const { dataDir, writer } = await openTestStore();
  const database = openForReading(dataDir);
  const count = database.prepare('SELECT count(*) AS customers FROM customers');
  const snapshot = new ReadSnapshot(database);
  const during: Promise<unknown>[] = [];
  const counts = snapshot.read(() => {
    const before = count.get();
    during.push(writer.write([buildCustomer(1)], 0));
    return [before, count.get()];
  });
  await Promise.all(during);
  expect(counts).toEqual([{ customers: 0 }, { customers: 0 }]);
  expect(() =>
    snapshot.read(() => {
      throw new Error('a failure');
    }),
  ).toThrow('a failure');
  expect(snapshot.read(() => count.get())).toEqual({ customers: 1 });
  database.close();
});
