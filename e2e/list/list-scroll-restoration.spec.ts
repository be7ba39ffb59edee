import type { Page } from '@playwright/test';
import {
  listOn,
  openList,
  scrollDownTo,
  scrollTop,
  watchListRequests,
  type ListPage,
} from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { respondWith } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';

/** Scrolls until several hundred rows are loaded and focuses one in view. */
async function goDown(list: ListPage): Promise<string> {
  await scrollDownTo(list, 12_345);
  const link = list.table.locator('[aria-rowindex="262"]').getByRole('link').first();
  await link.focus();
  const href = await link.getAttribute('href');
  return href ?? '';
}

async function expectScrollPosition(page: Page, list: ListPage, top: number, href: string): Promise<void> {
  await expect(list.table.locator(`[data-row-link][href="${href}"]`)).toBeFocused();
  await expect.poll(() => scrollTop(list)).toBe(top);
  await expect(page.getByText('Loading customers')).toHaveCount(0);
}

test('does not scroll while a customer opens and closes', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const href = await goDown(list);
  const top = await scrollTop(list);
  const requests = watchListRequests(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${href}$`));
  await page.goBack();
  await expectScrollPosition(page, list, top, href);
  await page.goForward();
  await expect(page.locator('[data-customer-panel]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expectScrollPosition(page, list, top, href);
  expect(requests).toEqual([]);
});

test('returns to the same rows after a reload', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const href = await goDown(list);
  const top = await scrollTop(list);
  await page.reload();
  await expectScrollPosition(page, list, top, href);
});

test('returns to the same rows after Back from another list and from another page', async ({ page }) => {
  const list = await openList(page);
  const href = await goDown(list);
  const top = await scrollTop(list);
  await page
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: /^Banned/ })
    .click();
  await expect(page).toHaveURL(/status=banned/);
  await expect.poll(() => scrollTop(list)).toBe(0);
  await page.goBack();
  await expectScrollPosition(page, list, top, href);
  await page.goto('about:blank');
  await page.goBack();
  await expectScrollPosition(page, list, top, href);
});

test('returns to rows at the end of a page after a reload', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  // The first row in view is the 45th: on the first page, while the rows below it are on the next.
  await scrollDownTo(list, 44 * 48);
  await page.reload();
  await expect(list.rows.first()).toBeVisible();
  await expect.poll(() => scrollTop(list)).toBe(44 * 48);
});

test('waits for the rate limit while restoring, and continues automatically', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const href = await goDown(list);
  const top = await scrollTop(list);
  const fault = await respondWith(page, /\/api\/v1\/customers\?.*cursor=/, {
    status: 429,
    error: 'Rate limit exceeded.',
    headers: { 'retry-after': '6' },
  });
  await page.reload();
  await expect(page.getByText('Request limit reached. Loading resumes automatically in')).toBeVisible();
  await expect(page.getByText('; the 50 customers already loaded stay here.')).toBeVisible();
  await expect(list.rows.first()).toBeVisible();
  await expect(page.getByText('so it starts at the top')).toHaveCount(0);
  await fault.lift();
  await expectScrollPosition(page, list, top, href);
});

test('says that the rows could not be loaded', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await goDown(list);
  await respondWith(page, /\/api\/v1\/customers\?.*cursor=/, {
    status: 403,
    error: "You don't have permission to do this",
  });
  await page.reload();
  await expect(page.getByText('Your place in the list couldn’t be loaded, so it starts at the top.')).toBeVisible();
});

test('keeps its rows in view while the window becomes narrow and wide', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await goDown(list);
  const top = await scrollTop(list);
  const firstRow = Math.floor(top / 48);
  await page.setViewportSize({ width: 600, height: 900 });
  await expect.poll(async () => Math.floor((await scrollTop(list)) / 78)).toBe(firstRow);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(async () => Math.floor((await scrollTop(list)) / 48)).toBe(firstRow);
});

test(
  'starts at the top right away and says so when the rows are too far down to load again',
  fullRunOnly,
  async ({ page }) => {
    await openList(page);
    await page.evaluate(() => {
      const state: unknown = history.state;
      const key = typeof state === 'object' && state !== null && 'key' in state ? String(state.key) : '';
      addEventListener('pagehide', () => {
        sessionStorage.setItem(
          'scroll-positions',
          JSON.stringify([[key, { id: 'gone', index: 9_000, offset: 0, focused: null }]]),
        );
      });
    });
    const requests = watchListRequests(page);
    await page.reload();
    await expect(page.getByText('so it starts at the top')).toBeVisible();
    await expect(listOn(page).rows.first()).toBeVisible();
    expect(requests.length).toBe(1);
  },
);

test('keeps no personal data of the list in the browser', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await goDown(list);
  await page.reload();
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  expect(kept).not.toMatch(/@|\+\d{6}/);
});
