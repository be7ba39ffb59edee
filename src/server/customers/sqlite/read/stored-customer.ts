import type { Customer } from '../../../../contract/customer.ts';
import type { CustomerRecord } from '../../model/customer-record.ts';
import type { ParameterValues } from '../../model/customer-parameters.ts';

/** What the store wrote itself, read back: the schema of the JSON is held by the tests, not checked on each read. */
export function readCustomer(json: string): Customer {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- written by this store alone
  return JSON.parse(json) as Customer;
}

/** The customers of a page. */
export function readCustomers(page: string): readonly Customer[] {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- written by this store alone
  return JSON.parse(`[${page}]`) as readonly Customer[];
}

/** What the store wrote itself, read back. */
export function readParameterValues(json: string): ParameterValues {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- written by this store alone
  return JSON.parse(json) as ParameterValues;
}

export function readRecord(json: string, parameters: string): CustomerRecord {
  return { customer: readCustomer(json), parameters: readParameterValues(parameters) };
}
