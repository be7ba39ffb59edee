import type { CustomerUpsert, PreparedUpsert } from '../customer-upsert.ts';
import { emailKey, nameIdentity } from '../contact-identity.ts';
import { upsertOf } from '../prepare-upsert.ts';
import { RejectedRowError } from '../customer-upsert.ts';
import { RepeatedEmails } from './repeated-emails.ts';
import { readCustomer } from '../stored-json.ts';
import type { CustomerFinder, StoredRow } from './customer-finder.ts';

/**
 * The stored customer that a row matches: by number, else by id; a row with neither, by primary email and folded name,
 * else by email alone, else by primary phone and folded name; without a name, not if both have emails. Null for a new
 * customer. Throws RejectedRowError on a row with none of these, or with the number of one customer and the id of
 * another.
 */
export function matchExisting(
  finder: CustomerFinder,
  row: CustomerUpsert | PreparedUpsert,
  repeatedEmails: ReadonlySet<number>,
): StoredRow | null {
  const { customerNumber, id } = row;
  const numbered = customerNumber === undefined ? null : finder.byNumber(customerNumber);
  const identified = id === undefined ? null : finder.byId(id);
  if (numbered !== null && identified !== null && numbered.position !== identified.position) {
    throw new RejectedRowError(`Customer number ${customerNumber} and id ${id} belong to two different customers`);
  }
  const existing = numbered ?? identified;
  // A row with an unknown number or id is a new customer: two customers can share an email and a name.
  return existing !== null || customerNumber !== undefined || id !== undefined
    ? existing
    : findByContact(finder, upsertOf(row), repeatedEmails);
}

/** The keys of the emails that several of these rows have. */
export function repeatedIn(rows: readonly (CustomerUpsert | PreparedUpsert)[]): ReadonlySet<number> {
  const emails = new RepeatedEmails();
  if (rows.some(({ customerNumber, id }) => customerNumber === undefined && id === undefined))
    for (const row of rows) emails.add(upsertOf(row).emails?.map(({ address }) => address) ?? []);
  return emails.keys();
}

function findByContact(
  finder: CustomerFinder,
  upsert: CustomerUpsert,
  repeatedEmails: ReadonlySet<number>,
): StoredRow | null {
  const email = primaryOf(upsert.emails)?.address;
  const phone = primaryOf(upsert.phones)?.number;
  if (email === undefined && phone === undefined) {
    throw new RejectedRowError('The row has no customer number, id, email or phone to identify the customer');
  }
  const name = nameIdentity({
    displayName: upsert.displayName ?? null,
    firstName: upsert.firstName ?? null,
    lastName: upsert.lastName ?? null,
  });
  const byEmail =
    email === undefined
      ? null
      : (finder.byPrimaryEmailAndName(email, name) ?? findByEmailAlone(finder, email, name, repeatedEmails));
  if (byEmail !== null || phone === undefined) return byEmail;
  const byPhone = finder.byPrimaryPhoneAndName(phone, name);
  // Without a name, people with emails of their own only share the phone, as in an office.
  const isOther =
    name === '' && email !== undefined && byPhone !== null && readCustomer(byPhone.json).emails.length > 0;
  return isOther ? null : byPhone;
}

/** The only customer with an email, whose name may have changed, unless several rows of the file share the email. */
function findByEmailAlone(
  finder: CustomerFinder,
  email: string,
  name: string,
  repeatedEmails: ReadonlySet<number>,
): StoredRow | null {
  const only = finder.byUniquePrimaryEmail(email);
  if (only === null) return null;
  const isNameless = name === '' || nameIdentity(readCustomer(only.json)) === '';
  return isNameless || !repeatedEmails.has(emailKey(email)) ? only : null;
}

export function primaryOf<T extends { readonly isPrimary: boolean }>(values: readonly T[] | undefined): T | undefined {
  return values?.find(({ isPrimary }) => isPrimary) ?? values?.[0];
}
