import fc from 'fast-check';
import { expect } from 'vitest';
import { Customer } from '../../contract/customer.ts';
import type { CustomerSource, ListFilter } from '../../server/customers/customer-source.ts';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import { buildCustomer, buildCustomers } from '../customers/build-customer.ts';
import { scaled } from '../test-scale.ts';
import { listAll } from '../customer-source-suite/list-all.ts';
import type { StoreUnderTest } from '../customer-source-suite/store-under-test.ts';

const customers = scaled(3_000, 200_000);
const sharingOneTime = scaled(500, 5_000);
const changed = scaled(600, 5_000);
const filters: readonly ListFilter[] = [
  { kind: 'all' },
  { kind: 'search', text: 'person' },
  { kind: 'parameter', parameterId: 'system_language', value: 'English' },
  { kind: 'parameter', parameterId: 'system_language', value: null },
];

/** A store with the same customers as others of its kind, for one walk. */
export interface WalkedStore extends StoreUnderTest {
  close(): Promise<void>;
}

/** Makes a store of these customers, and returns how to open a copy of it. */
type MakeStore = (made: readonly CustomerUpsert[]) => Promise<() => Promise<WalkedStore>>;

/**
 * Walks lists while another connection inserts, changes and deletes, the cursor's own row among them: every customer
 * that no one touched must come exactly once. Each seed has a copy of one store, as filling it takes longest.
 */
export async function walkWhileWriting(walk: Walk, makeStore: MakeStore): Promise<void> {
  const made = buildCustomers(customers, (index) => ({
    parameters: { system_language: 'English' },
    ...(index % Math.floor(customers / sharingOneTime) === 0 ? { createdAt: 1_700_000_000_000 } : {}),
  }));
  const openCopy = await makeStore(made);
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.constantFrom(...filters), async (seed, filter) => {
      const { source, writer, close } = await openCopy();
      try {
        await walkOnce({ source, writer }, { walk, seed, filter, made });
      } finally {
        await close();
      }
    }),
    { numRuns: scaled(4, 20), examples: filters.map((filter, seed) => [seed, filter]) },
  );
}

interface WalkOptions {
  readonly walk: Walk;
  readonly seed: number;
  readonly filter: ListFilter;
  readonly made: readonly CustomerUpsert[];
}

async function walkOnce({ source, writer }: StoreUnderTest, { walk, seed, filter, made }: WalkOptions): Promise<void> {
  const draw = numbersFrom(seed);
  const touched = new Set<string>();
  const pages = Math.ceil(customers / 100);
  const perPage = Math.ceil(changed / pages);
  const seen = await walk(source, filter, async (page) => {
    // The cursor's own row goes every other time.
    const own = draw(2) === 0 ? page.at(-1) : undefined;
    const picked = Array.from({ length: perPage }, () => `id-${1 + draw(customers)}`);
    for (const id of [...picked, ...(own === undefined ? [] : [own.id])]) touched.add(id);
    await writer.remove([...picked.filter((_, index) => index % 3 === 0), ...(own === undefined ? [] : [own.id])]);
    await writer.write(
      picked.map((id, index) => {
        if (index % 3 === 1)
          return { id, customerNumber: `moved-${id}`, createdAt: 1_700_000_000_000 + draw(customers * 1000) };
        const fresh = customers + 1 + draw(1_000_000_000);
        touched.add(`id-${fresh}`);
        return buildCustomer(fresh, {
          createdAt: 1_700_000_000_000 + draw(customers * 1000),
          parameters: { system_language: 'English' },
        });
      }),
      1,
    );
  });
  const untouchedIds = seen.map(({ id }) => id).filter((id) => !touched.has(id));
  const untouched = made.map(({ id }) => id ?? '').filter((id) => !touched.has(id));
  expect(untouchedIds.toSorted()).toEqual(untouched.toSorted());
}

type Between = (some: readonly Customer[]) => Promise<void>;

type Walk = (source: CustomerSource, filter: ListFilter, between: Between) => Promise<readonly Customer[]>;

export async function walkByPages(
  source: CustomerSource,
  filter: ListFilter,
  between: Between,
): Promise<readonly Customer[]> {
  return await listAll(source, { filter, limit: 100, between });
}

export async function walkByBatches(
  source: CustomerSource,
  filter: ListFilter,
  between: Between,
): Promise<readonly Customer[]> {
  const seen: Customer[] = [];
  for await (const batch of source.walk({ filter, status: null })) {
    const some = batch.map(({ customer }) => Customer.parse(JSON.parse(customer)));
    seen.push(...some);
    await between(some);
  }
  return seen;
}

/** Whole numbers below a bound, the same for the same seed. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((state >>> 0) / 2 ** 32) * below);
  };
}
