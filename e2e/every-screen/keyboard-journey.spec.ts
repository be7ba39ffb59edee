import { scaled } from '../../src/testing/test-scale.ts';
import { listOn, openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { watchInjection } from '../support/page/injection-watch.ts';
import { expectVisibleFocus, press, watchLostFocus } from '../support/page/keyboard.ts';
import { holdRequests } from '../support/page/network-faults.ts';
import { addFilterButton, filterOption, filtersOn } from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';

test.setTimeout(scaled(120_000, 600_000));

test('goes through the whole list by keyboard, with visible focus and within the content security policy', async ({
  page,
  server,
}) => {
  const watch = await watchInjection(page, server.origin);
  const list = await openList(page);
  const lostFocus = await watchLostFocus(page);
  const panel = page.locator('[data-customer-panel]');

  // Search, then move to the rows.
  await press(page, '/');
  await page.keyboard.type('mur');
  await expect(page).toHaveURL(/search=mur/);
  await expect(list.rows.first().locator('mark').first()).toBeVisible();
  await press(page, 'ArrowDown');
  await press(page, 'ArrowDown');
  await press(page, 'j');
  await press(page, 'k');
  await expect(list.table.locator('[aria-rowindex="3"]').getByRole('link').first()).toBeFocused();

  // Open, step and close: the focus returns to the row of the customer that was open.
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { level: 2 })).toBeVisible();
  await expectVisibleFocus(page);
  const opened = page.url();
  await press(page, 'ArrowRight');
  await expect(page).not.toHaveURL(opened);
  const second = page.url();
  await press(page, 'ArrowRight');
  await expect(page).not.toHaveURL(second);
  await press(page, 'ArrowLeft');
  await expect(page).toHaveURL(second);
  const number = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  await expect(panel).toContainText(number);
  await press(page, 'Tab');
  await press(page, 'Escape');
  await expect(panel).toBeHidden();
  await expect(list.row({ customerNumber: number }).getByRole('link').first()).toBeFocused();

  // Clear the search.
  await press(page, '/');
  await press(page, 'Escape');
  await expect(page).toHaveURL(/\/customers$/);

  // A tab, and a filter.
  await tabTo(page, /^a Banned/);
  await press(page, 'Enter');
  await expect(page).toHaveURL(/status=banned/);
  await tabTo(page, /^button Filter/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectVisibleFocus(page);
  await page.keyboard.type('location');
  await press(page, 'Enter');
  // One of the values, once they are there.
  await expect(filterOption(page, /^London/)).toBeVisible();
  await expectVisibleFocus(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(filtersOn(page)).toBeHidden();
  await expect(page).toHaveURL(/filter=system_location%3Ais%3A/);
  await expect(list.rows.first()).toBeVisible();
  await expect(addFilterButton(page)).toBeFocused();
  await expectVisibleFocus(page);
  await press(page, 'Shift+Tab');
  await press(page, 'Shift+Tab');
  await expect(page.getByRole('button', { name: /^Location is/ }).first()).toBeFocused();
  await expectVisibleFocus(page);
  await press(page, 'Tab');
  await press(page, 'Enter');
  await expect(page).toHaveURL(/\/customers\?status=banned$/);
  // The URL changes a moment before the page does.
  await expect(addFilterButton(page)).toBeFocused();
  await expectVisibleFocus(page);

  // More rows, the shortcuts, the appearance.
  await expect(list.rows.first()).toBeVisible();
  await tabTo(page, /^button Load more/);
  await press(page, 'Enter');
  await expect(list.footer).toContainText('150 loaded');
  await expectVisibleFocus(page);
  await press(page, '?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toBeVisible();
  await expectVisibleFocus(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  expect(await expectVisibleFocus(page)).toMatch(/^button Load more/);
  await tabTo(page, /^button Appearance/, 40, 'Shift+Tab');
  await press(page, 'Enter');
  await press(page, 'Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectVisibleFocus(page);

  expect(await lostFocus()).toBe(0);
  await watch.expectNothing();
});

test('stops everywhere once with Tab, with visible focus at each stop', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await page.getByRole('link', { name: 'Customers', exact: true }).focus();
  const stops: string[] = [];
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    // After the last stop, the focus moves to the browser's own controls.
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    stops.push(await expectVisibleFocus(page));
  }
  expect(stops[0]).toMatch(/^input Search customers/);
  for (const expected of [
    /^button Appearance/,
    /^a All/,
    /^a Banned/,
    /^button Loyalty Tier/,
    /^button Filter/,
    /^button Refresh/,
    /^button Load more/,
    /Shortcuts$/,
  ]) {
    expect(
      stops.filter((stop) => expected.test(stop)),
      stops.join(' | '),
    ).toHaveLength(1);
  }
  // The rows are one stop, plus the stops inside that row: copy buttons and more contacts.
  const name = (await list.rows.first().getByRole('link').first().textContent()) ?? '';
  const row = stops.findIndex((stop) => stop === `a ${name.slice(0, 60)}`);
  expect(row).toBeGreaterThan(0);
  expect(stops.findIndex((stop) => stop.startsWith('button Load more')) - row).toBeLessThanOrEqual(4);
});

test('keeps the focus inside a dialog, also while it loads, and returns it', fullRunOnly, async ({ page }) => {
  const script = await holdRequests(page, /\/assets\/shortcuts-dialog-/);
  await openList(page);
  const filter = addFilterButton(page);
  await filter.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectVisibleFocus(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(filter).toBeFocused();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(filter).toBeFocused();
  await script.lift();
  await expect(help.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
  for (let stop = 0; stop < 5; stop++) {
    await page.keyboard.press('Tab');
    await expect(help.locator(':focus').or(page.locator('[role="dialog"]:focus'))).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(filter).toBeFocused();
});

test(
  'focuses the page of a customer opened by keyboard on a phone, and returns the focus',
  fullRunOnly,
  async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const list = listOn(page);
    await openList(page);
    await press(page, 'j');
    await press(page, 'j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Back to the list' })).toBeVisible();
    await expectVisibleFocus(page);
    await press(page, 'Tab');
    await press(page, 'Enter');
    await expect(page).toHaveURL(/\/customers$/);
    await expect(list.table.locator('[aria-rowindex="3"]').getByRole('link').first()).toBeFocused();
  },
);

/** Presses Tab until the target has the focus, which must be visible at each stop. */
async function tabTo(page: Parameters<typeof press>[0], target: RegExp, maxStops = 20, key = 'Tab'): Promise<void> {
  const stops: string[] = [];
  for (let stop = 0; stop < maxStops; stop++) {
    const what = await press(page, key);
    if (target.test(what)) return;
    stops.push(what);
  }
  throw new Error(`Not reached: ${String(target)}, but ${stops.join(' → ')}`);
}
