import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import { figureColumns } from '../../model/lists/customer-figures.ts';
import type { ContactHash } from '../../model/contact-identity.ts';
import { setTag, sourceParameter, statusCodes, statusTag } from '../database/customer-tags.ts';
import { column } from '../database/postgres-schema.ts';
import type { RunStatement } from '../database/postgres-database.ts';
import { toStoredText } from '../database/stored-text.ts';
import type { ParameterValue, ValueNumbers } from '../parameters/value-numbers.ts';
import { CountChanges } from './count-changes.ts';
import type { BatchCustomer, IndexedCustomer, WrittenCustomer } from './batch-customer.ts';

interface Deps {
  readonly run: RunStatement;
  readonly values: ValueNumbers;
  /** By id, also of parameters that are being removed. */
  readonly parameters: ReadonlyMap<string, number>;
}

/** Writes the changed customers of a batch with all that finds and counts them, inside the caller's transaction. */
export async function writeChanges(changed: readonly BatchCustomer[], deps: Deps): Promise<void> {
  const { run, values, parameters } = deps;
  const before = changed.map(({ stored }) => stored).filter((stored) => stored !== null);
  const after = changed.map(({ current }) => current).filter((current) => current !== null);
  await values.resolve(
    run,
    [...before, ...after].flatMap((customer) => [...valuesOf(customer, parameters)]),
  );
  const counts = new CountChanges();
  for (const customer of before) count(counts, customer, -1, deps);
  for (const customer of after) count(counts, customer, 1, deps);
  // A customer that changes is removed and added again, as PostgreSQL does for itself when it updates indexed columns;
  // so customers can swap their numbers in one batch.
  await remove(
    run,
    before.map(({ position }) => position),
  );
  await insert(after.filter(isWritten), deps);
  await writeContacts(run, changed);
  await counts.write(run);
  // Values that no one has any more.
  if (counts.lost.length > 0 && (await dropUnused(run, counts.lost))) values.clear();
}

/** The tags of a customer whose values have numbers. */
function tagsOf(customer: WrittenCustomer, { values, parameters }: Deps): readonly number[] {
  const tags = new Set([statusTag(customer.status), ...customer.presenceTags]);
  for (const value of valuesOf(customer, parameters)) {
    tags.add(setTag(value.parameter));
    tags.add(values.get(value));
  }
  return [...tags];
}

function* valuesOf(
  { values, source }: IndexedCustomer,
  parameters: ReadonlyMap<string, number>,
): Generator<ParameterValue> {
  if (source !== null) yield { parameter: sourceParameter, value: source };
  for (let at = 0; at < values.length; at += 2) {
    const [id = '', value = ''] = [values[at], values[at + 1]];
    const parameter = parameters.get(id);
    if (parameter === undefined) throw new Error(`The parameter ${id} is not defined`);
    yield { parameter, value };
  }
}

function count(counts: CountChanges, customer: IndexedCustomer, step: 1 | -1, { values, parameters }: Deps): void {
  const set = new Set<number>();
  counts.addCustomer(customer.status, step);
  for (const value of valuesOf(customer, parameters)) {
    counts.addValue(values.get(value), customer.status, step);
    set.add(value.parameter);
  }
  for (const parameter of set) counts.addParameter(parameter, customer.status, step);
}

/** One that only was read stays as it is. */
function isWritten(customer: IndexedCustomer | WrittenCustomer): customer is WrittenCustomer {
  return 'document' in customer;
}

async function remove(run: RunStatement, positions: readonly bigint[]): Promise<void> {
  if (positions.length === 0) return;
  await run({
    text: 'DELETE FROM customer c USING unnest($1::bigint[]) q (position) WHERE c.position = q.position',
    values: [positions.map(String)],
  });
}

const inserted: readonly (readonly [column: string, type: string, cell: (one: WrittenCustomer) => unknown])[] = [
  ['position', 'bigint', ({ position }) => String(position)],
  ['status', 'smallint', ({ status }) => statusCodes[status]],
  ['id', 'text', ({ id }) => toStoredText(id)],
  ['number', 'text', ({ customerNumber }) => toStoredText(customerNumber)],
  ['name', 'text', ({ name }) => name],
  ...figureColumns.map(
    (name, at) => [column(name), 'float8', ({ figures }: WrittenCustomer) => figures[at] ?? null] as const,
  ),
  ['document', 'text', ({ document }) => document],
  ['json', 'text', ({ json }) => json],
  ['parameters', 'text', ({ parameters }) => parameters],
];
const insertSql = `INSERT INTO customer (${inserted.map(([name]) => name).join(', ')}, tags)
  SELECT ${inserted.map((_, at) => `c${at}`).join(', ')}, tags::int[]
  FROM unnest(${inserted.map(([, type], at) => `$${at + 1}::${type}[]`).join(', ')}, $${inserted.length + 1}::text[])
    q (${inserted.map((_, at) => `c${at}`).join(', ')}, tags)
  ORDER BY c0`;

/** Customers in a statement, so that its text does not fill the memory. */
const insertedAtOnce = 2_000;

async function insert(customers: readonly WrittenCustomer[], deps: Deps): Promise<void> {
  let sent: Promise<unknown> = Promise.resolve();
  for (let at = 0; at < customers.length; at += insertedAtOnce) {
    const some = customers.slice(at, at + insertedAtOnce);
    const cells = inserted.map(([, , cell]) => some.map(cell));
    const tags = some.map((customer) => `{${tagsOf(customer, deps).join()}}`);
    // The server inserts the ones before meanwhile.
    await sent;
    sent = deps.run({ text: insertSql, values: [...cells, tags] });
  }
  await sent;
}

async function writeContacts(run: RunStatement, changed: readonly BatchCustomer[]): Promise<void> {
  const lost = changed.flatMap(({ stored, current }) => contactsOf(stored, current));
  const gained = changed.flatMap(({ stored, current }) => contactsOf(current, stored));
  const valuesFor = (contacts: typeof lost): unknown[] => [
    contacts.map(({ contact }) => contact),
    contacts.map(({ name }) => name),
    contacts.map(({ position }) => String(position)),
  ];
  const rows = 'unnest($1::int[], $2::int[], $3::bigint[]) q (contact, name, position)';
  if (lost.length > 0)
    await run({
      text: `DELETE FROM contact k USING ${rows}
        WHERE k.contact = q.contact AND k.name = q.name AND k.position = q.position`,
      values: valuesFor(lost),
    });
  if (gained.length > 0)
    await run({
      text: `INSERT INTO contact SELECT * FROM ${rows} ORDER BY contact`,
      values: valuesFor(gained),
    });
}

/** The contacts of a customer that it did not have, or will not have, in its other state. */
function contactsOf(
  customer: IndexedCustomer | null,
  other: IndexedCustomer | null,
): (ContactHash & { readonly position: bigint })[] {
  if (customer === null) return [];
  const { position } = customer;
  const isSame = (a: ContactHash, b: ContactHash): boolean => a.contact === b.contact && a.name === b.name;
  const kept = other?.position === position ? other.contacts : [];
  return customer.contacts
    .filter((one) => !kept.some((another) => isSame(one, another)))
    .map((one) => ({ ...one, position }));
}

async function dropUnused(run: RunStatement, numbers: readonly number[]): Promise<boolean> {
  const unused = customerStatuses.map((status: CustomerStatus) => `${status} = 0`).join(' AND ');
  const dropped = await run({
    text: `DELETE FROM parameter_value WHERE number = ANY($1) AND ${unused} RETURNING number`,
    values: [numbers],
  });
  return dropped.length > 0;
}
