import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/page/axe.ts';
import { openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { breakConnections, holdRequests, type Fault } from '../support/page/network-faults.ts';
import { addFilterButton, filtersOn } from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';

/** Scripts that the page fetches when it first needs them. */
const parts = /\/(?:customer-panel|contacts-popover|shortcuts-dialog)-[^/]*\.js/;

test('a customer that fails to open keeps the list, and opens when it can', fullRunOnly, async ({ page }) => {
  const fault = await breakConnections(page, parts);
  const list = await openList(page);
  await list.rows.first().getByRole('link').first().click();
  const panel = page.getByRole('dialog', { name: 'Couldn’t open this customer' });
  await expect(panel).toBeVisible();
  await expect(list.rows.first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await list.rows.nth(1).getByRole('link').first().click();
  await expect(panel).toBeVisible();
  // Only the page itself has tried these.
  await ownTry(fault, 'contacts-popover');
  await fault.lift();
  // A moving pointer would load it, too.
  await panel.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.locator('[data-customer-panel]').getByRole('heading', { name: 'System parameters' })).toBeVisible();
});

test('Esc closes a customer whose panel is still loading', fullRunOnly, async ({ page }) => {
  const held = await holdRequests(page, parts);
  const list = await openList(page);
  await list.rows.first().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/customers\/CUST-/);
  // The address changes before the page does.
  await expect(list.rows.first().getByRole('link').first()).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => held.requests.length).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/customers$/);
  await held.lift();
  await expect(page.locator('[data-customer-panel]')).toHaveCount(0);
});

test('shortcuts that fail to load keep the list, and are shown when they can be', fullRunOnly, async ({ page }) => {
  const fault = await breakConnections(page, parts);
  const list = await openList(page);
  await ownTry(fault, 'shortcuts-dialog');
  await page.keyboard.press('?');
  const errorAlert = page.getByRole('alert').filter({ hasText: 'Couldn’t load the shortcuts.' });
  await expect(errorAlert).toBeVisible();
  await expect(list.rows.first()).toBeVisible();
  await expectAccessible(page);
  await fault.lift();
  await errorAlert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('contacts that fail to load keep the list, and are shown when they can be', fullRunOnly, async ({ page }) => {
  const fault = await breakConnections(page, parts);
  const list = await openList(page);
  await ownTry(fault, 'contacts-popover');
  await list.table
    .getByRole('button', { name: /more contacts?$/ })
    .first()
    .click();
  const again = list.table.getByRole('button', { name: /^Couldn’t load \d+ more contacts?\. Try again$/ });
  await expect(again).toBeVisible();
  await expectAccessible(page);
  await fault.lift();
  await again.click();
  await expect(page.getByRole('dialog', { name: /^Contacts for/ })).toBeVisible();
});

test(
  'a filter that fails to open says so, does not open later on its own, and opens when it can',
  fullRunOnly,
  async ({ page }) => {
    const popup = /\/filters-popup-[^/]*\.js/;
    const fault = await breakConnections(page, popup);
    const list = await openList(page);
    const button = addFilterButton(page);
    await button.click();
    const failure = page.getByText('Couldn’t open it. Try again.');
    await expect(failure).toBeVisible();
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await expect(list.rows.first()).toBeVisible();
    await expectAccessible(page);
    await fault.lift();
    await page.mouse.move(0, 0);
    const fetched = page.waitForEvent('requestfinished', (request) => popup.test(request.url()));
    await button.hover();
    await fetched;
    await expect(failure).toHaveCount(0);
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await button.click();
    await expect(filtersOn(page)).toBeVisible();
  },
);

test(
  'a menu that failed to open opens at the next key, on the button that has the focus',
  fullRunOnly,
  async ({ page }) => {
    const fault = await breakConnections(page, /\/sort-menu-popup-[^/]*\.js/);
    await openList(page);
    const button = page.getByRole('button', { name: /^Sort/ });
    await button.press('Enter');
    await expect(page.getByText('Couldn’t open it. Try again.')).toBeVisible();
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await fault.lift();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
  },
);

test('commands that fail to load say so, and open when they can', fullRunOnly, async ({ page }) => {
  const fault = await breakConnections(page, /\/assets\/palette-[^/]*\.js/);
  await openList(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByText('Couldn’t open it. Try again.')).toBeVisible();
  await fault.lift();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox')).toBeFocused();
});

test('what may be needed next is available offline', fullRunOnly, async ({ page, context }) => {
  const fetched = partsFetched(page);
  const list = await openList(page);
  await expect.poll(() => fetched.size).toBe(3);
  await context.setOffline(true);
  await list.rows.first().getByRole('link').first().click();
  await expect(
    page
      .locator('[data-customer-panel]')
      .getByText('You’re offline. Showing basic details only, without opt-ins and parameters.'),
  ).toBeVisible();
});

/**
 * Waits until the page has tried to preload its lazy components. From then on only the user's actions fetch one.
 */
async function ownTry(fault: Fault, part: string): Promise<void> {
  await expect.poll(() => fault.requests.some((request) => request.url().includes(part))).toBe(true);
}

/** Records the URLs of lazy scripts that arrive from now on. */
function partsFetched(page: Page): ReadonlySet<string> {
  const arrived = new Set<string>();
  page.on('requestfinished', (request) => {
    if (parts.test(request.url())) arrived.add(request.url());
  });
  return arrived;
}
