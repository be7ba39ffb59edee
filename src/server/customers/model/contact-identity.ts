import { foldText } from '../../../contract/search-text.ts';
import type { Customer } from '../../../contract/customer.ts';
import { phoneForms } from './phone-forms.ts';
import { joinNames } from './customer-record.ts';

/** An email as it is compared whole: case does not matter. Source: contract.md. */
export function emailIdentity(address: string): string {
  return address.trim().toLowerCase();
}

/**
 * A customer's name as a row of an import meets it: the shown name, folded, white space as one space; empty without
 * one.
 */
export function nameIdentity(customer: Pick<Customer, 'displayName' | 'firstName' | 'lastName'>): string {
  const name = customer.displayName ?? joinNames(customer.firstName, customer.lastName) ?? '';
  return foldText(name).trim().replace(/\s+/gu, ' ');
}

/** Whether two numbers are one phone: international digits where both tell them, else the same national ones. */
export function isSamePhone(a: string, b: string): boolean {
  const left = phoneForms(a);
  const right = phoneForms(b);
  if (left.international !== null && right.international !== null) return left.international === right.international;
  return left.national !== null && left.national === right.national;
}
