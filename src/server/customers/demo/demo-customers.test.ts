import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { systemParameters } from '../../../contract/parameters.ts';
import { demoCustomers } from './demo-customers.ts';
import type { DemoCustomer } from './demo-customers.ts';
import { demoParameters } from './content/demo-parameters.ts';
import { demoPhoto, demoPhotoCount, demoPhotoPath } from './content/demo-photo.ts';
import { demoPhone, demoPhoneCount } from './content/demo-phones.ts';
import { demoToday, isoDate } from './content/demo-time.ts';

const customers = [...demoCustomers(20_000)];
const count = (of: (customer: DemoCustomer) => boolean): number => customers.filter(of).length;
const names = customers.map((customer) => customer.displayName ?? '').join('\n');

describe('demo customers', () => {
  it('are the same for the same seed and different for another', () => {
    expect([...demoCustomers(300, 7)]).toEqual([...demoCustomers(300, 7)]);
    expect([...demoCustomers(300, 7)]).not.toEqual([...demoCustomers(300, 8)]);
  });

  it('are numbered in the order they joined, up to a fixed day', () => {
    expect(customers.map((customer) => customer.customerNumber)).toEqual(
      customers.map((_, at) => `CUST-${String(at + 1).padStart(6, '0')}`),
    );
    expect(
      customers.every((customer, at) => at === 0 || customer.createdAt >= (customers[at - 1]?.createdAt ?? 0)),
    ).toBe(true);
    expect(Math.max(...customers.map((customer) => customer.updatedAt))).toBeLessThanOrEqual(demoToday);
  });

  it('have lively dates on the first screen: no row shows one three times, and no column the same in most', () => {
    const newest = customers
      .slice(-14)
      .map(({ createdAt, lastOrderDate, lastActivityDate }) =>
        [createdAt, lastOrderDate, lastActivityDate].map((moment) => (moment === null ? null : isoDate(moment))),
      );
    expect(newest.filter((dates) => new Set(dates).size === 1)).toEqual([]);
    for (const column of [0, 1, 2]) {
      const dates = newest.map((row) => row[column] ?? null).filter((date) => date !== null);
      expect(
        Math.max(
          ...Map.groupBy(dates, String)
            .values()
            .map((same) => same.length),
        ),
      ).toBeLessThan(6);
    }
  });

  it('have the statuses and tiers in their shares', () => {
    expect(count((customer) => customer.status === 'banned')).toBe(241);
    expect(count((customer) => customer.status === 'inactive')).toBe(2_811);
    const tier = (name: string) => count((customer) => customer.parameters['p_loyalty_tier'] === name);
    expect(['Bronze', 'Silver', 'Gold', 'Platinum'].map(tier)).toEqual([9_402, 5_120, 2_214, 611]);
  });

  it.each(['Latin', 'Arabic', 'Hebrew', 'Cyrillic', 'Greek', 'Devanagari', 'Thai', 'Han', 'Hiragana', 'Hangul'])(
    'have names in %s',
    (script) => expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, 'u')),
  );

  it('have very short and very long names, and a few with an emoji', () => {
    const lengths = customers.flatMap((customer) =>
      customer.displayName === null ? [] : [customer.displayName.length],
    );
    expect(Math.min(...lengths)).toBeLessThanOrEqual(2);
    expect(Math.max(...lengths)).toBeGreaterThan(70);
    expect(names).toMatch(/\p{Extended_Pictographic}/u);
  });

  it('sometimes have no name, email or phone, and sometimes several', () => {
    expect(count((customer) => customer.displayName === null)).toBeGreaterThan(100);
    expect(count((customer) => customer.emails.length === 0)).toBeGreaterThan(500);
    expect(count((customer) => customer.phones.length === 0)).toBeGreaterThan(1_000);
    expect(count((customer) => customer.emails.length === 12)).toBeGreaterThan(0);
    expect(count((customer) => customer.phones.length > 1)).toBeGreaterThan(500);
    const primary = (values: readonly { isPrimary: boolean }[]) => values.filter((value) => value.isPrimary).length;
    expect(
      customers.every(
        ({ emails, phones }) =>
          primary(emails) === Math.min(1, emails.length) && primary(phones) === Math.min(1, phones.length),
      ),
    ).toBe(true);
  });

  it('reach no one: every address is on a reserved domain, and no two customers share one', () => {
    const addresses = customers.flatMap((customer) => customer.emails.map((email) => email.address));
    expect(addresses.filter((address) => !/@(?:example\.(?:com|org)|[^@.]+\.(?:example|test))$/.test(address))).toEqual(
      [],
    );
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('have different phone numbers until the reserved ones run out', () => {
    const numbers = new Set(Array.from({ length: demoPhoneCount }, (_, at) => demoPhone(at + 1)));
    expect(numbers.size).toBe(demoPhoneCount);
    expect(demoPhone(demoPhoneCount + 1)).toBe(demoPhone(1));
  });

  it('have consistent amounts, with unknowns, zeros and a long tail', () => {
    const wrong = customers.filter(
      ({ totalOrders, totalSpent, averageOrderValue, lastOrderDate, createdAt, lastActivityDate }) => {
        const average =
          totalOrders !== null && totalOrders > 0 && totalSpent !== null
            ? Math.round((totalSpent / totalOrders) * 100) / 100
            : null;
        const orderedWithoutOrders = average === null && lastOrderDate !== null;
        const firstOrder = lastOrderDate ?? createdAt;
        return (
          averageOrderValue !== average ||
          orderedWithoutOrders ||
          firstOrder < createdAt ||
          (lastActivityDate ?? demoToday) < firstOrder
        );
      },
    );
    expect(wrong).toEqual([]);
    expect(count((customer) => customer.totalSpent === null)).toBeGreaterThan(500);
    expect(count((customer) => customer.totalSpent === 0)).toBeGreaterThan(500);
    expect(count((customer) => (customer.totalSpent ?? 0) > 100_000)).toBeGreaterThan(0);
    const above = count((customer) => (customer.lifetimeValue ?? 0) >= (customer.totalSpent ?? 0));
    expect(above).toBeGreaterThan(18_000);
  });

  it('have every system and custom parameter', () => {
    const rare = [...systemParameters, ...demoParameters].filter(
      ({ id }) => count((customer) => customer.parameters[id] !== undefined) < 500,
    );
    expect(rare).toEqual([]);
  });

  it('have drawn photos in the public folder, below 100 kB in total', () => {
    let bytes = 0;
    for (let number = 1; number <= demoPhotoCount; number += 1) {
      const file = new URL(`../../../../public${demoPhotoPath(number)}`, import.meta.url);
      expect(readFileSync(file, 'utf8')).toBe(demoPhoto(number));
      bytes += demoPhoto(number).length;
    }
    expect(bytes).toBeLessThan(100_000);
    const shown = new Set(customers.flatMap((customer) => customer.profilePhoto ?? []));
    expect(shown.size).toBe(demoPhotoCount);
    expect([...shown].every((path) => existsSync(new URL(`../../../../public${path}`, import.meta.url)))).toBe(true);
  });
});
