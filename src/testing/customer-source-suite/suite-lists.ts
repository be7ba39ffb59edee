import { describe, expect, it } from 'vitest';
import type { CustomerSource } from '../../server/customers/customer-source.ts';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import { buildCustomer, buildCustomers } from '../customers/build-customer.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { customerNumbers, listAll } from './list-all.ts';

const now = 1_800_000_000_000;
const number = (index: number): string => `CUST-${String(index).padStart(6, '0')}`;

/** Writes four customers with the parameters that the suites filter by. */
export async function fillParameters(store: StoreUnderTest): Promise<StoreUnderTest> {
  await store.writer.defineParameter({ id: 'tier', name: 'Loyalty Tier', type: 'select' });
  await store.writer.write(
    [
      buildCustomer(1, { parameters: { tier: 'Gold', system_browser: ['Chrome', 'Firefox'] } }),
      buildCustomer(2, { status: 'banned', parameters: { tier: 'gold', system_browser: ['Firefox'] } }),
      buildCustomer(3, { parameters: { system_marketing_opt_in: 'false' } }),
      buildCustomer(4, { parameters: { tier: 'Gold' } }),
    ],
    now,
  );
  return store;
}

/** Lists of every source with our order and matching, including one behind another server's API. */
export function describeLists(open: () => Promise<StoreUnderTest>): void {
  const opened = async (upserts: readonly CustomerUpsert[]): Promise<StoreUnderTest> => {
    const store = await open();
    await store.writer.write(upserts, now);
    return store;
  };

  describe('order and pages', () => {
    it('lists the newest first, and on a tie the one stored later', async () => {
      const { source } = await opened([
        buildCustomer(1),
        buildCustomer(3),
        buildCustomer(2),
        buildCustomer(4, { createdAt: buildCustomer(2).createdAt ?? 0 }),
      ]);
      expect(await customerNumbers(source)).toEqual([number(3), number(4), number(2), number(1)]);
    });

    it('keeps the position of a customer that changes, unless its createdAt changes', async () => {
      const { source, writer } = await opened(buildCustomers(3));
      await writer.write(
        [
          { id: 'id-2', firstName: 'Changed', status: 'banned' },
          { id: 'id-1', createdAt: now },
        ],
        now,
      );
      expect(await customerNumbers(source)).toEqual([number(1), number(3), number(2)]);
      expect(await customerNumbers(source, { status: 'banned' })).toEqual([number(2)]);
    });

    it('lists customers from before 1970 in order', async () => {
      const { source } = await opened([
        buildCustomer(1, { createdAt: -5 }),
        buildCustomer(2, { createdAt: 0 }),
        buildCustomer(3, { createdAt: -1 }),
      ]);
      expect(await customerNumbers(source, { limit: 1 })).toEqual([number(2), number(3), number(1)]);
      expect(await customerNumbers(source, { limit: 1, filter: { kind: 'search', text: 'last' } })).toEqual([
        number(2),
        number(3),
        number(1),
      ]);
    });

    it('says on the last page that it is the last, full or not', async () => {
      const { source } = await opened(buildCustomers(4));
      const page = async (limit: number, after: string | null) =>
        await source.list({ filter: { kind: 'all' }, status: null, limit, after });
      expect((await page(4, null)).next).toBeNull();
      const first = await page(2, null);
      const second = await page(2, first.next);
      const numbers = [first, second].map(({ customers }) => customers.match(/CUST-\d+/g));
      expect([numbers, second.next]).toEqual([
        [
          [number(4), number(3)],
          [number(2), number(1)],
        ],
        null,
      ]);
    });

    it('returns an empty page without customers, and for a status that no customer has', async () => {
      const { source } = await open();
      expect(await source.list({ filter: { kind: 'all' }, status: 'banned', limit: 50, after: null })).toMatchObject({
        customers: '',
        next: null,
      });
    });
  });

  describe('parameters', () => {
    const withParameters = async (): Promise<StoreUnderTest> => await fillParameters(await open());
    const values = async (
      source: CustomerSource,
      parameterId: string,
      value: string | null,
      status: 'banned' | null = null,
    ) =>
      (await listAll(source, { filter: { kind: 'parameter', parameterId, value }, status, limit: 1 })).map(
        (customer) => [customer.customerNumber, customer.parameterValue],
      );

    it('finds customers with exactly this value, including case', async () => {
      const { source } = await withParameters();
      expect(await values(source, 'tier', 'Gold')).toEqual([
        [number(4), 'Gold'],
        [number(1), 'Gold'],
      ]);
      expect(await values(source, 'tier', 'GOLD')).toEqual([]);
    });

    it('finds customers with any value, including false', async () => {
      const { source } = await withParameters();
      expect(await values(source, 'tier', null)).toEqual([
        [number(4), 'Gold'],
        [number(2), 'gold'],
        [number(1), 'Gold'],
      ]);
      expect(await values(source, 'system_marketing_opt_in', null)).toEqual([[number(3), 'false']]);
      expect(await values(source, 'system_sms_opt_in', null)).toEqual([]);
    });

    it('matches one option of a multiselect, and shows that option, or all without a value', async () => {
      const { source } = await withParameters();
      expect(await values(source, 'system_browser', 'Firefox')).toEqual([
        [number(2), 'Firefox'],
        [number(1), 'Firefox'],
      ]);
      expect(await values(source, 'system_browser', null)).toEqual([
        [number(2), 'Firefox'],
        [number(1), 'Chrome, Firefox'],
      ]);
    });

    it('can be combined with a status', async () => {
      const { source } = await withParameters();
      expect(await values(source, 'system_browser', 'Firefox', 'banned')).toEqual([[number(2), 'Firefox']]);
    });

    it('no longer finds a value that was removed or replaced', async () => {
      const { source, writer } = await withParameters();
      await writer.write([{ id: 'id-1', parameters: { tier: null, system_browser: ['Chrome'] } }], now);
      expect(await values(source, 'tier', 'Gold')).toEqual([[number(4), 'Gold']]);
      expect(await values(source, 'system_browser', 'Firefox')).toEqual([[number(2), 'Firefox']]);
    });
  });
}
