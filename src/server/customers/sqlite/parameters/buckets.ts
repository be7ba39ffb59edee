import type { CustomerStatus } from '../../../../contract/customer.ts';
import { statusCodes } from '../database/schema.ts';

const perNumber = 4;

/** The bucket of `tagged` with the customers of a status that have one value of a parameter. */
export function valueBucket(valueNumber: number, status: CustomerStatus): number {
  return valueNumber * perNumber + statusCodes[status];
}

/** The bucket with the customers of a status that have a parameter set; negative, so never a value's. */
export function setBucket(parameterNumber: number, status: CustomerStatus): number {
  return -(parameterNumber * perNumber + statusCodes[status]);
}
