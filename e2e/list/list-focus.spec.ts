import type { Page } from '@playwright/test';
import { listOn, listRequests, openList, parameterId } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { press } from '../support/page/keyboard.ts';
import { respondWith, holdRequests } from '../support/page/network-faults.ts';
import { addFilterButton, filtersOn, pressF } from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';

const region = (page: Page) => page.getByRole('region', { name: 'Customer list' });

test('moves the focus to the rows of a search once they arrive', async ({ page }) => {
  const list = await openList(page);
  const held = await holdRequests(page, listRequests);
  await list.search.focus();
  await page.keyboard.insertText('mur');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => held.requests.length).toBe(1);
  await expect(list.search).toBeFocused();
  await held.lift();
  await expect(list.rows.first().getByRole('link').first()).toBeFocused();
  await expect(list.rows.first().locator('mark').first()).toBeVisible();
});

test(
  'leads with ↓ from the filter button into the rows of the filter, once they arrive',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const held = await holdRequests(page, listRequests);
    await pressF(page);
    await page.keyboard.insertText('gold');
    await expect(filtersOn(page).locator('[data-highlighted]')).toContainText('Gold');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Loyalty Tier is Gold/ })).toBeVisible();
    // The list of filters has faded out.
    await expect(addFilterButton(page)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await held.lift();
    const first = list.rows.first().getByRole('link').first();
    await expect(list.footer).toContainText('2,214');
    await expect(first).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/customers\/CUST-/);
  },
);

test('leads with ↓ into the rows from each control above them, and from none below', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const first = list.rows.first().getByRole('link').first();
  const main = page.getByRole('main');
  for (const name of ['Filter', 'Sort: Newest', 'Columns', 'Export', 'Loyalty Tier']) {
    await main.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(first).toBeFocused();
  }
  await main.getByRole('link', { name: /^Active/ }).focus();
  await page.keyboard.press('j');
  await expect(first).toBeFocused();
  const more = list.footer.getByRole('button', { name: 'Load more' });
  await more.focus();
  await page.keyboard.press('ArrowDown');
  await expect(more).toBeFocused();
  await addFilterButton(page).click();
  await page.keyboard.press('ArrowDown');
  await expect(filtersOn(page).getByRole('combobox')).toBeFocused();
});

test('leads with ↓ into the rows from a search that Esc has cleared', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await page.keyboard.press('/');
  await page.keyboard.type('mur');
  await expect(list.rows.first().locator('mark').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(list.rows.first().getByRole('link').first()).toBeFocused();
  await expect(list.rows.first().locator('mark')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/customers\/CUST-/);
});

test('keeps the focus in the search when typing continues before the rows arrive', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const held = await holdRequests(page, listRequests);
  await list.search.focus();
  await page.keyboard.insertText('mu');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.insertText('r');
  await page.keyboard.press('Backspace');
  await held.lift();
  await expect(list.table).toHaveAttribute('aria-busy', 'false');
  await expect(page).toHaveURL(/search=mu$/);
  await expect(list.search).toBeFocused();
});

test('keeps the focus in the list when the focused element disappears', fullRunOnly, async ({ page }) => {
  await page.goto('/customers?search=zzqqxx&status=banned');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Clear search' }).focus();
  await page.keyboard.press('Enter');
  await expect(listOn(page).rows.first()).toBeVisible();
  await expect(region(page)).toBeFocused();
  await press(page, 'ArrowDown');
  await expect(listOn(page).rows.first().getByRole('link').first()).toBeFocused();
});

test(
  'keeps the focus in the list when the search is cleared for the filter and a failed page is retried',
  fullRunOnly,
  async ({ page }) => {
    await page.goto('/customers');
    // A number is no condition, so the search pauses it.
    const id = await parameterId(page, 'Store Credit');
    const list = await openList(page, `/customers?parameterId=${id}&parameterValue=25&search=mur`);
    await page.getByRole('main').getByRole('button', { name: 'Clear search' }).press('Enter');
    await expect(list.rows.first().getByRole('cell').filter({ hasText: /^25$/ })).toHaveCount(1);
    await expect(region(page)).toBeFocused();
    const fault = await respondWith(page, listRequests, { status: 500, error: 'Something went wrong on our side' });
    await list.footer.getByRole('button', { name: 'Load more' }).click();
    const again = region(page).getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible({ timeout: 60_000 });
    await fault.lift();
    await again.press('Enter');
    await expect(again).toBeHidden();
    await expect(region(page)).toBeFocused();
  },
);

test('keeps the focus in a customer that was retried', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const fault = await respondWith(page, /\/api\/v1\/customers\/[^?/]+$/, {
    status: 500,
    error: 'Something went wrong on our side',
  });
  await list.rows.first().getByRole('link').first().press('Enter');
  const panel = page.getByRole('dialog');
  const again = panel.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible({ timeout: 60_000 });
  await fault.lift();
  await again.press('Enter');
  await expect(again).toBeHidden();
  await expect(panel).toBeFocused();
});

test('keeps the focus in the list when a filter is set and removed on a phone', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openList(page);
  const button = page.getByRole('button', { name: /^Filters/ });
  await button.press('Enter');
  const sheet = filtersOn(page);
  await sheet.getByRole('button', { name: /^Gold/ }).press('Enter');
  await sheet.getByRole('button', { name: 'Show 2,214 customers' }).press('Enter');
  await expect(sheet).toBeHidden();
  await expect(button).toBeFocused();
  await page.getByRole('button', { name: /^Remove filter/ }).press('Enter');
  await expect(page).toHaveURL(/\/customers$/);
  await expect(region(page)).toBeFocused();
});
