import type { Locator, Page } from '@playwright/test';
import * as z from 'zod';
import { type CustomerDetail, GetCustomerResponse } from '../../src/contract/customer.ts';
import { routes } from '../../src/contract/route-paths.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { countSteps } from '../support/page/counted-steps.ts';
import { findCustomer, firstCustomers, openList, parameterId } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

const panel = (page: Page): Locator => page.locator('[data-customer-panel]');
const facts = (page: Page) => panel(page).getByRole('list', { name: 'Status and pinned parameters' });

/** The first active customer on a tier, and all their details. */
async function goldCustomer(page: Page): Promise<CustomerDetail> {
  const tier = await parameterId(page, 'Loyalty Tier');
  const found = findCustomer(
    await firstCustomers(page, `&parameterId=${tier}&parameterValue=Gold`),
    ({ status }) => status === 'active',
  );
  const response = await page.request.get(`/api/v1/customers/${found.customerNumber}`);
  return GetCustomerResponse.parse(await response.json()).data;
}

test('answers the first questions in its header: status, tier and opt-ins', async ({ page }) => {
  const customer = await goldCustomer(page);
  await page.goto(`/customers/${customer.customerNumber}`);
  const yesOrNo = (value: boolean | null) => (value === true ? 'Yes' : 'No');
  await expect(facts(page).getByRole('listitem')).toContainText([
    'Active',
    'Loyalty Tier: Gold',
    ...(customer.marketingOptIn === null ? [] : [`Marketing Opt-In: ${yesOrNo(customer.marketingOptIn)}`]),
    ...(customer.smsOptIn === null ? [] : [`SMS Opt-In: ${yesOrNo(customer.smsOptIn)}`]),
  ]);
  const tiles = panel(page).getByText('Lifetime value');
  expect((await facts(page).boundingBox())?.y).toBeLessThan((await tiles.boundingBox())?.y ?? 0);
  await expectAccessible(page);
});

test(
  'shows what the organisation has pinned, in its order, and nothing of what a customer lacks',
  fullRunOnly,
  async ({ page }) => {
    const customer = await goldCustomer(page);
    const tier = await parameterId(page, 'Loyalty Tier');
    const change = (path: string, data: object) =>
      page.route(`**${path}`, async (route) => {
        const answer = z.record(z.string(), z.unknown()).parse(await (await route.fetch()).json());
        await route.fulfill({ json: { ...answer, data } });
      });
    await change(`/api/v1/customers/${customer.customerNumber}`, {
      ...customer,
      marketingOptIn: null,
      smsOptIn: false,
      parameters: [
        { id: 'system_date_of_birth', name: 'Date of Birth', type: 'date', value: '1987-10-09' },
        { id: tier, name: 'Loyalty Tier', type: 'select', value: 'Gold' },
        { id: 'credit', name: 'Store Credit', type: 'number', value: '25' },
        { id: 'interests', name: 'Interests', type: 'multiselect', value: ['Wine', 'Gardening'] },
      ],
    });
    await change(routes.pinnedParameters, {
      parameterIds: ['credit', 'system_sms_opt_in', 'interests', 'system_marketing_opt_in', 'system_date_of_birth'],
    });
    await page.goto(`/customers/${customer.customerNumber}`);
    await expect(facts(page).getByRole('listitem')).toHaveText([
      'Active',
      'Store Credit: 25',
      'Interests: Wine, Gardening',
      'Date of Birth: 9 Oct 1987',
      /^SMS Opt-In: No/,
    ]);
    await expect(facts(page)).toContainText('SMS');
    // The organisation's own come before those that everyone has.
    await expect(panel(page).getByRole('heading', { level: 3 })).toHaveText([
      'Contact',
      'Your parameters',
      'System parameters',
      'Activity',
    ]);
    await expect(panel(page).locator('section', { hasText: 'Your parameters' }).locator('dt')).toHaveText([
      'Loyalty Tier',
      'Store Credit',
      'Interests',
    ]);
  },
);

test('calls where a record came from another thing than the parameter Source', fullRunOnly, async ({ page }) => {
  await page.goto('/customers/CUST-000004');
  await expect(panel(page).locator('dt', { hasText: 'Added through' })).toBeVisible();
  await expect(
    panel(page)
      .locator('section', { hasText: 'Activity' })
      .locator('dt', { hasText: /^Source$/ }),
  ).toHaveCount(0);
});

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('gives a link for a colleague with two clicks, or three keys', fullRunOnly, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const list = await openList(page, '/customers?status=active');
  const [first] = await firstCustomers(page, '&status=active');
  if (first === undefined) throw new Error('The demo data is empty');
  const link = new URL(`/customers/${first.customerNumber}?status=active`, page.url()).href;
  const steps = await countSteps(page);
  await list.link(first).click();
  await panel(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.', { exact: true })).toBeVisible();
  expect(await clipboard(page)).toBe(link);
  expect(await steps()).toEqual({ clicks: 2, keys: 0 });
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await page.evaluate(() => navigator.clipboard.writeText(''));
  const keys = await countSteps(page);
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: 'Copy link' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => clipboard(page)).toBe(link);
  expect(await keys()).toEqual({ clicks: 0, keys: 3 });
});

test('leaves a search for an email or phone out of the link, and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const list = await openList(page);
  const customer = findCustomer(await firstCustomers(page), ({ emails }) => emails.length > 0);
  const [email] = customer.emails;
  await list.search.fill(email?.address ?? '');
  await page.keyboard.press('Enter');
  await expect(list.row(customer)).toBeVisible();
  await expect(list.footer).toContainText('1 customer matches');
  await list.link(customer).click();
  await panel(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied. It leaves out your search for an email or phone number.')).toBeVisible();
  expect(await clipboard(page)).toBe(new URL(`/customers/${customer.customerNumber}`, page.url()).href);
});

test('says when the link could not be copied', fullRunOnly, async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('denied')) } });
  });
  await page.goto('/customers/CUST-000004');
  await panel(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Couldn’t copy the link. Copy it from the address bar.')).toBeVisible();
});
