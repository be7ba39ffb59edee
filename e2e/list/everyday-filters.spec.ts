import type { Page } from '@playwright/test';
import { SummaryResponse } from '../../src/contract/list/list-metadata.ts';
import { countSteps } from '../support/page/counted-steps.ts';
import { listOn, openList, parameterId } from '../support/page/customers-list.ts';
import {
  addFilterButton as addFilter,
  filterOption as option,
  filtersOn as filters,
} from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';

/** The footer has the number of customers that the API counts for these filters. */
async function expectListed(page: Page, query: string): Promise<void> {
  const answer = await page.request.get(`/api/app/summary?${query}`);
  const { all } = SummaryResponse.parse(await answer.json()).data;
  await expect(listOn(page).footer).toContainText((all?.count ?? Number.NaN).toLocaleString('en-GB'));
}

async function expectAddress(page: Page, ...conditions: readonly string[]): Promise<void> {
  await expect.poll(() => new URL(page.url()).searchParams.getAll('filter')).toEqual(conditions);
}

test('finds Gold and inactive customers with three clicks, or eight keys', async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  const steps = await countSteps(page);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await option(page, /^Gold/).click();
  await page.getByRole('link', { name: /^Inactive/ }).click();
  await expectAddress(page, `${tier}:is:Gold`);
  await expect(page).toHaveURL(/status=inactive/);
  expect(await steps()).toEqual({ clicks: 3, keys: 0 });
  await page.getByRole('button', { name: /^Remove filter/ }).click();
  await page.goto('/customers');
  await expect(listOn(page).rows.first()).toBeVisible();
  const keys = await countSteps(page);
  await page.keyboard.press('3');
  await expect(page).toHaveURL('/customers?status=inactive');
  await page.keyboard.press('f');
  await expect(option(page, /^Loyalty Tier/)).toBeVisible();
  await page.keyboard.type('gold');
  await expect(option(page, /^Loyalty Tier is Gold/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expectAddress(page, `${tier}:is:Gold`);
  await expect(page).toHaveURL(/status=inactive/);
  expect(await keys()).toEqual({ clicks: 0, keys: 7 });
  await expect(addFilter(page)).toBeFocused();
});

test('finds who opted in to SMS with two clicks, or five keys', async ({ page }) => {
  await openList(page);
  const steps = await countSteps(page);
  await page.getByRole('button', { name: 'SMS Opt-In' }).click();
  await option(page, /^Yes/).click();
  await expectAddress(page, 'system_sms_opt_in:is:true');
  expect(await steps()).toEqual({ clicks: 2, keys: 0 });
  const chip = page.getByRole('button', { name: /^SMS Opt-In is Yes/ });
  await expect(chip).toBeFocused();
  await page.keyboard.press('Backspace');
  await expectAddress(page);
  const keys = await countSteps(page);
  await page.keyboard.press('f');
  await page.keyboard.type('sm');
  await page.keyboard.press('Enter');
  await expect(option(page, /^Yes/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expectAddress(page, 'system_sms_opt_in:is:true');
  expect(await keys()).toEqual({ clicks: 0, keys: 5 });
});

test('finds customers without an email with three clicks', async ({ page }) => {
  await openList(page);
  const steps = await countSteps(page);
  await addFilter(page).click();
  await option(page, 'Email').click();
  await option(page, /^Is not set [\d,]+$/).click();
  await expectAddress(page, 'email:unset');
  expect(await steps()).toEqual({ clicks: 3, keys: 0 });
  await expect(page.getByRole('button', { name: /^Email is not set/ }).first()).toBeVisible();
  await expectListed(page, 'filter=email:unset');
});

test('finds customers without an email, without the mouse', fullRunOnly, async ({ page }) => {
  await openList(page);
  const steps = await countSteps(page);
  await page.keyboard.press('f');
  await page.keyboard.type('email');
  await expect(option(page, 'Email').first()).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(option(page, /^Is not set/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expectAddress(page, 'email:unset');
  expect(await steps()).toEqual({ clicks: 0, keys: 8 });
  await expect(addFilter(page)).toBeFocused();
});

test('finds a lifetime value over 1,000 with three clicks and the amount', async ({ page }) => {
  await openList(page);
  const steps = await countSteps(page);
  await addFilter(page).click();
  await option(page, 'Lifetime value').click();
  await page.keyboard.type('1,000');
  await filters(page)
    .getByRole('button', { name: /^Show [\d,]+ customers$/ })
    .click();
  await expectAddress(page, 'lifetimeValue:gte:1000');
  expect(await steps()).toEqual({ clicks: 3, keys: 5 });
  await expectListed(page, 'filter=lifetimeValue:gte:1000');
  const chip = page.getByRole('button', { name: /^Lifetime value at least £1,000/ });
  await chip.click();
  await filters(page).getByRole('radio', { name: 'Between' }).check({ force: true });
  await filters(page).getByRole('textbox', { name: 'Lifetime value at most' }).fill('5000');
  await page.keyboard.press('Enter');
  await expectAddress(page, 'lifetimeValue:gte:1000', 'lifetimeValue:lte:5000');
  await expect(page.getByRole('button', { name: /^Lifetime value between £1,000 and £5,000/ })).toBeVisible();
});

test('finds a lifetime value over 1,000, without the mouse', fullRunOnly, async ({ page }) => {
  await openList(page);
  const steps = await countSteps(page);
  await page.keyboard.press('f');
  await page.keyboard.type('lif');
  await expect(option(page, 'Lifetime value')).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(filters(page).getByRole('textbox', { name: 'Lifetime value at least' })).toBeFocused();
  await page.keyboard.type('1000');
  await page.keyboard.press('Enter');
  await expectAddress(page, 'lifetimeValue:gte:1000');
  expect(await steps()).toEqual({ clicks: 0, keys: 10 });
});

test('finds Gold customers with a marketing opt-in with four clicks, and clears both', async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  const steps = await countSteps(page);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await option(page, /^Gold/).click();
  await page.getByRole('button', { name: 'Marketing Opt-In' }).click();
  await option(page, /^Yes/).click();
  await expectAddress(page, `${tier}:is:Gold`, 'system_marketing_opt_in:is:true');
  expect(await steps()).toEqual({ clicks: 4, keys: 0 });
  await expectListed(page, `filter=${tier}:is:Gold&filter=system_marketing_opt_in:is:true`);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expectAddress(page);
  await expect(addFilter(page)).toBeFocused();
});

test('finds Gold customers with a marketing opt-in, without the mouse', fullRunOnly, async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  const steps = await countSteps(page);
  await page.keyboard.press('f');
  await page.keyboard.type('gold');
  await expect(option(page, /^Loyalty Tier is Gold/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expectAddress(page, `${tier}:is:Gold`);
  await page.keyboard.press('f');
  await page.keyboard.type('mar');
  await expect(option(page, 'Marketing Opt-In')).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(option(page, /^Yes/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expectAddress(page, `${tier}:is:Gold`, 'system_marketing_opt_in:is:true');
  expect(await steps()).toEqual({ clicks: 0, keys: 12 });
});

test('finds customers without an order in 90 days, without the mouse', fullRunOnly, async ({ page }) => {
  await openList(page);
  const steps = await countSteps(page);
  await page.keyboard.press('f');
  await page.keyboard.type('last o');
  await expect(option(page, 'Last order')).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await page.keyboard.type('not');
  await page.keyboard.press('ArrowDown');
  await expect(option(page, 'Not in the last 90 days')).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expectAddress(page, 'lastOrderDate:older:90d');
  expect(await steps()).toEqual({ clicks: 0, keys: 13 });
});

test('finds customers without an order in 90 days with three clicks', async ({ page }) => {
  await openList(page);
  const steps = await countSteps(page);
  await addFilter(page).click();
  await option(page, 'Last order').click();
  await option(page, 'Not in the last 90 days').click();
  await expectAddress(page, 'lastOrderDate:older:90d');
  expect(await steps()).toEqual({ clicks: 3, keys: 0 });
  await expect(page.getByRole('button', { name: /^Last order not in the last 90 days/ })).toBeVisible();
  await expectListed(page, 'filter=lastOrderDate:older:90d');
});

test('offers the search instead of a filter', fullRunOnly, async ({ page }) => {
  await openList(page);
  await page.keyboard.press('f');
  await expect(filters(page).getByRole('combobox', { name: 'Filter by' })).toBeFocused();
  await page.keyboard.type('murphy');
  const search = option(page, 'Search customers for “murphy” instead');
  const answer = await page.request.get('/api/app/summary?search=murphy');
  await expect(search).toContainText(String(SummaryResponse.parse(await answer.json()).data.all?.count));
  await search.click();
  await expect(page).toHaveURL('/customers?search=murphy');
  await expect(listOn(page).search).toHaveValue('murphy');
});
