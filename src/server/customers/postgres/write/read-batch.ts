import { emailHash, nameHash, nameIdentity, phoneHash } from '../../model/contact-identity.ts';
import type { CustomerUpsert, PreparedUpsert } from '../../model/customer-upsert.ts';
import { comparedOwners, type StoredRow } from '../../model/matching/customer-finder.ts';
import { primaryOf } from '../../model/matching/match-existing-customer.ts';
import { earliestCreatedAt, firstPosition, lastPosition, latestCreatedAt } from '../../model/lists/list-sort-key.ts';
import { phoneVariants } from '../../model/phone-variants.ts';
import { upsertOf } from '../../model/prepare-upsert.ts';
import type { RunStatement } from '../database/postgres-database.ts';
import { toStoredText } from '../database/stored-text.ts';
import { CustomerBatch } from './customer-batch.ts';

type Row = CustomerUpsert | PreparedUpsert;

const columns = 'c.position, c.json, c.parameters';

/** Reads what the rows of a batch may match, and the positions they may take. */
export async function readBatch(run: RunStatement, rows: readonly Row[], now: number): Promise<CustomerBatch> {
  const stored = new Map<bigint, StoredRow>();
  const add = (found: readonly StoredRow[]): void => {
    for (const row of found) stored.set(row.position, row);
  };
  const ids = textsOf(rows.map(({ id }) => id));
  const numbers = textsOf(rows.map(({ customerNumber }) => customerNumber));
  if (ids.length > 0) add(await readBy(run, 'id', ids));
  if (numbers.length > 0) add(await readBy(run, 'number', numbers));
  add(await readByContacts(run, rows));
  return new CustomerBatch(stored.values(), await readLastPositions(run, rows, now));
}

/** The customers with some ids. */
export async function readBatchOf(run: RunStatement, ids: readonly string[]): Promise<CustomerBatch> {
  return new CustomerBatch(await readBy(run, 'id', textsOf(ids)), new Map());
}

async function readBy(
  run: RunStatement,
  key: 'id' | 'number',
  texts: readonly string[],
): Promise<readonly StoredRow[]> {
  // Joined, so that each is looked up in the index, however many there are.
  const text = `SELECT ${columns} FROM unnest($1::text[]) q (key) JOIN customer c ON c.${key} = q.key`;
  return await run<StoredRow>({ text, values: [texts] });
}

/** Those that a row without a number or id may match: some of each contact, as many may share one. */
async function readByContacts(run: RunStatement, rows: readonly Row[]): Promise<readonly StoredRow[]> {
  const named: { contact: number; name: number }[] = [];
  const emails = new Set<number>();
  for (const row of rows) {
    if (row.customerNumber !== undefined || row.id !== undefined) continue;
    const { displayName = null, firstName = null, lastName = null, ...upsert } = upsertOf(row);
    const name = nameHash(nameIdentity({ displayName, firstName, lastName }));
    const email = primaryOf(upsert.emails)?.address;
    const phone = primaryOf(upsert.phones)?.number;
    if (email !== undefined) {
      named.push({ contact: emailHash(email), name });
      emails.add(emailHash(email));
    }
    const { international, national } = phone === undefined ? noPhone : phoneVariants(phone);
    const digits = international ?? national;
    if (digits !== null) named.push({ contact: phoneHash(digits), name });
  }
  if (named.length === 0) return [];
  return await run<StoredRow>({
    text: `SELECT ${columns} FROM (
        SELECT k.position FROM unnest($1::int[], $2::int[]) q (contact, name), LATERAL (
          SELECT position FROM contact k WHERE k.contact = q.contact AND k.name = q.name
          ORDER BY position DESC LIMIT ${comparedOwners}) k
        UNION
        SELECT k.position FROM unnest($3::int[]) q (contact), LATERAL (
          SELECT position FROM contact k WHERE k.contact = q.contact LIMIT ${comparedOwners}) k
      ) found JOIN customer c ON c.position = found.position`,
    values: [named.map(({ contact }) => contact), named.map(({ name }) => name), [...emails]],
  });
}

const noPhone = { international: null, national: null };

async function readLastPositions(
  run: RunStatement,
  rows: readonly Row[],
  now: number,
): Promise<ReadonlyMap<number, bigint | null>> {
  const times = new Set(rows.map((row) => ('created' in row ? row.created.createdAt : (row.createdAt ?? now))));
  const sortable = [...times].filter(
    (time) => Number.isSafeInteger(time) && time >= earliestCreatedAt && time <= latestCreatedAt,
  );
  const found = await run<{ at: number; position: bigint | null }>({
    text: `SELECT q.at::int, (
        SELECT c.position FROM customer c WHERE c.position BETWEEN q.first AND q.last ORDER BY c.position DESC LIMIT 1
      ) AS position FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY q (first, last, at)`,
    values: [sortable.map((time) => String(firstPosition(time))), sortable.map((time) => String(lastPosition(time)))],
  });
  return new Map(found.map(({ at, position }) => [sortable[at - 1] ?? 0, position]));
}

function textsOf(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== undefined).map(toStoredText))];
}
