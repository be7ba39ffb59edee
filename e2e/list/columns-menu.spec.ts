import type { Locator, Page } from '@playwright/test';
import { PreferencesResponse } from '../../src/contract/views/column-layout.ts';
import { columnHeading, columnSwitch, openColumns } from '../support/page/columns.ts';
import {
  listOn,
  openList,
  parameterId,
  scrollTo,
  watchListRequests,
  type ListPage,
} from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';
import { expectAccessible, expectColourContrast } from '../support/page/axe.ts';
import { withoutRefinements } from '../support/page/parameter-filter.ts';
import { preferTheme } from '../support/page/themes.ts';

test.use({ viewport: { width: 1440, height: 900 } });
test.afterEach(async ({ page, server }) => {
  await page.request.patch('/api/app/preferences', {
    headers: { origin: server.origin },
    data: { columns: null, density: null },
  });
});

const headings = (list: ListPage) => list.table.getByRole('columnheader');
const handle = (page: Page, name: string) => page.getByRole('button', { name: `Move ${name}`, exact: true });
const widthOf = async (element: Locator) => (await element.boundingBox())?.width ?? 0;

/** Resolves once the server has these preferences. */
async function expectSaved(
  page: Page,
  holds: (saved: ReturnType<typeof PreferencesResponse.parse>['data']) => boolean,
) {
  await expect(async () => {
    const response = await page.request.get('/api/app/preferences');
    expect(holds(PreferencesResponse.parse(await response.json()).data)).toBe(true);
  }).toPass();
}

test('the usual columns have the pinned parameters, with their values, from one request', async ({ page }) => {
  // The server may still count the parameters when the first page is opened.
  await openList(page);
  await expect(columnHeading(page, 'Loyalty Tier')).toBeVisible();
  const requests = watchListRequests(page);
  const list = await openList(page);
  const names = await headings(list).allTextContents();
  expect(names.slice(0, 5)).toEqual(['Customer', 'Contact', 'Status', 'Loyalty Tier', 'Marketing Opt-In']);
  await expect(list.rows.getByRole('cell').filter({ hasText: /^(Bronze|Silver|Gold|Platinum)$/ })).not.toHaveCount(0);
  await expect(list.rows.getByRole('cell').filter({ hasText: /^Yes$/ })).not.toHaveCount(0);
  expect(requests).toHaveLength(1);
});

test('hides, shows and moves columns by mouse, and keeps them', async ({ page }) => {
  const list = await openList(page);
  await openColumns(page);
  await columnSwitch(page, 'Status').click();
  await expect(columnHeading(page, 'Status')).toHaveCount(0);
  await columnSwitch(page, 'Average order').click();
  await expect(columnHeading(page, 'Average order')).toBeVisible();

  await handle(page, 'Lifetime value').hover();
  await page.mouse.down();
  const target = await handle(page, 'Contact').boundingBox();
  await page.mouse.move(target?.x ?? 0, (target?.y ?? 0) + 6, { steps: 8 });
  await page.mouse.up();
  await expect(headings(list).nth(1)).toHaveText('Lifetime value');

  await expectSaved(page, ({ columns }) => columns?.[1]?.id === 'lifetimeValue');
  await page.reload();
  await expect(list.rows.first()).toBeVisible();
  await expect(headings(list).nth(1)).toHaveText('Lifetime value');
  await expect(columnHeading(page, 'Status')).toHaveCount(0);
  await openColumns(page);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(columnHeading(page, 'Status')).toBeVisible();
  await expect(headings(list).nth(1)).toHaveText('Contact');
});

test('does the same by keyboard', async ({ page }) => {
  const list = await openList(page);
  await page.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible();
  await handle(page, 'Contact').focus();
  await page.keyboard.press('ArrowDown');
  await expect(headings(list).nth(2)).toHaveText('Contact');
  await expect(handle(page, 'Contact')).toBeFocused();
  await expect(page.getByText(/^Contact, position 3 of \d+$/)).toBeAttached();
  const before = await widthOf(columnHeading(page, 'Contact'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf(columnHeading(page, 'Contact'))).toBeCloseTo(before + 16, -1);
  await page.keyboard.press('Tab');
  await expect(columnSwitch(page, 'Contact')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(columnHeading(page, 'Contact')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
});

test('keeps a width whose key is held while the one before is rendered', fullRunOnly, async ({ page }) => {
  await openList(page);
  await openColumns(page);
  const before = await widthOf(columnHeading(page, 'Contact'));
  await handle(page, 'Contact').evaluate(async (element) => {
    const send = (type: string) =>
      element.dispatchEvent(new KeyboardEvent(type, { key: 'ArrowRight', bubbles: true, cancelable: true }));
    for (const type of ['keydown', 'keyup', 'keydown']) send(type);
    await new Promise((resolve) => setTimeout(resolve, 300));
    send('keyup');
  });
  await expect.poll(() => widthOf(columnHeading(page, 'Contact'))).toBeCloseTo(before + 16, -1);
  await expectSaved(page, ({ columns }) =>
    (columns ?? []).some(({ id, size = 0 }) => id === 'contact' && Math.abs(size - before - 16) < 2),
  );
});

test('a column is resized by its edge, and gets its own width back', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const edge = columnHeading(page, 'Contact').locator('[data-edge]');
  const before = await widthOf(columnHeading(page, 'Contact'));
  await edge.hover();
  await page.mouse.down();
  const box = await edge.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 5 - 40, (box?.y ?? 0) + 5, { steps: 5 });
  await expect.poll(() => widthOf(columnHeading(page, 'Contact'))).toBeCloseTo(before - 40, -1);
  await page.keyboard.press('Escape');
  await expect.poll(() => widthOf(columnHeading(page, 'Contact'))).toBeCloseTo(before, 0);
  await page.mouse.up();

  await edge.hover();
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 5 - 60, (box?.y ?? 0) + 5, { steps: 5 });
  await page.mouse.up();
  await expectSaved(
    page,
    ({ columns }) => columns?.some(({ id, size }) => id === 'contact' && size !== undefined) === true,
  );
  await page.reload();
  await expect(list.rows.first()).toBeVisible();
  await expect.poll(() => widthOf(columnHeading(page, 'Contact'))).toBeCloseTo(before - 60, -1);
  expect(await list.viewport.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await edge.dblclick();
  await expect.poll(() => widthOf(columnHeading(page, 'Contact'))).toBeCloseTo(before, 0);
});

test('a column that is shown only because of a filter has no edge', fullRunOnly, async ({ page }) => {
  await openList(page, `/customers?filter=${await parameterId(page, 'Language')}:set`);
  await columnHeading(page, 'Contact').hover();
  await expect(columnHeading(page, 'Contact').locator('[data-edge]')).toBeAttached();
  await expect(columnHeading(page, 'Language')).toBeVisible();
  await expect(columnHeading(page, 'Language').locator('[data-edge]')).toHaveCount(0);
});

test('compact rows have one line', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await openColumns(page);
  await page.getByText('Compact', { exact: true }).click();
  await expect.poll(async () => (await list.rows.first().boundingBox())?.height).toBe(36);
  await expect(list.rows.first().getByText(/^CUST-/)).toHaveCount(0);
  await expectSaved(page, ({ density }) => density === 'compact');
  await page.reload();
  await expect.poll(async () => (await list.rows.first().boundingBox())?.height).toBe(36);
});

test('a parameter becomes a column without losing the place in the list', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await scrollTo(list, 1_920);
  await expect(list.rows.filter({ has: page.locator('[aria-rowindex="45"]') })).toHaveCount(0);
  const top = await list.viewport.evaluate((element) => element.scrollTop);
  await openColumns(page);
  await columnSwitch(page, 'Language').click();
  await expect(columnHeading(page, 'Language')).toBeVisible();
  await expect(list.rows.getByRole('cell').filter({ hasText: /^English$/ })).not.toHaveCount(0);
  expect(await list.viewport.evaluate((element) => element.scrollTop)).toBe(top);
});

test('a second tab keeps what the first one chose', fullRunOnly, async ({ page, context }) => {
  await openList(page);
  const other = await context.newPage();
  await openList(other);
  await openColumns(page);
  await columnSwitch(page, 'Status').click();
  await expectSaved(
    page,
    ({ columns }) => columns?.some(({ id, isVisible }) => id === 'status' && !isVisible) === true,
  );
  await openColumns(other);
  await columnSwitch(other, 'Average order').click();
  await expectSaved(page, ({ columns }) => columns?.some(({ id }) => id === 'averageOrderValue') === true);
  await expect(columnHeading(other, 'Status')).toHaveCount(0);
  await expectSaved(
    page,
    ({ columns }) => columns?.some(({ id, isVisible }) => id === 'status' && !isVisible) === true,
  );
});

test('what cannot be saved now is saved later, and is shown at once', fullRunOnly, async ({ page }) => {
  await openList(page);
  await openColumns(page);
  let refused = 0;
  await page.route('**/api/app/preferences', (route) => {
    refused += 1;
    return refused <= 2 ? route.abort() : route.continue();
  });
  await columnSwitch(page, 'Status').click();
  await columnSwitch(page, 'Orders').click();
  await expect(columnHeading(page, 'Orders')).toHaveCount(0);
  await expectSaved(page, ({ columns }) =>
    ['status', 'totalOrders'].every((id) => columns?.some((column) => column.id === id && !column.isVisible)),
  );
});

test('a source that cannot include parameters offers none as columns', fullRunOnly, async ({ page }) => {
  await withoutRefinements(page);
  await openList(page);
  await expect(columnHeading(page, 'Average order')).toBeVisible();
  const menu = await openColumns(page);
  await expect(menu.getByRole('list', { name: 'Shown' })).toBeVisible();
  await expect(menu).not.toContainText('parameters');
  await expect(menu).not.toContainText('Loyalty Tier');
});

test('the menu has no accessibility violation, and none is on a phone', fullRunOnly, async ({ page }) => {
  await openList(page);
  await openColumns(page);
  await expectAccessible(page);
  await preferTheme(page, 'dark');
  await expectColourContrast(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await openList(page);
  await expect(page.getByRole('button', { name: 'Columns' })).toHaveCount(0);
  await expect(listOn(page).rows.first()).toBeVisible();
});
