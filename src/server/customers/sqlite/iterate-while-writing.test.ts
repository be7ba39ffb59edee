import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Customer } from '../../../contract/customer.ts';
import { buildCustomer, buildCustomers } from '../../../testing/customers/build-customer.ts';
import { openTestStore } from '../../../testing/customers/test-store.ts';
import { scaled } from '../../../testing/test-scale.ts';
import { listAll } from '../../../testing/customer-source-suite/list-all.ts';
import type { CustomerSource, ListFilter } from '../customer-source.ts';

const customers = scaled(3_000, 200_000);
const sharingOneTime = scaled(500, 5_000);
const changed = scaled(600, 5_000);
const filters: readonly ListFilter[] = [
  { kind: 'all' },
  { kind: 'search', text: 'person' },
  { kind: 'parameter', parameterId: 'system_language', value: 'English' },
  { kind: 'parameter', parameterId: 'system_language', value: null },
];

describe('a walk while others write', () => {
  it.each([
    ['page by page', walkByPages],
    ['in batches', walkByBatches],
  ])('yields every untouched customer exactly once %s', async (_name, walk) => {
    const { source, writer } = await openTestStore();
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(...filters), async (seed, filter) => {
        await writer.clear();
        const draw = numbersFrom(seed);
        const made = buildCustomers(customers, (index) => ({
          parameters: { system_language: 'English' },
          ...(index % Math.floor(customers / sharingOneTime) === 0 ? { createdAt: 1_700_000_000_000 } : {}),
        }));
        for (let start = 0; start < made.length; start += 10_000)
          await writer.write(made.slice(start, start + 10_000), 0);
        const touched = new Set<string>();
        const pages = Math.ceil(customers / 100);
        const perPage = Math.ceil(changed / pages);
        const seen = await walk(source, filter, async (page) => {
          // The cursor's own row goes every other time.
          const own = draw(2) === 0 ? page.at(-1) : undefined;
          const picked = Array.from({ length: perPage }, () => `id-${1 + draw(customers)}`);
          for (const id of [...picked, ...(own === undefined ? [] : [own.id])]) touched.add(id);
          await writer.remove([
            ...picked.filter((_, index) => index % 3 === 0),
            ...(own === undefined ? [] : [own.id]),
          ]);
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
      }),
      { numRuns: scaled(4, 20), examples: filters.map((filter, seed) => [seed, filter]) },
    );
  });
});

type Between = (some: readonly Customer[]) => Promise<void>;

async function walkByPages(source: CustomerSource, filter: ListFilter, between: Between): Promise<readonly Customer[]> {
  return await listAll(source, { filter, limit: 100, between });
}

async function walkByBatches(
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
