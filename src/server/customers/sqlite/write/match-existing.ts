import type { CustomerPatch, PreparedPatch } from '../../model/customer-patch.ts';
import { nameIdentity } from '../../model/contact-identity.ts';
import { patchOf } from '../../model/prepare-patch.ts';
import { RejectedRowError } from '../../model/customer-patch.ts';
import type { CustomerRowsByKey, StoredRow } from '../read/customer-rows-by-key.ts';

/**
 * The stored customer that a row matches: by number, else by id; a row with neither, by primary email and folded name,
 * else by primary phone and folded name. Null for a new customer. Throws RejectedRowError on a row with none of these,
 * or with the number of one customer and the id of another.
 */
export function matchExisting(finder: CustomerRowsByKey, row: CustomerPatch | PreparedPatch): StoredRow | null {
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
    : findByContact(finder, patchOf(row));
}

function findByContact(finder: CustomerRowsByKey, patch: CustomerPatch): StoredRow | null {
  const email = primaryOf(patch.emails)?.address;
  const phone = primaryOf(patch.phones)?.number;
  if (email === undefined && phone === undefined) {
    throw new RejectedRowError('The row has no customer number, id, email or phone to identify the customer');
  }
  const name = nameIdentity({
    displayName: patch.displayName ?? null,
    firstName: patch.firstName ?? null,
    lastName: patch.lastName ?? null,
  });
  const byEmail = email === undefined ? null : finder.byPrimaryEmailAndName(email, name);
  return byEmail ?? (phone === undefined ? null : finder.byPrimaryPhoneAndName(phone, name));
}

function primaryOf<T extends { readonly isPrimary: boolean }>(values: readonly T[] | undefined): T | undefined {
  return values?.find(({ isPrimary }) => isPrimary) ?? values?.[0];
}
