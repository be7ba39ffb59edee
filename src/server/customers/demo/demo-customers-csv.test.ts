import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { openTestStore, temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { runImport } from '../../../testing/customers/import-run.ts';
import { demoCustomersCsv } from './demo-customers-csv.ts';
import { demoCustomers } from './demo-customers.ts';

it('imports the CSV of demo customers as the same customers, and as unchanged the second time', async () => {
  const store = await openTestStore();
  const file = join(temporaryDirectory(), 'demo.csv');
  await pipeline(demoCustomersCsv(2_300), createWriteStream(file));
  expect(await runImport(store.dataDir, [file])).toMatchObject({
    code: 0,
    output: 'demo.csv: 2,300 new customers, 0 changed, 0 unchanged.\n',
  });
  expect(await runImport(store.dataDir, [file])).toMatchObject({
    output: 'demo.csv: 0 new customers, 0 changed, 2,300 unchanged.\n',
  });
  const described = [...demoCustomers(2_300)].slice(2_100);
  const stored = await Promise.all(described.map(({ customerNumber }) => store.customer(customerNumber)));
  // Only the ids are the store's own here, of customers and of parameters.
  const comparable = stored.map((customer, at) => ({
    ...customer,
    id: described[at]?.id,
    parameters: described[at]?.parameters,
  }));
  expect(comparable).toMatchObject(described);
});
