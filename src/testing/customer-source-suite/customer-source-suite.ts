import { describe, expect, it } from 'vitest';
import { buildCustomer, buildCustomers } from '../customers/build-customer.ts';
import { describeLists, fillParameters } from './suite-lists.ts';
import { describeLookUps } from './suite-look-ups.ts';
import { describeMatching } from './suite-matching.ts';
import { describePastedLookUps } from './suite-pasted-searches.ts';
import { describeRefinedLists } from './suite-refined-lists.ts';
import { describeSummaries } from './suite-summaries.ts';
import { describeSearch } from './suite-search.ts';
import { describeWalks } from './suite-iteration.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { listAll } from './list-all.ts';

const now = 1_800_000_000_000;
const number = (index: number): string => `CUST-${String(index).padStart(6, '0')}`;

/** What the contract promises for every store of ours. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    describeLists(open);
    describeWalks(open);
    describeRefinedLists(open);
    describeSummaries(open);

    describe('a walk', () => {
      it('continues after a removed row, and shows rows inserted above only to a new walk', async () => {
        const { source, writer } = await open();
        await writer.write(buildCustomers(6), now);
        const seen = await listAll(source, {
          limit: 2,
          between: async (page) => {
            await writer.remove(page.slice(-1).map(({ id }) => id));
            await writer.write(
              [{ emails: [{ address: `${page[0]?.id}@new.example`, isPrimary: true }], createdAt: now }],
              now,
            );
          },
        });
        expect(seen.map(({ customerNumber }) => customerNumber)).toEqual([6, 5, 4, 3, 2, 1].map(number));
      });
    });

    it('walks with the values of all parameters', async () => {
      const { source } = await fillParameters(await open());
      const [first = []] = await Array.fromAsync(source.walk({ filter: { kind: 'all' }, status: 'banned' }));
      expect(first.map(({ parameters }) => parameters)).toEqual(['{"tier":"gold","system_browser":["Firefox"]}']);
    });

    describe('the catalogue', () => {
      const withParameters = async (): Promise<StoreUnderTest> => await fillParameters(await open());

      it('finds parameters by id and by exact name', async () => {
        const { source } = await withParameters();
        expect(await source.findParameter({ id: 'tier' })).toEqual({
          id: 'tier',
          name: 'Loyalty Tier',
          type: 'select',
        });
        expect(await source.findParameter({ name: 'Loyalty Tier' })).toEqual({
          id: 'tier',
          name: 'Loyalty Tier',
          type: 'select',
        });
        expect(await source.findParameter({ name: 'loyalty tier' })).toBeNull();
        expect(await source.findParameter({ id: 'Loyalty Tier' })).toBeNull();
      });

      it('counts each parameter and its options: system parameters first, then the most used', async () => {
        const { source } = await withParameters();
        const catalogue = await source.parameters();
        expect(catalogue.findIndex(({ system }) => !system)).toBe(10);
        expect(catalogue.find(({ id }) => id === 'tier')).toMatchObject({
          customers: 3,
          options: [
            { value: 'Gold', customers: 2 },
            { value: 'gold', customers: 1 },
          ],
        });
      });

      it('returns the existing parameter when its name is defined again', async () => {
        const { writer } = await withParameters();
        expect(await writer.defineParameter({ name: 'Loyalty Tier', type: 'text' })).toEqual({
          id: 'tier',
          name: 'Loyalty Tier',
          type: 'select',
        });
      });
    });

    describeSearch(open);

    describe('a search', () => {
      it('counts the matches by status', async () => {
        const { source, writer } = await open();
        await writer.write(
          [
            buildCustomer(1),
            buildCustomer(2, { status: 'banned' }),
            buildCustomer(3, { firstName: 'Other', emails: [], lastName: null }),
          ],
          0,
        );
        const exactly = (count: number) => ({ count, atLeast: false });
        expect(await source.summary({ filter: { kind: 'search', text: 'person' } })).toMatchObject({
          all: exactly(2),
          active: exactly(1),
          inactive: exactly(0),
          banned: exactly(1),
        });
      });
    });

    describeLookUps(open);
    describePastedLookUps(open);
    describeMatching(open);
  });
}
