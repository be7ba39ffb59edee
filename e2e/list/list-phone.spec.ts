import { GetCustomerResponse } from '../../src/contract/customer.ts';
import {
  firstCustomers,
  listOn,
  listRequests,
  openList,
  parameterId,
  findCustomer,
} from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { holdRequests } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

test('shows rows as cards, with the matching value, and never scrolls sideways', async ({ page }) => {
  await page.goto('/customers');
  const id = await parameterId(page, 'Loyalty Tier');
  const list = await openList(page, `/customers?parameterId=${id}&parameterValue=Gold`);
  await expect(list.rows.first()).toContainText('Loyalty Tier: Gold');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await list.viewport.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

test('opens a customer as a page and returns to its card', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const first = list.rows.nth(2).getByRole('link').first();
  await first.tap();
  await page.getByRole('button', { name: 'Back to the list' }).tap();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(first).toBeFocused();
});

test('makes every touch target at least 24 px', fullRunOnly, async ({ page }) => {
  await openList(page);
  const small = await page
    .getByRole('button')
    .or(page.getByRole('link'))
    .evaluateAll((elements) =>
      elements
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          // A row's link is as large as its card.
          return !element.hasAttribute('data-row-link') && width > 0 && (width < 24 || height < 24);
        })
        .map((element) => element.outerHTML),
    );
  expect(small).toEqual([]);
});

test('shows skeleton cards of the final height while a filtered list loads', fullRunOnly, async ({ page }) => {
  await page.goto('/customers');
  const id = await parameterId(page, 'Loyalty Tier');
  const held = await holdRequests(page, listRequests);
  await page.goto(`/customers?parameterId=${id}&parameterValue=Gold`);
  const bars = page.getByText('Loading customers').locator('xpath=following-sibling::*/*[3]');
  await expect(bars).toBeVisible();
  const expected = await bars.boundingBox();
  await held.lift();
  const third = listOn(page).rows.nth(2);
  await expect(third).toBeVisible();
  expect(await third.boundingBox()).toEqual(expected);
});

test('shows the phone number that a search matched', fullRunOnly, async ({ page }) => {
  await page.goto('/customers');
  const customer = findCustomer(
    await firstCustomers(page),
    ({ emails, phones }) => emails.length > 0 && phones.length > 0,
  );
  const list = await openList(page);
  await expect(list.row(customer)).toContainText('@');
  await list.search.fill(customer.phones.find(({ isPrimary }) => isPrimary)?.number ?? '');
  await list.search.press('Enter');
  await expect(page.getByText('Exact match')).toBeVisible();
  await expect(list.row(customer).locator('mark')).toHaveText(/^\+?\d[\d ]{7,}$/);
});

test('fits an amount of many millions on one line', fullRunOnly, async ({ page }) => {
  await page.route(/\/api\/v1\/customers\/CUST-000004$/, async (route) => {
    const answer = GetCustomerResponse.parse(await (await route.fetch()).json());
    await route.fulfill({ json: { ...answer, data: { ...answer.data, totalSpent: 98_765_432.1, totalOrders: 1 } } });
  });
  await page.goto('/customers/CUST-000004');
  const figures = page.locator('[data-customer-panel] dl').first().locator('dd');
  await expect(figures.nth(1)).toHaveText('£98,765,432.10');
  const heights = await figures.evaluateAll((elements) =>
    elements.map((element) => element.getBoundingClientRect().height),
  );
  expect(new Set(heights).size).toBe(1);
});

test('a selection covers only the first line of the toolbar, and moves nothing', fullRunOnly, async ({ page }) => {
  await page.goto('/customers');
  const list = await openList(page, `/customers?filter=${await parameterId(page, 'Loyalty Tier')}:is:Gold`);
  const before = await list.rows.first().boundingBox();
  await list.rows.first().getByRole('checkbox').check({ force: true });
  const bar = page.getByRole('group', { name: 'Selected customers' });
  await expect(bar).toBeVisible();
  expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(40);
  expect(await list.rows.first().boundingBox()).toEqual(before);
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toBeVisible();
});

test('shows on each card what the list is sorted by', fullRunOnly, async ({ page }) => {
  for (const field of ['totalSpent', 'averageOrderValue', 'lastOrderDate'] as const) {
    const customers = await firstCustomers(page, `&sort=-${field}`);
    const list = await openList(page, `/customers?sort=-${field}`);
    const figures = list.rows.locator(field === 'lastOrderDate' ? 'time' : 'strong');
    const shown = (await figures.allTextContents()).slice(0, 3);
    expect(shown).toHaveLength(3);
    if (field !== 'lastOrderDate') {
      const amounts = customers
        .slice(0, 3)
        .map((customer) => customer[field]?.toLocaleString('en-GB', { minimumFractionDigits: 2 }));
      expect(shown.map((text) => text.replace(/^£/, ''))).toEqual(amounts);
    }
  }
});
