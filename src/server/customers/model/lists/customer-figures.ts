import type { Customer } from '../../../../contract/customer.ts';
import { nameIdentity } from '../contact-identity.ts';

/** The fields of a customer that are kept as numbers, beside its position. */
export const figureColumns = [
  'totalOrders',
  'totalSpent',
  'averageOrderValue',
  'lifetimeValue',
  'lastOrderDate',
  'lastActivityDate',
  'updatedAt',
] as const satisfies readonly (keyof Customer)[];
export type FigureField = (typeof figureColumns)[number];

/** What a customer may have none of, a bit each. */
export const presenceBits = [
  ['email', 1],
  ['phone', 2],
  ['name', 4],
] as const;
export type PresenceField = (typeof presenceBits)[number][0];

/** What a customer is sorted and filtered by beside its status: presence, source, folded name, then the numbers. */
export function figureValues(customer: Omit<Customer, 'id' | 'customerNumber'>): readonly (string | number | null)[] {
  const name = nameIdentity(customer);
  const has = { email: customer.emails.length > 0, phone: customer.phones.length > 0, name: name !== '' };
  let presence = 0;
  for (const [field, bit] of presenceBits) if (has[field]) presence |= bit;
  return [presence, customer.source, name === '' ? null : name, ...figureColumns.map((field) => customer[field])];
}
