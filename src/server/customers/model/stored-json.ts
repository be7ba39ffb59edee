import { CorruptDataError } from '../../errors/corrupt-data-error.ts';
import type { Customer } from '../../../contract/customer.ts';
import type { ParameterValues } from './customer-parameters.ts';
import type { CustomerRecord } from './customer-record.ts';

/** Parses JSON that this store wrote: tests hold it to the schema, not each read. */
export function readCustomer(json: string): Customer {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own JSON
  return parseStored(json) as Customer;
}

/** Parses JSON that this store wrote. */
export function readParameterValues(json: string): ParameterValues {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own JSON
  return parseStored(json) as ParameterValues;
}

export function readRecord(json: string, parameters: string): CustomerRecord {
  return { customer: readCustomer(json), parameters: readParameterValues(parameters) };
}

/** Throws a CorruptDataError. */
function parseStored(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new CorruptDataError('a customer is not JSON', { cause: error });
  }
}
