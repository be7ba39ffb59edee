import type { Page } from '@playwright/test';
import type { Customer } from '../../src/contract/customer.ts';
import { expectAccessible, expectColourContrast } from '../support/page/axe.ts';
import { countSteps } from '../support/page/counted-steps.ts';
import { firstCustomers, listOn, openList } from '../support/page/customers-list.ts';
import { press } from '../support/page/keyboard.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

const bar = (page: Page) => page.getByRole('group', { name: 'Selected customers' });
const box = (page: Page, index: number) => listOn(page).rows.nth(index).getByRole('checkbox');
const toast = (page: Page) => page.getByText(/(emails?|phones?) copied/);
const allRows = (page: Page) => page.getByRole('checkbox', { name: 'Select the loaded customers' });

const emailsOf = (customers: readonly Customer[]) =>
  customers.flatMap(({ emails }) => emails.find(({ isPrimary }) => isPrimary)?.address ?? []);

/** What was copied, line by line. */
async function copied(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('copies the emails of twelve people with a click each and one more', async ({ page }) => {
  await openList(page);
  const customers = await firstCustomers(page);
  const picked = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const steps = await countSteps(page);
  for (const index of picked) await box(page, index).click();
  await bar(page).getByRole('button', { name: 'Copy emails' }).click();
  expect(await steps()).toEqual({ clicks: 13, keys: 0 });
  const emails = emailsOf(customers.slice(0, 12));
  const none = 12 - emails.length;
  expect(none).toBeGreaterThan(0);
  await expect(toast(page)).toHaveText(
    `${emails.length} emails copied, ${none} ${none === 1 ? 'customer has' : 'customers have'} none`,
  );
  expect(await copied(page)).toEqual(emails);
});

test('copies the phones of rows that the keyboard picks', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const customers = await firstCustomers(page);
  await list.rows.first().getByRole('link').first().focus();
  const steps = await countSteps(page);
  for (const key of ['x', 'ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp'])
    await page.keyboard.press(key);
  await expect(bar(page)).toContainText('3 selected');
  for (const [index, isSelected] of [true, false, true, true, false].entries())
    await expect(box(page, index)).toBeChecked({ checked: isSelected });
  await bar(page).getByRole('button', { name: 'Copy phones' }).focus();
  await page.keyboard.press('Enter');
  expect((await steps()).keys).toBeLessThanOrEqual(10);
  const phones = [0, 2, 3].flatMap((index) => customers[index]?.phones.find((one) => one.isPrimary)?.number ?? []);
  expect(await copied(page)).toEqual(phones);
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(box(page, 0)).not.toBeChecked();
});

test('selects a range with Shift, by mouse and with x', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await box(page, 2).click();
  await box(page, 6).click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('5 selected');
  await box(page, 4).click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('3 selected');
  expect(await page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
  await expect(page).toHaveURL('/customers');
  await list.rows.nth(8).getByRole('link').first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+X');
  await expect(bar(page)).toContainText('6 selected');
  await bar(page).getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar(page)).toBeHidden();
});

test(
  'shows a checkbox on hover, on focus, and once a row is selected; and nothing moves',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const opacity = (index: number) =>
      box(page, index).evaluate((one) => getComputedStyle(one.closest('label') ?? one).opacity);
    const name = () => list.rows.first().getByRole('link').first().boundingBox();
    const before = await name();
    await page.mouse.move(700, 5);
    expect(await opacity(1)).toBe('0');
    await list.rows.nth(1).hover();
    expect(await opacity(1)).toBe('1');
    await list.rows.nth(2).getByRole('link').first().focus();
    expect(await opacity(2)).toBe('1');
    expect(await opacity(3)).toBe('0');
    await box(page, 1).click();
    await expect(bar(page)).toBeVisible();
    expect(await opacity(3)).toBe('1');
    expect(await name()).toEqual(before);
  },
);

test('selects the loaded rows at once, sums them up, and gives them back', async ({ page }) => {
  const list = await openList(page);
  const customers = await firstCustomers(page);
  await allRows(page).click();
  await expect(bar(page)).toContainText('50 selected');
  await expect(list.footer).toContainText('50 selected');
  const spent = customers.slice(0, 50).reduce((sum, { totalSpent }) => sum + (totalSpent ?? 0), 0);
  await expect(list.footer).toContainText(`£${Math.round(spent).toLocaleString('en-GB')} spent`);
  await box(page, 3).click();
  await expect(bar(page)).toContainText('49 selected');
  expect(await allRows(page).evaluate((one) => one instanceof HTMLInputElement && one.indeterminate)).toBe(true);
  await allRows(page).click();
  await expect(bar(page)).toContainText('50 selected');
  await allRows(page).click();
  await expect(bar(page)).toBeHidden();
  await expect(list.footer).toContainText('loaded');
});

test(
  'keeps who was picked while the list shows others, and says that they are not shown',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const [first] = await firstCustomers(page);
    await box(page, 0).click();
    await list.search.fill('murphy');
    await expect(bar(page)).toContainText('1 selected, 1 not shown');
    await expect(page).toHaveURL('/customers?search=murphy');
    await expect(list.table).toHaveAttribute('aria-busy', 'false');
    await box(page, 0).click();
    await expect(bar(page)).toContainText('2 selected, 1 not shown');
    const murphy = await box(page, 0).getAttribute('aria-label');
    await list.search.fill('');
    await expect(list.row(first ?? { customerNumber: '' })).toBeVisible();
    await expect(box(page, 0)).toBeChecked();
    await expect(bar(page)).toContainText('2 selected');
    expect(murphy).toMatch(/murphy/i);
  },
);

test(
  'with the keyboard, leads from a row to its checkbox, and a click on it leaves the keys alone',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    await list.rows.nth(1).getByRole('link').first().focus();
    expect(await press(page, 'Tab')).toMatch(/^input Select /);
    await page.keyboard.press('Space');
    await expect(box(page, 1)).toBeChecked();
    await box(page, 2).click();
    await page.keyboard.press('j');
    await expect(list.rows.nth(3).getByRole('link').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(bar(page)).toBeHidden();
  },
);

test('is accessible with customers selected, light and dark', fullRunOnly, async ({ page }) => {
  await openList(page);
  for (const index of [0, 2]) await box(page, index).click();
  await bar(page).getByRole('button', { name: 'Copy phones' }).click();
  await expect(toast(page)).toHaveText(/phone/);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectColourContrast(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('selects by tapping the corner of the photo, which opens no customer', fullRunOnly, async ({ page }) => {
    await openList(page);
    await box(page, 0).tap();
    await box(page, 2).tap();
    await expect(bar(page)).toContainText('2 selected');
    await expect(page).toHaveURL('/customers');
    await bar(page).getByRole('button', { name: 'Copy emails' }).tap();
    await expect(toast(page)).toHaveText(/email/);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
