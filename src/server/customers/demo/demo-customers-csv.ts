import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { systemParameters } from '../../../contract/parameters.ts';
import { demoBatches } from './demo-customers.ts';
import type { DemoCustomer } from './demo-customers.ts';
import { defaultDemoSeed } from './content/random.ts';
import { demoParameters } from './content/demo-parameters.ts';

const parameters = [...systemParameters, ...demoParameters];
const instant = (moment: number | null): string => (moment === null ? '' : new Date(moment).toISOString());

/** The columns of the CSV: the names of the contract, then those of the parameters. */
const columns: readonly (readonly [header: string, cell: (customer: DemoCustomer) => string | number | null])[] = [
  ['customerNumber', (customer) => customer.customerNumber],
  ['firstName', (customer) => customer.firstName],
  ['lastName', (customer) => customer.lastName],
  ['displayName', (customer) => customer.displayName],
  ['emails', (customer) => customer.emails.map((email) => email.address).join('; ')],
  ['phones', (customer) => customer.phones.map((phone) => phone.number).join('; ')],
  ['profilePhoto', (customer) => customer.profilePhoto],
  ['status', (customer) => customer.status],
  ['source', (customer) => customer.source],
  ['totalOrders', (customer) => customer.totalOrders],
  ['totalSpent', (customer) => customer.totalSpent],
  ['averageOrderValue', (customer) => customer.averageOrderValue],
  ['lifetimeValue', (customer) => customer.lifetimeValue],
  ['lastOrderDate', (customer) => instant(customer.lastOrderDate)],
  ['lastActivityDate', (customer) => instant(customer.lastActivityDate)],
  ['createdAt', (customer) => instant(customer.createdAt)],
  ['updatedAt', (customer) => instant(customer.updatedAt)],
  // The system parameter Source has the name of a field, so its column has its id.
  ...parameters.map(
    ({ id, name }) => [name === 'Source' ? id : name, (customer: DemoCustomer) => parameterCell(customer, id)] as const,
  ),
];

const batchSize = 1_000;

/** Streams demo customers as UTF-8 CSV text with a header, for benches and tests of the import. */
export function demoCustomersCsv(count: number, seed: number = defaultDemoSeed): Readable {
  return Readable.from(csvText(count, seed), { objectMode: false });
}

function* csvText(count: number, seed: number): Generator<string> {
  yield stringify([columns.map(([header]) => header)]);
  for (const batch of demoBatches(count, batchSize, seed)) {
    yield stringify(batch.map((customer) => columns.map(([, cell]) => cell(customer))));
  }
}

function parameterCell(customer: DemoCustomer, id: string): string {
  const value = customer.parameters[id];
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : value.join('; ');
}
