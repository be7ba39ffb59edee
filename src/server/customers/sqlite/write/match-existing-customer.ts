import type { CustomerUpsert, PreparedUpsert } from '../../model/customer-upsert.ts';
import { nameIdentity } from '../../model/contact-identity.ts';
import { upsertOf } from '../../model/prepare-upsert.ts';
import { RejectedRowError } from '../../model/customer-upsert.ts';
import type { CustomerRowsByKey, StoredRow } from '../read/customer-rows-by-key.ts';

/**
 * The stored customer that a row matches: by number, else by id; a row with neither, by primary email and folded name,
 * else by primary phone and folded name. Null for a new customer. Throws RejectedRowError on a row with none of these,
 * or with the number of one customer and the id of another.
 */
export function matchExisting(finder: CustomerRowsByKey, row: CustomerUpsert | PreparedUpsert): StoredRow | null {
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
    : findByContact(finder, upsertOf(row));
}

function findByContact(finder: CustomerRowsByKey, upsert: CustomerUpsert): StoredRow | null {
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
  const byEmail = email === undefined ? null : finder.byPrimaryEmailAndName(email, name);
  return byEmail ?? (phone === undefined ? null : finder.byPrimaryPhoneAndName(phone, name));
}

function primaryOf<T extends { readonly isPrimary: boolean }>(values: readonly T[] | undefined): T | undefined {
  return values?.find(({ isPrimary }) => isPrimary) ?? values?.[0];
}
