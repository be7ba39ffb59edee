import type { CustomerStatus } from '../../../../contract/customer.ts';
import { presenceBits, type PresenceField } from '../../model/lists/customer-figures.ts';

/*
 * What a customer is filtered by is a set of numbers, its tags: its status, what it has or lacks, the parameters that
 * are set, and their values. One index finds the customers with any combination of them. Never renumber.
 */

/** A status is stored as its code. */
export const statusCodes = { active: 0, inactive: 1, banned: 2 } as const satisfies Record<CustomerStatus, number>;

export function statusTag(status: CustomerStatus): number {
  return 1 + statusCodes[status];
}

/** Whether a customer has, or lacks, an email, a phone or a name. */
export function presenceTag(field: PresenceField, isSet: boolean): number {
  return 4 + presenceBits.findIndex(([name]) => name === field) * 2 + (isSet ? 0 : 1);
}

/** A customer's source is a value of this parameter, which is in no catalogue. */
export const sourceParameter = 0;

/** That a parameter is set. */
export function setTag(parameter: number): number {
  return 1_000 + parameter;
}

/** Numbers of values start here, and are tags themselves. */
export const firstValue = 1_000_000;
