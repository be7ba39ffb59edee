import type { Customer } from '../../../../contract/customer.ts';
import { readCustomer } from '../stored-json.ts';
import { emailIdentity, isSamePhone, nameIdentity } from '../contact-identity.ts';

/** The row of a stored customer. */
export interface StoredRow {
  readonly position: bigint;
  readonly json: string;
  readonly parameters: string;
}

/** Finds the stored customers that rows of an import may match; of several, the first in list order. */
export interface CustomerFinder {
  byNumber(customerNumber: string): StoredRow | null;
  byId(id: string): StoredRow | null;
  byPrimaryEmailAndName(address: string, name: string): StoredRow | null;
  /** The only customer with an email, as the primary one; null if there is none, or if several have it. */
  byUniquePrimaryEmail(address: string): StoredRow | null;
  byPrimaryPhoneAndName(number: string, name: string): StoredRow | null;
}

/** The most customers with the hash of one email who are compared to find its only owner. */
export const comparedOwners = 100;

/** The first of some customers with this name and primary email. Hashes can collide, so customers are compared. */
export function firstByPrimaryEmail(rows: Iterable<StoredRow>, address: string, name: string): StoredRow | null {
  const wanted = emailIdentity(address);
  return firstMatch(rows, (customer) => nameIdentity(customer) === name && hasPrimaryEmail(customer.emails, wanted));
}

/** The same by primary phone. */
export function firstByPrimaryPhone(rows: Iterable<StoredRow>, number: string, name: string): StoredRow | null {
  return firstMatch(
    rows,
    (customer) =>
      nameIdentity(customer) === name &&
      customer.phones.some((phone) => phone.isPrimary && isSamePhone(phone.number, number)),
  );
}

/** The only one of some customers with an email, if it is the primary one. */
export function onlyByPrimaryEmail(rows: readonly StoredRow[], address: string): StoredRow | null {
  const wanted = emailIdentity(address);
  const owners = rows
    .map((row) => ({ row, emails: readCustomer(row.json).emails }))
    .filter(({ emails }) => emails.some((email) => emailIdentity(email.address) === wanted));
  const [only, ...others] = owners;
  if (only === undefined || others.length > 0) return null;
  return hasPrimaryEmail(only.emails, wanted) ? only.row : null;
}

function hasPrimaryEmail(emails: Customer['emails'], identity: string): boolean {
  return emails.some((email) => email.isPrimary && emailIdentity(email.address) === identity);
}

function firstMatch(rows: Iterable<StoredRow>, matches: (customer: Customer) => boolean): StoredRow | null {
  for (const row of rows) if (matches(readCustomer(row.json))) return row;
  return null;
}
