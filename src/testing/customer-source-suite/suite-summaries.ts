import { describe, expect, it } from 'vitest';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import { buildCustomers } from '../customers/build-customer.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = 1_800_000_000_000;

/** Sums, facets and histograms of lists. Source: lists.md, "API additions". */
export function describeSummaries(open: () => Promise<StoreUnderTest>): void {
  const filled = async (upserts: readonly CustomerUpsert[]): Promise<StoreUnderTest> => {
    const store = await open();
    await store.writer.defineParameter({ id: 'tier', name: 'Loyalty Tier', type: 'select' });
    await store.writer.write(upserts, now);
    return store;
  };

  describe('a summary', () => {
    const spent = [10.1, 0.2, null, 1_000_000, 33.33];
    const people = buildCustomers(spent.length, (index) => ({
      status: index === 2 ? 'inactive' : 'active',
      totalSpent: spent[index - 1] ?? null,
      totalOrders: index,
      parameters: index < 4 ? { tier: index === 1 ? 'Gold' : 'Silver' } : {},
    }));

    it('adds up a list and says how many have a value; the status limits the sums, not the counts', async () => {
      const { source } = await filled(people);
      const { all, active, sums } = await source.summary({ filter: { kind: 'all' }, status: 'active' });
      expect([all?.count, active?.count]).toEqual([5, 4]);
      expect(sums?.totalSpent).toEqual({ sum: 1_000_043.43, customers: 3 });
      expect(sums?.totalOrders).toEqual({ sum: 13, customers: 4 });
      expect(sums?.lifetimeValue).toEqual({ sum: 0, customers: 0 });
    });

    it('divides a list by a parameter, under its other conditions', async () => {
      const { source } = await filled(people);
      const facet = { of: 'tier', kind: 'options' } as const;
      const conditions = [
        {
          subject: { kind: 'parameter', id: 'tier', isDate: false },
          test: { kind: 'oneOf', values: ['Gold'], isNegated: false },
        } as const,
      ];
      expect((await source.summary({ filter: { kind: 'all' }, conditions, facet })).facet).toEqual({
        kind: 'options',
        options: [
          { value: 'Silver', customers: 2 },
          { value: 'Gold', customers: 1 },
        ],
        optionsComplete: true,
        set: 3,
        unset: 2,
      });
      const inactive = await source.summary({ filter: { kind: 'all' }, status: 'inactive', facet });
      expect(inactive.facet).toMatchObject({ options: [{ value: 'Silver', customers: 1 }], set: 1, unset: 0 });
    });

    it('divides a list into buckets that have every value', async () => {
      const { source } = await filled(people);
      const { facet } = await source.summary({
        filter: { kind: 'all' },
        facet: { of: 'totalSpent', kind: 'numbers' },
      });
      if (facet?.kind !== 'histogram') throw new Error('Expected a histogram');
      expect(facet.buckets.length).toBeLessThanOrEqual(24);
      expect(facet.buckets.reduce((sum, { customers }) => sum + customers, 0)).toBe(4);
      expect([facet.set, facet.unset]).toEqual([4, 1]);
      expect(facet.buckets.every(({ from, to }, at, all) => from < to && (all[at + 1]?.from ?? to) === to)).toBe(true);
      expect(facet.buckets.at(-1)?.customers).toBe(1);
    });
  });
}
