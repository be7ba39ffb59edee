import fc from 'fast-check';
import { expect } from 'vitest';
import { CustomerDetail, customerStatuses, type Customer } from '../../contract/customer.ts';
import type { CustomerSource, ListFilter } from '../../server/customers/customer-source.ts';
import type { ParameterDefinition } from '../../contract/parameters.ts';
import type { CustomerUpsert, PreparedUpsert } from '../../server/customers/model/customer-upsert.ts';
import type { CustomerWriter } from '../../server/customers/customer-writer.ts';
import { prepareUpsert } from '../../server/customers/model/prepare-upsert.ts';
import { RejectedRowError } from '../../server/customers/model/customer-upsert.ts';
import { CustomerModel } from './customer-model.ts';
import { conditions, filter, ids, lookUp, sort, upsert, status, tierId } from './model-arbitraries.ts';
import { listAll } from '../customer-source-suite/list-all.ts';

const readQuery = fc.record({
  filter,
  status,
  limit: fc.constantFrom(1, 2, 3, 100),
  lookUp,
  conditions,
  sort,
});
const step = fc.record({
  upserts: fc.array(upsert, { maxLength: 4 }),
  removed: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...ids), { maxLength: 2 }) },
  ),
  query: readQuery,
});

type Query = typeof readQuery extends fc.Arbitrary<infer T> ? T : never;

interface ModelComparison {
  readonly source: CustomerSource;
  readonly writer: CustomerWriter;
  readonly runs: number;
  /** The maximum in each run. */
  readonly steps: number;
}

/**
 * Writes the same upserts into an embedded store and the model, and compares every result. The store is emptied before
 * each run.
 */
export async function compareWithModel({ source, writer, runs, steps }: ModelComparison): Promise<void> {
  const series = fc.array(step, { minLength: 1, maxLength: steps, size: steps > 20 ? 'max' : 'medium' });
  await fc.assert(
    fc.asyncProperty(series, async (taken) => {
      const model = new CustomerModel();
      await writer.clear();
      model.define(await writer.defineParameter({ id: tierId, name: 'Loyalty Tier', type: 'select' }));
      const definitions = new Map((await writer.parameters()).map((definition) => [definition.id, definition]));
      let now = 1_750_000_000_000;
      for (const { upserts, removed, query } of taken) {
        now += 1;
        const rows = preparedInTurn(upserts, now, definitions);
        expect(plainOutcomes(await writer.write(rows, now))).toEqual(plainOutcomes(model.write(upserts, now)));
        if (removed.length > 0) expect(await writer.remove(removed)).toBe(model.remove(removed));
        await compareList(source, model, query.filter, query.status, query.limit);
        await compareSorted(source, model, query);
        await compareDetail(source, model, query.lookUp);
        await compareSummary(source, model, query);
      }
      await compareList(source, model, { kind: 'all' }, null, 3);
      await compareCatalogue(source, model);
    }),
    { numRuns: runs },
  );
}

async function compareList(
  source: CustomerSource,
  model: CustomerModel,
  listFilter: ListFilter,
  of: (typeof customerStatuses)[number] | null,
  limit: number,
): Promise<void> {
  const customers = await listAll(source, { filter: listFilter, status: of, limit });
  expect(customers.map(comparable)).toEqual(model.list(listFilter, of).map(comparable));
}

async function compareSorted(
  source: CustomerSource,
  model: CustomerModel,
  { filter: listFilter, status: of, limit, conditions: all, sort: by }: Query,
): Promise<void> {
  const customers = await listAll(source, { filter: listFilter, status: of, limit, conditions: all, sort: by });
  expect(customers.map(comparable)).toEqual(model.list(listFilter, of, all, by).map(comparable));
}

async function compareDetail(source: CustomerSource, model: CustomerModel, customerId: string): Promise<void> {
  const text = (await source.get(customerId))?.customer ?? null;
  const expected = model.get(customerId);
  expect(text === null ? null : comparable(CustomerDetail.parse(JSON.parse(text)))).toEqual(
    expected && comparable(expected),
  );
}

async function compareSummary(
  source: CustomerSource,
  model: CustomerModel,
  { filter: listFilter, status: of, conditions: all }: Query,
): Promise<void> {
  const exactly = (count: number) => ({ count, atLeast: false });
  const [active, inactive, banned] = customerStatuses.map((one) => exactly(model.list(listFilter, one, all).length));
  const listed = model.list(listFilter, of, all);
  const sumOf = (field: 'totalSpent' | 'totalOrders' | 'lifetimeValue') => {
    const values = listed.map((customer) => customer[field]).filter((value) => value !== null);
    // Powers of ten hide the decimals of others, so the amounts are added up from the smallest.
    const sum = values.toSorted((a, b) => Math.abs(a) - Math.abs(b)).reduce((total, value) => total + value, 0);
    return { sum, customers: values.length };
  };
  expect(await source.summary({ filter: listFilter, status: of, conditions: all })).toEqual({
    all: exactly(model.list(listFilter, null, all).length),
    active,
    inactive,
    banned,
    sums: { totalSpent: sumOf('totalSpent'), totalOrders: sumOf('totalOrders'), lifetimeValue: sumOf('lifetimeValue') },
  });
}

async function compareCatalogue(source: CustomerSource, model: CustomerModel): Promise<void> {
  for (const { id, customers, options } of await source.parameters()) {
    expect(customers, id).toBe(model.list({ kind: 'parameter', parameterId: id, value: null }, null).length);
    for (const option of options) {
      expect(option.customers, `${id} ${option.value}`).toBe(
        model.list({ kind: 'parameter', parameterId: id, value: option.value }, null).length,
      );
    }
  }
}

/** Prepares every second upsert, which must not change the result. Rejected upserts are left to the writer. */
function preparedInTurn(
  upserts: readonly CustomerUpsert[],
  now: number,
  definitions: ReadonlyMap<string, ParameterDefinition>,
): (CustomerUpsert | PreparedUpsert)[] {
  return upserts.map((row, index) => {
    if (index % 2 === 0) return row;
    try {
      return prepareUpsert(row, now, definitions);
    } catch (error) {
      if (error instanceof RejectedRowError) return row;
      throw error;
    }
  });
}

/** Generated ids are not compared. */
function comparable<T extends Customer>(customer: T): T {
  return ids.includes(customer.id) ? customer : { ...customer, id: 'generated' };
}

function plainOutcomes(outcomes: readonly { readonly kind: string; readonly customerNumber?: string }[]) {
  return outcomes.map(({ kind, customerNumber }) => ({ kind, customerNumber: customerNumber ?? null }));
}
