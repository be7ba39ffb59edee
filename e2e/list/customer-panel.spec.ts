import type { Locator, Page } from '@playwright/test';
import { GetCustomerResponse } from '../../src/contract/customer.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { firstCustomers, openList, findCustomer } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { respondWith, breakConnections, holdRequests } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';

const lookUps = /\/api\/v1\/customers\/[^?/]+$/;
const panel = (page: Page): Locator => page.locator('[data-customer-panel]');

test('shows the listed details right away, and the rest once they load', async ({ page }) => {
  const list = await openList(page);
  const [customer] = await firstCustomers(page);
  if (customer === undefined) throw new Error('The demo data is empty');
  const held = await holdRequests(page, lookUps);
  await list.link(customer).click();
  await expect(panel(page)).toContainText(customer.customerNumber);
  await expect(panel(page).getByRole('heading', { name: 'Contact' })).toBeVisible();
  await expect(panel(page).getByText('Location')).toBeHidden();
  await held.lift();
  const detail = GetCustomerResponse.parse(
    await (await page.request.get(`/api/v1/customers/${customer.customerNumber}`)).json(),
  ).data;
  for (const { name } of detail.parameters)
    await expect(panel(page).getByText(name, { exact: true }).first()).toBeVisible();
});

test('steps with the arrows and with its buttons, and says where it is', async ({ page }) => {
  const list = await openList(page);
  const [first, second] = await firstCustomers(page);
  if (first === undefined || second === undefined) throw new Error('The demo data is too small');
  await list.link(first).click();
  await expect(panel(page)).toContainText('1 of 20,000');
  await page.keyboard.press('ArrowRight');
  await expect(panel(page)).toContainText(second.customerNumber);
  await expect(panel(page)).toContainText('2 of 20,000');
  await panel(page)
    .getByRole('button', { name: /Previous customer/ })
    .click();
  await expect(panel(page)).toContainText(first.customerNumber);
  await expect(panel(page).getByRole('button', { name: /Previous customer/ })).toBeDisabled();
});

test('takes a step for each press, however quickly they follow one another', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const customers = await firstCustomers(page);
  const [first, , , fourth, fifth] = customers;
  if (first === undefined || fourth === undefined || fifth === undefined) throw new Error('The demo data is too small');
  await list.link(first).click();
  await expect(panel(page)).toContainText('1 of 20,000');
  // In one task, so that the page has rendered nothing in between.
  await pressAtOnce(page, ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']);
  await expect(panel(page)).toContainText(fourth.customerNumber);
  await expect(page).toHaveURL(new RegExp(`/${fourth.customerNumber}$`));
  await pressAtOnce(page, ['Escape', 'ArrowRight']);
  await expect(panel(page)).toBeHidden();
  await expect(page).toHaveURL(/\/customers$/);
});

test('takes the focus when opened by keyboard, and returns it to the row', async ({ page }) => {
  const list = await openList(page);
  const [first] = await firstCustomers(page);
  if (first === undefined) throw new Error('The demo data is empty');
  await list.link(first).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(list.row(first).locator(':focus')).toHaveCount(1);
});

test('opens from a direct link, and says when the customer does not exist', async ({ page }) => {
  await page.goto('/customers/CUST-000004');
  await expect(panel(page).getByRole('heading', { name: 'System parameters' })).toBeVisible();
  await page.goto('/customers/CUST-999999');
  await expect(panel(page)).toContainText(
    'There is no customer CUST-999999. It may have been deleted, or the link may be wrong.',
  );
  await panel(page).getByRole('button', { name: 'Show the list' }).click();
  await expect(page).toHaveURL(/\/customers$/);
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
]) {
  test(
    `holds the place of a direct link's customer, so that nothing jumps, at ${size.width} px`,
    fullRunOnly,
    async ({ page }) => {
      await page.setViewportSize(size);
      const held = await holdRequests(page, lookUps);
      await page.goto('/customers/CUST-000004');
      await expect(panel(page).getByText('Loading customer')).toBeAttached();
      const tiles = () =>
        panel(page).evaluate((element) => {
          const grid = [...element.querySelectorAll('*')].find((part) => getComputedStyle(part).display === 'grid');
          return [...(grid?.children ?? [])].map((tile) => {
            const { x, y, width, height } = tile.getBoundingClientRect();
            return { x, y, width, height };
          });
        });
      const expected = await tiles();
      expect(expected).toHaveLength(4);
      await held.lift();
      await expect(panel(page).getByRole('heading', { name: 'System parameters' })).toBeVisible();
      expect(await tiles()).toEqual(expected);
    },
  );
}

test('keeps what it shows when a refresh fails, and tries again', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const [first] = await firstCustomers(page);
  if (first === undefined) throw new Error('The demo data is empty');
  const fault = await respondWith(page, lookUps, {
    status: 500,
    error: 'Something went wrong',
    headers: { 'x-request-id': 'req-e2e' },
  });
  await list.link(first).click();
  await expect(panel(page)).toContainText(
    'Showing basic details only, without opt-ins and parameters. Request ID req-e2e',
  );
  await expect(panel(page)).toContainText(first.customerNumber);
  await expectAccessible(page);
  await fault.lift();
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await expect(panel(page).getByRole('heading', { name: 'System parameters' })).toBeVisible();
  await expect(panel(page)).not.toContainText('Showing basic details only');
});

test(
  'keeps trying while the server is down, retries on request, and loads automatically',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const fault = await breakConnections(page, lookUps);
    await list.rows.first().getByRole('link').first().click();
    await expect(panel(page)).toContainText(
      'The server can’t be reached. This page keeps trying. ' +
        'Showing basic details only, without opt-ins and parameters.',
    );
    const tried = fault.requests.length;
    await panel(page).getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => fault.requests.length).toBeGreaterThan(tried);
    await page.goto('/customers/CUST-000123');
    await expect(panel(page).getByRole('heading', { name: 'Couldn’t load this customer' })).toBeVisible();
    await expectAccessible(page);
    await fault.lift();
    await expect(panel(page).getByRole('heading', { name: 'System parameters' })).toBeVisible();
  },
);

test(
  'counts down to the end of the limit, over the list and from a direct link, and loads automatically',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const limit = { status: 429, error: 'Rate limit exceeded.', headers: { 'retry-after': '6' } };
    const fault = await respondWith(page, lookUps, limit);
    await list.rows.first().getByRole('link').first().click();
    await expect(panel(page)).toContainText(
      'Request limit reached. Showing basic details only, without opt-ins and parameters. Retrying in 0:0',
    );
    await expect(panel(page).getByRole('timer')).toBeVisible();
    await expect(panel(page).getByRole('button', { name: 'Try again' })).toBeHidden();
    await expectAccessible(page);
    await fault.lift();
    await expect(panel(page).getByRole('heading', { name: 'System parameters' })).toBeVisible();
    await expect(panel(page).getByRole('timer')).toBeHidden();
    const again = await respondWith(page, lookUps, limit);
    await page.goto('/customers/CUST-000123');
    await expect(panel(page)).toContainText('Request limit reached. Loading in 0:0');
    await expect(panel(page).getByRole('button', { name: 'Try again' })).toBeHidden();
    await again.lift();
    await expect(panel(page).getByRole('heading', { name: 'System parameters' })).toBeVisible();
  },
);

test('writes, calls and copies', fullRunOnly, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const list = await openList(page);
  const customer = findCustomer(
    await firstCustomers(page),
    ({ emails, phones }) => emails.length > 0 && phones.length > 0,
  );
  const address = customer.emails.find(({ isPrimary }) => isPrimary)?.address ?? '';
  await list.link(customer).click();
  await expect(panel(page).getByRole('link', { name: address })).toHaveAttribute('href', `mailto:${address}`);
  await expect(panel(page).getByRole('link', { name: /^\+/ }).first()).toHaveAttribute('href', /^tel:\+\d+$/);
  await panel(page)
    .getByRole('button', { name: `Copy email ${address}` })
    .click();
  await expect(panel(page).getByText('Copied')).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
});

test(
  'holds long, right-to-left and empty values, and never shows a photo it must not',
  fullRunOnly,
  async ({ page }) => {
    await page.route(/\/api\/v1\/customers\/CUST-000004$/, async (route) => {
      const answer = GetCustomerResponse.parse(await (await route.fetch()).json());
      const emails = Array.from({ length: 12 }, (_, index) => ({
        address: `a.very.long.address.number.${index}@sub.domain.example.com`,
        isPrimary: index === 5,
      }));
      const data = {
        ...answer.data,
        emails,
        phones: [],
        displayName: `مُحَمَّد ${'Wolfeschlegelstein'.repeat(8)} 👩🏽‍🚀`,
        profilePhoto: 'javascript:alert(1)',
        totalOrders: null,
        totalSpent: null,
        averageOrderValue: 0,
        lifetimeValue: 98_765_432_109_876,
        lastOrderDate: null,
        source: null,
        parameters: [],
      };
      await route.fulfill({ json: { ...answer, data } });
    });
    await page.goto('/customers/CUST-000004');
    await expect(panel(page).getByRole('link', { name: /a\.very\.long/ })).toHaveCount(12);
    await expect(panel(page).getByRole('link').first()).toHaveText(/number\.5@/);
    await expect(panel(page).locator('img')).toHaveCount(0);
    await expect(panel(page)).toContainText('£0.00');
    const overflow = await panel(page).evaluate((element) =>
      [...element.querySelectorAll(':not(.sr-only)')].some((part) => part.scrollWidth > element.clientWidth),
    );
    expect(overflow).toBe(false);
  },
);

test('is a page of its own on a phone', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/customers');
  const customer = findCustomer(
    await firstCustomers(page),
    ({ emails, phones }) => emails.length > 0 && phones.length > 0,
  );
  await page.goto(`/customers/${customer.customerNumber}`);
  await expect(panel(page).getByRole('link', { name: 'Email', exact: true })).toBeInViewport();
  await expect(panel(page).getByRole('link', { name: 'Call', exact: true })).toHaveAttribute('href', /^tel:/);
  expect(await panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
  await panel(page).getByRole('button', { name: 'Back to the list' }).click();
  await expect(panel(page)).toBeHidden();
});

test('is named in the title by its number, which says nothing about who it is', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await expect(page).toHaveTitle('Customers');
  const [first, second] = await firstCustomers(page);
  if (first === undefined || second === undefined) throw new Error('The demo data is too small');
  await list.link(first).click();
  await expect(panel(page)).toBeVisible();
  await expect(page).toHaveTitle(`${first.customerNumber} · Customers`);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveTitle(`${second.customerNumber} · Customers`);
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('Customers');
  await page.goto('/nowhere');
  await expect(page).toHaveTitle('Page not found · Customers');
});

test("shows the row's customer though its number is another's document id", fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const [first, second] = await firstCustomers(page);
  if (first === undefined || second === undefined) throw new Error('The demo data is too small');
  // What Get Customer answers then: a document id goes before a number.
  await page.route(`**/api/v1/customers/${first.customerNumber}`, (route) =>
    route.continue({ url: route.request().url().replace(first.customerNumber, second.customerNumber) }),
  );
  const own = page.waitForResponse((response) => response.url().endsWith(`/api/v1/customers/${first.id}`));
  await list.link(first).click();
  expect((await own).status()).toBe(200);
  await expect(panel(page)).toContainText(first.customerNumber);
  await expect(panel(page)).not.toContainText(second.customerNumber);
});

async function pressAtOnce(page: Page, keys: readonly string[]): Promise<void> {
  await page.evaluate((pressed) => {
    for (const key of pressed)
      document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }, keys);
}
