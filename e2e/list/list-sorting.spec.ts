import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/page/axe.ts';
import { countSteps } from '../support/page/counted-steps.ts';
import { firstCustomers, listOn, openList } from '../support/page/customers-list.ts';
import { press } from '../support/page/keyboard.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { holdRequests } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';

const heading = (page: Page, name: string) => page.getByRole('columnheader', { name });

async function expectFirst(page: Page, sort: string): Promise<void> {
  const [first] = await firstCustomers(page, `&sort=${sort}`);
  await expect(listOn(page).rows.first()).toHaveAttribute('data-customer-number', first?.customerNumber ?? '');
}

test('shows the biggest spenders with one click on the heading, and the smallest with the second', async ({ page }) => {
  await openList(page);
  await expect(heading(page, 'Created')).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByRole('button', { name: 'Sort: Newest' })).toBeVisible();
  const steps = await countSteps(page);
  const button = heading(page, 'Lifetime value').getByRole('button');
  await expect(button).toHaveAttribute('aria-description', 'Sort by lifetime value, highest first');
  await button.click();
  await expect(page).toHaveURL('/customers?sort=-lifetimeValue');
  await expect(heading(page, 'Lifetime value')).toHaveAttribute('aria-sort', 'descending');
  await expect(heading(page, 'Created')).not.toHaveAttribute('aria-sort');
  await expect(page.getByRole('button', { name: 'Sort: Highest lifetime value' })).toBeVisible();
  await expectFirst(page, '-lifetimeValue');
  expect(await steps()).toEqual({ clicks: 1, keys: 0 });
  await button.click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL('/customers?sort=lifetimeValue');
  await expect(heading(page, 'Lifetime value')).toHaveAttribute('aria-sort', 'ascending');
  await expectFirst(page, 'lifetimeValue');
  await page.goBack();
  await expectFirst(page, '-lifetimeValue');
});

test('sorts by the keyboard, with the menu and with a heading', fullRunOnly, async ({ page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Sort: Newest' }).focus();
  const steps = await countSteps(page);
  await page.keyboard.press('Enter');
  const menu = page.getByRole('menu', { name: 'Sort by' });
  await expect(menu.getByRole('menuitemradio', { name: 'Newest' })).toBeChecked();
  await expectAccessible(page);
  await page.keyboard.type('highest l');
  await expect(menu.getByRole('menuitemradio', { name: 'Highest lifetime value' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/customers?sort=-lifetimeValue');
  await expectFirst(page, '-lifetimeValue');
  expect(await steps()).toEqual({ clicks: 0, keys: 11 });
  await expect(page.getByRole('button', { name: 'Sort: Highest lifetime value' })).toBeFocused();
  await heading(page, 'Customer').getByRole('button').focus();
  await press(page, 'Enter');
  await expect(page).toHaveURL('/customers?sort=name');
  await expect(heading(page, 'Customer')).toHaveAttribute('aria-sort', 'ascending');
});

test('names the order, and leads back to the newest', fullRunOnly, async ({ page }) => {
  await openList(page, '/customers?sort=createdAt');
  await page.getByRole('button', { name: 'Sort: Oldest' }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Oldest' })).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'Newest' }).click();
  await expect(page).toHaveURL('/customers');
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Sort: Oldest' })).toBeVisible();
});

test('has no headings where there are no rows', fullRunOnly, async ({ page }) => {
  await page.goto('/customers?search=zzqqxx');
  await expect(page.getByRole('heading', { name: 'No customers match “zzqqxx”' })).toBeVisible();
  // For screen readers, a table keeps its headings.
  await expect(page.getByRole('rowgroup').first()).toHaveCSS('width', '1px');
});

test('the hint of a heading leaves once it was clicked, and comes back', fullRunOnly, async ({ page }) => {
  await openList(page);
  const sort = heading(page, 'Lifetime value').getByRole('button');
  const hint = () => sort.evaluate((button) => getComputedStyle(button.parentElement ?? button, '::after').display);
  await sort.hover();
  await expect.poll(hint).toBe('block');
  await sort.click();
  await expect.poll(hint).toBe('none');
  await page.mouse.move(5, 500);
  await sort.hover();
  await expect.poll(hint).toBe('block');
});

test('no sums of another list stand beside new rows', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await expect(list.footer).toContainText('spent');
  const held = await holdRequests(page, /\/api\/app\/summary/);
  await page.getByRole('link', { name: /^Banned/ }).click();
  await expect(list.rows.first()).toContainText('Banned');
  await expect(list.footer.getByText('spent')).toBeHidden();
  await held.lift();
  await expect(list.footer.getByText('spent')).toBeVisible();
});
