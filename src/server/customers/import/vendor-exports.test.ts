import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestStore, temporaryDirectory } from '../../../testing/customers/test-store.ts';
import type { TestStore } from '../../../testing/customers/test-store.ts';
import { runImport } from '../../../testing/customers/import-run.ts';

function fixture(name: string): string {
  const path = join(temporaryDirectory(), name);
  copyFileSync(join(import.meta.dirname, 'fixtures', name), path);
  return path;
}

/** A customer's parameters by name. */
async function parametersOf(store: TestStore, id: string): Promise<Readonly<Record<string, unknown>>> {
  return Object.fromEntries(
    ((await store.customer(id))?.parameters ?? []).map((parameter) => [parameter.name, parameter]),
  );
}

describe('the export of', () => {
  it('Shopify', async () => {
    const store = await openTestStore();
    expect(await runImport(store.dataDir, [fixture('shopify.csv')])).toMatchObject({ code: 0 });
    expect(await store.customer('7013285478401')).toMatchObject({
      firstName: 'Amara',
      totalSpent: 1045.5,
      totalOrders: 8,
      phone: '+447700900101',
      marketingOptIn: true,
      smsOptIn: false,
    });
    const parameters = await parametersOf(store, '7013285478401');
    expect(parameters).toMatchObject({
      Tags: { type: 'multiselect', value: ['vip', 'wholesale'] },
      'Default Address Zip': { type: 'text', value: '01234' },
      Note: { value: 'Prefers evening deliveries.\nRing twice.' },
      'Tax Exempt': { type: 'boolean', value: 'false' },
    });
    expect((await store.customer('7013285478404'))?.phones).toEqual([
      { number: '+33639980017', isPrimary: true },
      { number: '+33199001234', isPrimary: false },
    ]);
    expect((await runImport(store.dataDir, [fixture('shopify.csv')])).output).toContain('0 changed, 4 unchanged');
  });

  it('Stripe', async () => {
    const store = await openTestStore();
    expect(await runImport(store.dataDir, [fixture('stripe.csv')])).toMatchObject({ code: 0 });
    expect(await store.customer('cus_demoK1l2M3n4O5')).toMatchObject({
      displayName: 'Fatima Khan',
      createdAt: Date.UTC(2026, 0, 31, 23, 59),
      totalSpent: 858,
      totalOrders: 12,
      averageOrderValue: 71.5,
      status: 'active',
    });
    const parameters = await parametersOf(store, 'cus_demoK1l2M3n4O5');
    expect(parameters).toMatchObject({
      Status: { value: 'past_due' },
      Delinquent: { type: 'boolean', value: 'true' },
      'Account Balance': { type: 'number', value: '-12.5' },
    });
    expect(await parametersOf(store, 'cus_demoA1b2C3d4E5')).toMatchObject({
      'Card Last4': { type: 'text', value: '0042' },
    });
    expect((await runImport(store.dataDir, [fixture('stripe.csv')])).output).toContain('0 changed, 3 unchanged');
  });

  it('HubSpot', async () => {
    const store = await openTestStore();
    expect(await runImport(store.dataDir, [fixture('hubspot.csv')], { PHONE_COUNTRY: 'US' })).toMatchObject({
      code: 0,
    });
    expect(await store.customer('51')).toMatchObject({
      displayName: 'Priya Patel',
      emails: [
        { address: 'priya.patel@hotel.example', isPrimary: true },
        { address: 'p.patel@work.example', isPrimary: false },
        { address: 'priya@example.org', isPrimary: false },
      ],
      phone: '+447700900123',
      createdAt: Date.UTC(2023, 2, 14, 9, 21),
      lastActivityDate: Date.UTC(2026, 10, 20, 16, 2),
    });
    const parameters = await parametersOf(store, '51');
    expect(parameters).toMatchObject({
      'Lifecycle Stage': { type: 'select', value: 'Customer' },
      'Number of Employees': { type: 'number', value: '250' },
    });
    expect((await store.customer('1051'))?.phones.map(({ number }) => number)).toEqual([
      '+15555550142',
      '+15555550143',
    ]);
    expect((await runImport(store.dataDir, [fixture('hubspot.csv')], { PHONE_COUNTRY: 'US' })).output).toContain(
      '0 changed, 3 unchanged',
    );
  });

  it.each([
    ['made in the browser', 'woocommerce.csv', 'Postal code'],
    ['sent by email', 'woocommerce-by-email.csv', 'Postal Code'],
  ])('WooCommerce, %s', async (_, name, postalCode) => {
    const store = await openTestStore();
    expect(await runImport(store.dataDir, [fixture(name)])).toMatchObject({ code: 0 });
    expect(await store.customer('noah.walker@hotel.example')).toMatchObject({
      displayName: 'Noah Walker',
      totalOrders: 31,
      totalSpent: 4030.62,
      averageOrderValue: 130.02,
      lastActivityDate: Date.UTC(2026, 9, 28, 8, 15, 42),
      createdAt: Date.UTC(2022, 0, 17, 12),
    });
    expect(await parametersOf(store, 'noah.walker@hotel.example')).toMatchObject({
      [postalCode]: { value: 'BS1 4DJ' },
    });
    expect((await runImport(store.dataDir, [fixture(name)])).output).toMatch(
      /: 0 new customers, 0 changed, \d unchanged/,
    );
  });
});
