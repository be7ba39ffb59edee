import { describe, expect, it } from 'vitest';
import type { ListSort, SortField } from '../../contract/list/list-sort.ts';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import type { ListCondition } from '../../server/customers/model/lists/list-condition.ts';
import { buildCustomer, buildCustomers } from '../customers/build-customer.ts';
import { customerNumbers, listAll } from './list-all.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const now = 1_800_000_000_000;
const ascending = (field: SortField): ListSort => ({ field, descending: false });
const descending = (field: SortField): ListSort => ({ field, descending: true });
const number = (index: number): string => `CUST-${String(index).padStart(6, '0')}`;

const field = (name: 'email' | 'phone' | 'source' | 'lifetimeValue' | 'lastOrderDate') =>
  ({ kind: 'field', field: name }) as const;
const parameter = (id: string, isDate = false) => ({ kind: 'parameter', id, isDate }) as const;
const is = (...values: readonly string[]) => ({ kind: 'oneOf', values, isNegated: false }) as const;
const isNot = (...values: readonly string[]) => ({ kind: 'oneOf', values, isNegated: true }) as const;
const between = (from: number, to: number) => ({ kind: 'range', from, to }) as const;
const isSet = { kind: 'set', isSet: true } as const;
const isUnset = { kind: 'set', isSet: false } as const;

/** Lists that are sorted and filtered. Source: lists.md, "API additions". */
export function describeRefinedLists(open: () => Promise<StoreUnderTest>): void {
  const filled = async (upserts: readonly CustomerUpsert[]): Promise<StoreUnderTest> => {
    const store = await open();
    await store.writer.defineParameter({ id: 'tier', name: 'Loyalty Tier', type: 'select' });
    await store.writer.defineParameter({ id: 'credit', name: 'Store Credit', type: 'number' });
    await store.writer.write(upserts, now);
    return store;
  };

  describe('a sorted list', () => {
    const values = [5, null, 7, 5, null, -1, 0];
    const byValue = buildCustomers(values.length, (index) => ({ lifetimeValue: values[index - 1] ?? null }));

    it.each<[name: string, sort: ListSort, order: readonly number[]]>([
      ['highest first, ties newest first, unknown ones last', descending('lifetimeValue'), [3, 4, 1, 7, 6, 5, 2]],
      ['lowest first, ties newest first, unknown ones last', ascending('lifetimeValue'), [6, 7, 4, 1, 3, 5, 2]],
      ['oldest first', ascending('createdAt'), [1, 2, 3, 4, 5, 6, 7]],
      ['newest first', descending('createdAt'), [7, 6, 5, 4, 3, 2, 1]],
    ])('is in order, at any page size: %s', async (_, sort, order) => {
      const { source } = await filled(byValue);
      for (const limit of [1, 2, 3, 50])
        expect(await customerNumbers(source, { sort, limit }), String(limit)).toEqual(order.map(number));
    });

    it('keeps arrivals of the same millisecond newest first, oldest first too', async () => {
      const { source } = await filled(buildCustomers(3, () => ({ createdAt: 1 })));
      expect(await customerNumbers(source, { sort: ascending('createdAt'), limit: 1 })).toEqual([3, 2, 1].map(number));
    });

    it('by name ignores case and accents, and ends with who has none', async () => {
      const names = ['émile', 'Zoë', 'Anna', null, 'anna', 'Emil', 'Åsa', '李'];
      const { source } = await filled(
        names.map((displayName, at) => buildCustomer(at + 1, { firstName: null, lastName: null, displayName })),
      );
      const listed = await listAll(source, { sort: ascending('name'), limit: 2 });
      expect(listed.map(({ displayName }) => displayName)).toEqual([
        'anna',
        'Anna',
        'Åsa',
        'Emil',
        'émile',
        'Zoë',
        '李',
        null,
      ]);
    });

    it('walks past changes: whoever keeps the value comes exactly once', async () => {
      const { source, writer } = await filled(
        buildCustomers(40, (index) => ({ totalSpent: index % 7, displayName: `N${index % 5}` })),
      );
      for (const sort of [descending('totalSpent'), ascending('name')]) {
        const touched = new Set<string>();
        const seen = await listAll(source, {
          sort,
          limit: 3,
          between: async (page) => {
            const [gone] = page.slice(-1);
            if (gone === undefined || touched.size > 8) return;
            touched.add(gone.customerNumber);
            await writer.remove([gone.id]);
            await writer.write([buildCustomer(1_000 + touched.size, { totalSpent: 3, displayName: 'N2' })], now);
          },
        });
        const numbers = seen.map(({ customerNumber }) => customerNumber);
        expect(new Set(numbers).size).toBe(numbers.length);
        const stayed = (await customerNumbers(source)).filter((one) => Number(one.slice(5)) <= 40);
        expect(stayed.filter((one) => !numbers.includes(one))).toEqual([]);
      }
    });
  });

  describe('conditions', () => {
    const people: readonly CustomerUpsert[] = [
      buildCustomer(1, { lifetimeValue: 1200, source: 'shop', parameters: { tier: 'Gold', credit: '10' } }),
      buildCustomer(2, { lifetimeValue: 80, emails: [], parameters: { tier: 'Silver', credit: '2.5' } }),
      buildCustomer(3, { lifetimeValue: null, status: 'inactive', parameters: { tier: 'Gold' } }),
      buildCustomer(4, {
        lifetimeValue: 1200,
        lastOrderDate: 1_000,
        phones: [{ number: '+15554567890', isPrimary: true }],
        parameters: { system_browser: ['Chrome', 'Safari'], system_date_of_birth: '1990-05-01' },
      }),
    ];

    it.each<[name: string, conditions: readonly ListCondition[], order: readonly number[]]>([
      ['none', [], [4, 3, 2, 1]],
      ['a select', [{ subject: parameter('tier'), test: is('Gold') }], [3, 1]],
      ['one of several', [{ subject: parameter('tier'), test: is('Gold', 'Silver') }], [3, 2, 1]],
      ['not, which includes who has none', [{ subject: parameter('tier'), test: isNot('Gold') }], [4, 2]],
      ['set', [{ subject: parameter('tier'), test: isSet }], [3, 2, 1]],
      ['not set', [{ subject: parameter('tier'), test: isUnset }], [4]],
      ['an option of a multiselect', [{ subject: parameter('system_browser'), test: is('Safari') }], [4]],
      ['none of a multiselect', [{ subject: parameter('system_browser'), test: isNot('Safari') }], [3, 2, 1]],
      ['a number parameter', [{ subject: parameter('credit'), test: between(3, Infinity) }], [1]],
      ['a date parameter', [{ subject: parameter('system_date_of_birth', true), test: between(0, 9e11) }], [4]],
      ['a figure', [{ subject: field('lifetimeValue'), test: between(1200, 1200) }], [4, 1]],
      ['no figure', [{ subject: field('lifetimeValue'), test: isUnset }], [3]],
      ['a date', [{ subject: field('lastOrderDate'), test: between(-Infinity, 1_000) }], [4]],
      ['no email', [{ subject: field('email'), test: isUnset }], [2]],
      ['a phone', [{ subject: field('phone'), test: isSet }], [4]],
      ['the source', [{ subject: field('source'), test: is('shop') }], [1]],
      ['another source or none', [{ subject: field('source'), test: isNot('shop') }], [4, 3, 2]],
      [
        'several at once',
        [
          { subject: parameter('tier'), test: is('Gold') },
          { subject: field('lifetimeValue'), test: between(1000, Infinity) },
        ],
        [1],
      ],
      [
        'some that exclude each other',
        [
          { subject: parameter('tier'), test: is('Gold') },
          { subject: parameter('tier'), test: is('Silver') },
        ],
        [],
      ],
      ['a parameter that is not defined', [{ subject: parameter('nothing'), test: isSet }], []],
    ])('%s', async (_, conditions, order) => {
      const { source } = await filled(people);
      expect(await customerNumbers(source, { conditions, limit: 1 })).toEqual(order.map(number));
      const { all } = await source.summary({ filter: { kind: 'all' }, conditions });
      expect(all).toEqual({ count: order.length, atLeast: false });
    });

    it('combine with a status, a search, a parameter and a sort', async () => {
      const { source } = await filled(people);
      const conditions = [{ subject: parameter('tier'), test: is('Gold') }];
      expect(await customerNumbers(source, { conditions, status: 'inactive' })).toEqual([number(3)]);
      expect(await customerNumbers(source, { conditions, filter: { kind: 'search', text: 'person1' } })).toEqual([
        number(1),
      ]);
      const [first] = await listAll(source, {
        conditions: [{ subject: field('lifetimeValue'), test: isSet }],
        filter: { kind: 'parameter', parameterId: 'tier', value: null },
        sort: ascending('lifetimeValue'),
      });
      expect(first).toMatchObject({ customerNumber: number(2), parameterValue: 'Silver' });
    });

    it('see what was written since, at once', async () => {
      const { source, writer } = await filled(people);
      const conditions = [{ subject: parameter('tier'), test: is('Gold') }];
      expect(await customerNumbers(source, { conditions })).toEqual([3, 1].map(number));
      await writer.write(
        [{ id: 'id-1', parameters: { tier: 'Silver' } }, buildCustomer(9, { parameters: { tier: 'Gold' } })],
        now,
      );
      expect(await customerNumbers(source, { conditions })).toEqual([9, 3].map(number));
      await writer.remove(['id-9']);
      expect(await customerNumbers(source, { conditions })).toEqual([number(3)]);
      await writer.removeParameter('tier');
      expect(await customerNumbers(source, { conditions })).toEqual([]);
      await writer.clear();
      expect(await customerNumbers(source, { sort: ascending('createdAt') })).toEqual([]);
    });
  });

  describe('included parameters', () => {
    it('come in the form of Get Customer, in every kind of list', async () => {
      const { source } = await filled([
        buildCustomer(1, { totalSpent: 5, parameters: { tier: 'Gold', system_browser: ['Safari'] } }),
      ]);
      const include = ['system_browser', 'tier', 'credit'];
      const expected = [
        { id: 'system_browser', name: 'Browser', type: 'multiselect', value: ['Safari'] },
        { id: 'tier', name: 'Loyalty Tier', type: 'select', value: 'Gold' },
      ];
      for (const options of [
        {},
        { status: 'active' as const },
        { sort: descending('totalSpent') },
        { filter: { kind: 'search', text: 'person' } as const },
        { filter: { kind: 'parameter', parameterId: 'tier', value: 'Gold' } as const },
      ]) {
        const [customer] = await listAll(source, { include, ...options });
        expect(customer?.parameters, JSON.stringify(options)).toEqual(expected);
      }
      expect((await listAll(source))[0]).not.toHaveProperty('parameters');
    });
  });
}
