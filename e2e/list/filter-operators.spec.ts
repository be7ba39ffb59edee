import type { Page } from '@playwright/test';
import { SummaryResponse } from '../../src/contract/list/list-metadata.ts';
import { listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { filterOption, filtersOn, openFilter } from '../support/page/parameter-filter.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

async function countOf(page: Page, query: string): Promise<string> {
  const { all } = SummaryResponse.parse(await (await page.request.get(`/api/app/summary?${query}`)).json()).data;
  return (all?.count ?? Number.NaN).toLocaleString('en-GB');
}

async function expectAddress(page: Page, ...conditions: readonly string[]): Promise<void> {
  await expect.poll(() => new URL(page.url()).searchParams.getAll('filter')).toEqual(conditions);
}

const show = (page: Page, customers: string) =>
  filtersOn(page).getByRole('button', { name: `Show ${customers} customers` });
const chip = (page: Page, text: string) => page.getByRole('button', { name: new RegExp(`^${text}`) }).first();
const choose = (page: Page, condition: string) =>
  filtersOn(page).getByRole('radio', { name: condition, exact: true }).check({ force: true });

test('filters by any of several values, and by none of them, as one chip that can be edited', async ({ page }) => {
  await openFilter(page, 'Loyalty Tier');
  const tier = await parameterId(page, 'Loyalty Tier');
  await filterOption(page, 'More…').click();
  await filtersOn(page).getByRole('checkbox', { name: /^Gold/ }).check();
  await filtersOn(page)
    .getByRole('checkbox', { name: /^Platinum/ })
    .check();
  await show(page, await countOf(page, `filter=${encodeURIComponent(`${tier}:in:Gold|Platinum`)}`)).click();
  await expectAddress(page, `${tier}:in:Gold|Platinum`);
  await chip(page, 'Loyalty Tier is Gold or Platinum').click();
  await expect(filtersOn(page).getByRole('checkbox', { checked: true })).toHaveCount(2);
  await choose(page, 'Is none of');
  const others = await countOf(page, `filter=${tier}:not:Gold&filter=${tier}:not:Platinum`);
  await show(page, others).click();
  await expectAddress(page, `${tier}:not:Gold`, `${tier}:not:Platinum`);
  await expect(listOn(page).footer).toContainText(others);
  await chip(page, 'Loyalty Tier is not Gold or Platinum').click();
  await expect(filtersOn(page).getByRole('radio', { name: 'Is none of' })).toBeChecked();
  await filtersOn(page).getByRole('checkbox', { name: /^Gold/ }).uncheck();
  await filtersOn(page).getByRole('button', { name: /^Show/ }).click();
  await expectAddress(page, `${tier}:not:Platinum`);
});

test('filters by a typed value among several', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Company');
  const company = await parameterId(page, 'Company');
  await expect(filtersOn(page).getByRole('option').nth(5)).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(filterOption(page, 'More…')).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  const find = filtersOn(page).getByRole('searchbox');
  await expect(find).toBeFocused();
  await filtersOn(page).getByRole('checkbox').first().check();
  await expect(filtersOn(page).getByRole('button', { name: /^Show [\d,]+ customers?$/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toContain(`${company}:is:`);
});

test('filters by an exact number, and edits it', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Orders');
  await filtersOn(page).getByRole('button', { name: 'More…' }).click();
  await expect(filtersOn(page).getByRole('textbox', { name: 'Orders at least' })).toBeFocused();
  await choose(page, 'Exactly');
  await filtersOn(page).getByRole('textbox', { name: 'Orders exactly' }).fill('7');
  await show(page, await countOf(page, 'filter=totalOrders:eq:7')).click();
  await expectAddress(page, 'totalOrders:eq:7');
  await chip(page, 'Orders is 7').click();
  await expect(filtersOn(page).getByRole('radio', { name: 'Exactly' })).toBeChecked();
  await expect(filtersOn(page).getByRole('textbox', { name: 'Orders exactly' })).toHaveValue('7');
  await choose(page, 'Is set');
  await page.keyboard.press('Enter');
  await expectAddress(page, 'totalOrders:set');
});

test('filters by any period, typed or chosen, and edits it', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Last order');
  await page.keyboard.type('45');
  await expect(filterOption(page, /^In the last 45 days/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectAddress(page, 'lastOrderDate:older:45d');
  await chip(page, 'Last order not in the last 45 days').click();
  const count = filtersOn(page).getByRole('textbox', { name: 'How many' });
  await expect(count).toHaveValue('45');
  await count.fill('6');
  await choose(page, 'Months');
  await choose(page, 'In the last');
  await show(page, await countOf(page, 'filter=lastOrderDate:within:6m')).click();
  await expectAddress(page, 'lastOrderDate:within:6m');
  await page.goto('/customers?filter=lastOrderDate:older:90d');
  await chip(page, 'Last order not in the last 90 days').click();
  await expect(filterOption(page, /^Not in the last 90 days\s*chosen/)).toBeVisible();
  await filterOption(page, 'Another period…').click();
  await expect(count).toHaveValue('90');
});

test('edits a range of dates', fullRunOnly, async ({ page }) => {
  await openList(page, '/customers?filter=createdAt:from:2026-01-02&filter=createdAt:before:2026-03-04');
  await chip(page, 'Created from 2 Jan 2026 to before 4 Mar 2026').click();
  const before = filtersOn(page).getByRole('group', { name: 'Before' });
  await expect(before.getByRole('textbox', { name: 'Day' })).toHaveValue('04');
  await before.getByRole('textbox', { name: 'Day' }).fill('05');
  await filtersOn(page).getByRole('button', { name: /^Show/ }).click();
  await expectAddress(page, 'createdAt:from:2026-01-02', 'createdAt:before:2026-03-05');
});

test('filters by how a customer was added, by a name and by the last change', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Added through');
  await filtersOn(page).getByRole('option').first().click();
  await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toMatch(/^source:is:./);
  await openFilter(page, 'Name');
  await filterOption(page, /^Is not set/).click();
  await expectAddress(page, 'name:unset');
  await openFilter(page, 'Updated');
  await filterOption(page, /^In the last 7 days/).click();
  await expectAddress(page, 'updatedAt:within:7d');
});

test('says whom “not in the last” and “before” leave out, and shows them', fullRunOnly, async ({ page }) => {
  const others = await countOf(page, 'filter=lastOrderDate:unset');
  const note = filtersOn(page).getByRole('status').filter({ hasText: 'eaves out' });
  await openFilter(page, 'Last order');
  await expect(note).toHaveText(
    `“Not in the last…” leaves out ${others} customers without a last order (choose “Is not set”).`,
  );
  await page.keyboard.type('60');
  await expect(note).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(filterOption(page, /^Is not set/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expectAddress(page, 'lastOrderDate:unset');
  await openFilter(page, 'Last order');
  await filterOption(page, 'Another period…').click();
  await page.keyboard.type('60');
  await expect(note).toBeHidden();
  await choose(page, 'Not in the last');
  await expect(note).toHaveText(`Leaves out ${others} customers without a last order.`);
  await filtersOn(page).getByRole('button', { name: 'Show those instead' }).click();
  await expectAddress(page, 'lastOrderDate:unset');
  await openFilter(page, 'Last activity');
  const unseen = await countOf(page, 'filter=lastActivityDate:unset');
  await filterOption(page, 'From or before a date…').click();
  await filtersOn(page).getByRole('group', { name: 'Before' }).getByRole('textbox').first().fill('01');
  await page.keyboard.type('012026');
  await expect(note).toHaveText(`Leaves out ${unseen} customers without a last activity.`);
  await openFilter(page, 'Created');
  await expect(filterOption(page, /^Is not set 0/)).toBeVisible();
  await expect(note).toBeHidden();
});
