import type { Customer } from '../../../../contract/customer.ts';
import { groupPhone } from '../../../lib/format/phone.ts';

type Named = Pick<Customer, 'displayName' | 'firstName' | 'lastName' | 'emails' | 'phones' | 'customerNumber'>;

/** What a customer is called: the name, or without one the primary email, the primary phone or the number. */
export function customerName(customer: Named): string {
  const displayName = customer.displayName?.trim() ?? '';
  if (displayName !== '') return displayName;
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ').trim();
  if (name !== '') return name;
  const email = primary(customer.emails)?.address ?? '';
  if (email !== '') return email;
  const phone = primary(customer.phones)?.number ?? '';
  return phone === '' ? customer.customerNumber : groupPhone(phone);
}

/** The primary one of emails or phones; undefined when there is none. */
export function primary<T extends { readonly isPrimary: boolean }>(values: readonly T[]): T | undefined {
  return values.find((value) => value.isPrimary) ?? values[0];
}
