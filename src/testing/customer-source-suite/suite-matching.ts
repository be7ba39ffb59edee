import { describe, expect, it } from 'vitest';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import { buildCustomer } from '../customers/build-customer.ts';
import { ann, lookUp, email, phone } from './suite-customer.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function describeMatching(open: () => Promise<StoreUnderTest>): void {
  describe('matching rows to customers', () => {
    const meets: readonly (readonly [why: string, row: CustomerUpsert])[] = [
      ['its number', { customerNumber: 'CUST-000001' }],
      ['its id', { id: 'id-1' }],
      [
        'its primary email and name, case and accents aside',
        { displayName: ' ANN  MULLER', emails: email('Ann@Example.COM') },
      ],
      ['its email and a changed name', { firstName: 'Ann', lastName: 'Müller-Lang', emails: email('ann@example.com') }],
      ['its email alone', { emails: email('ANN@example.com') }],
      ['its primary phone and name', { firstName: 'ann', lastName: 'müller', phones: phone('0044 20 7946-0958') }],
    ];
    it.each(meets)('matches by %s', async (_, row) => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(1, ann)], 0);
      expect(await writer.write([{ ...row, totalOrders: 3 }], 1)).toEqual([
        { kind: 'updated', customerNumber: 'CUST-000001' },
      ]);
      expect((await lookUp(source, 'id-1'))?.totalOrders).toBe(3);
    });

    const misses: readonly (readonly [why: string, row: CustomerUpsert])[] = [
      ['an unknown number', { ...ann, customerNumber: 'CUST-000009' }],
    ];
    it.each(misses)('creates a customer for %s', async (_, row) => {
      const { writer } = await open();
      await writer.write([buildCustomer(1, ann)], 0);
      expect(await writer.write([row], 1)).toMatchObject([{ kind: 'created' }]);
    });

    it('gives a customer without a name the one that a later row has', async () => {
      const { source, writer } = await open();
      await writer.write([{ emails: email('ida@example.org') }], 0);
      const later = { firstName: 'Ida', lastName: 'Moss', emails: email('Ida@Example.org') };
      expect(await writer.write([later], 1)).toMatchObject([{ kind: 'updated', customerNumber: 'CUST-000001' }]);
      expect(await writer.write([later], 2)).toMatchObject([{ kind: 'unchanged' }]);
      expect(await lookUp(source, 'ida@example.org')).toMatchObject({ displayName: 'Ida Moss' });
    });

    it('keeps the name when a later row has none', async () => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(1, ann)], 0);
      await writer.write([{ emails: email('ann@example.com'), totalOrders: 3 }], 1);
      expect(await lookUp(source, 'id-1')).toMatchObject({ displayName: 'Ann Müller', totalOrders: 3 });
    });

    it('does not match by an email alone that two customers share', async () => {
      const { writer } = await open();
      const shared = email('family@example.com');
      await writer.write([buildCustomer(1, { ...ann, emails: shared }), buildCustomer(2, { emails: shared })], 0);
      expect(await writer.write([{ firstName: 'Bob', emails: shared }], 1)).toMatchObject([{ kind: 'created' }]);
      expect(await writer.write([{ emails: shared }], 1)).toMatchObject([{ kind: 'created' }]);
    });

    it('does not match by an email alone that is not the primary one of the customer', async () => {
      const { writer } = await open();
      const second = [...email('one@example.com'), { address: 'two@example.com', isPrimary: false }];
      await writer.write([buildCustomer(1, { ...ann, emails: second })], 0);
      const others = [{ firstName: 'Bob', emails: email('two@example.com') }, { emails: email('TWO@example.com') }];
      for (const other of others) expect(await writer.write([other], 1)).toMatchObject([{ kind: 'created' }]);
    });

    it('does not match by an email alone that several rows with names share', async () => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(1, ann)], 0);
      const named = (firstName: string) => ({ firstName, emails: email('Ann@example.com') });
      const outcomes = await writer.write([named('Bob'), named('Cy')], 1);
      expect(outcomes.map(({ kind }) => kind)).toEqual(['created', 'created']);
      expect(await lookUp(source, 'id-1')).toMatchObject({ displayName: 'Ann Müller' });
    });

    it('matches an earlier row of the same batch', async () => {
      const { writer } = await open();
      const row = { emails: email('a@example.com') };
      expect(
        (await writer.write([row, { ...row, totalOrders: 1 }, { ...row, totalOrders: 1 }], 0)).map(({ kind }) => kind),
      ).toEqual(['created', 'updated', 'unchanged']);
    });

    it('rejects a row that identifies no customer, and one with the number of one and the id of another', async () => {
      const { writer } = await open();
      await writer.write([buildCustomer(1), buildCustomer(2)], 0);
      expect(
        await writer.write([{ firstName: 'Ann' }, { customerNumber: 'CUST-000001', id: 'id-2' }], 1),
      ).toMatchObject([
        { kind: 'rejected', reason: expect.stringMatching(/\w/) },
        { kind: 'rejected', reason: expect.stringContaining('two different customers') },
      ]);
    });
  });

  describe('writing', () => {
    it('assigns the next number above all earlier ones, and uses the time of the write for missing dates', async () => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(41)], 0);
      expect(await writer.write([{ emails: email('new@example.com') }], 77)).toEqual([
        { kind: 'created', customerNumber: 'CUST-000042' },
      ]);
      expect(await lookUp(source, 'CUST-000042')).toMatchObject({
        createdAt: 77,
        updatedAt: 77,
        status: 'active',
        displayName: null,
      });
      await writer.remove([(await lookUp(source, 'CUST-000042'))?.id ?? '']);
      expect(await writer.write([{ emails: email('newer@example.com') }], 78)).toMatchObject([
        { customerNumber: 'CUST-000043' },
      ]);
    });

    it('keeps updatedAt when a row changes nothing, and updates it otherwise', async () => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(1, { updatedAt: 5 })], 0);
      const { updatedAt: _, ...same } = buildCustomer(1);
      expect(await writer.write([same], 99)).toMatchObject([{ kind: 'unchanged' }]);
      expect((await lookUp(source, 'id-1'))?.updatedAt).toBe(5);
      await writer.write([{ ...same, source: 'import' }], 99);
      expect((await lookUp(source, 'id-1'))?.updatedAt).toBe(99);
    });

    it('derives the display name from first and last name until it is set', async () => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(1)], 0);
      await writer.write([{ id: 'id-1', firstName: 'New' }], 1);
      expect((await lookUp(source, 'id-1'))?.displayName).toBe('New Last1');
      await writer.write(
        [
          { id: 'id-1', displayName: 'Boss' },
          { id: 'id-1', firstName: 'Newer' },
        ],
        2,
      );
      expect((await lookUp(source, 'id-1'))?.displayName).toBe('Boss');
    });

    it('rejects only the rows with invalid values', async () => {
      const { writer } = await open();
      const rows: readonly CustomerUpsert[] = [
        { id: 'a', parameters: { unknown: 'x' } },
        { id: 'b', parameters: { system_date_of_birth: '2025-02-30' } },
        { id: 'c', parameters: { system_sms_opt_in: 'yes' } },
        { id: 'd', emails: [...email('a@b.c'), ...email('d@e.f')] },
        { id: 'e', totalSpent: Number.NaN },
        { id: 'f', createdAt: 8.64e15 },
        { id: '  ' },
        buildCustomer(1),
      ];
      const outcomes = await writer.write(rows, 0);
      expect(outcomes.map(({ kind }) => kind)).toEqual([...Array.from({ length: 7 }, () => 'rejected'), 'created']);
    });

    it('assigns no number to a rejected row', async () => {
      const { writer } = await open();
      const rows = [{ emails: email('a@b.org'), createdAt: 8.64e15 }, { emails: email('c@d.org') }];
      expect(await writer.write(rows, 0)).toMatchObject([
        { kind: 'rejected' },
        { kind: 'created', customerNumber: 'CUST-000001' },
      ]);
    });
  });

  describe('clearing the store', () => {
    it('removes a custom parameter with an id like those of the system', async () => {
      const { source, writer } = await open();
      await writer.defineParameter({ id: 'system_tier', name: 'Tier', type: 'select' });
      expect((await source.parameters()).filter(({ system }) => !system).map(({ id }) => id)).toEqual(['system_tier']);
      await writer.clear();
      expect((await source.parameters()).map(({ system }) => system)).toEqual(Array.from({ length: 10 }, () => true));
    });

    it('leaves no one and no custom parameter, and numbers from the start', async () => {
      const { source, writer } = await open();
      await writer.defineParameter({ id: 'tier', name: 'Tier', type: 'select' });
      await writer.write([buildCustomer(7, { parameters: { tier: 'Gold', system_source: 'Web' } })], 0);
      await writer.clear();
      expect(await source.get('id-7')).toBeNull();
      expect(await source.summary({ filter: { kind: 'search', text: 'person7' } })).toMatchObject({
        all: { count: 0 },
      });
      expect((await source.parameters()).map(({ customers }) => customers)).toEqual(
        Array.from({ length: 10 }, () => 0),
      );
      expect(await writer.write([{ emails: email('a@b.org') }], 0)).toMatchObject([{ customerNumber: 'CUST-000001' }]);
      await writer.clear();
      expect(await writer.write([{ emails: email('a@b.org') }], 0)).toMatchObject([{ customerNumber: 'CUST-000001' }]);
    });
  });
}
