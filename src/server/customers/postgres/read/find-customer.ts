import type { StoredRow } from '../../model/matching/customer-finder.ts';
import { contactLookups, type ContactLookup } from '../../model/matching/find-by-contact.ts';
import { afterAllPositions } from '../../model/lists/list-sort-key.ts';
import { readCustomer } from '../../model/stored-json.ts';
import type { RunStatement } from '../database/postgres-database.ts';
import { toStoredText } from '../database/stored-text.ts';

/** Customers with the hash of one contact that are compared at a time. */
const comparedAtOnce = 100;

/** One customer by id, customer number, email or phone, in that order; of several, the first in list order. */
export async function findCustomer(
  run: RunStatement,
  customerId: string,
  signal: AbortSignal | undefined,
): Promise<StoredRow | null> {
  const [named] = await run<StoredRow>({
    name: 'named-customer',
    text: `SELECT position, json, parameters FROM customer WHERE id = $1 OR number = $1 ORDER BY id = $1 DESC LIMIT 1`,
    values: [toStoredText(customerId)],
  });
  if (named !== undefined) return named;
  for (const lookup of contactLookups(customerId)) {
    const found = await findByContact(run, lookup, signal);
    if (found !== null) return found;
  }
  return null;
}

/** Very many may share a contact, or its hash. */
async function findByContact(
  run: RunStatement,
  { hash, matches }: ContactLookup,
  signal: AbortSignal | undefined,
): Promise<StoredRow | null> {
  for (let below = afterAllPositions; ;) {
    const rows = await run<StoredRow>({
      name: 'customers-by-contact',
      text: `SELECT c.position, c.json, c.parameters FROM (
          SELECT DISTINCT position FROM contact WHERE contact = $1 AND position < $2 ORDER BY position DESC LIMIT $3
        ) k JOIN customer c ON c.position = k.position ORDER BY c.position DESC`,
      values: [hash, String(below), comparedAtOnce],
    });
    const found = rows.find(({ json }) => matches(readCustomer(json)));
    if (found !== undefined) return found;
    const last = rows.at(-1);
    if (last === undefined || rows.length < comparedAtOnce) return null;
    below = last.position;
    signal?.throwIfAborted();
  }
}
