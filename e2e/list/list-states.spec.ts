import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn, listRequests, openList, parameterId, scrollTo, scrollTop } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { respondWith, breakConnections, holdRequests } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';

const everyApi = /\/api\//;

/** The id of the parameter, requested with the session of an open page. */
async function loyaltyTier(page: Page): Promise<string> {
  await page.goto('/customers');
  return parameterId(page, 'Loyalty Tier');
}

test('shows placeholders of the final height first, so that nothing jumps', fullRunOnly, async ({ page }) => {
  const held = await holdRequests(page, listRequests);
  await page.goto('/customers');
  await expect(page.getByText('Loading customers')).toBeAttached();
  const header = await page.getByRole('columnheader', { name: 'Customer' }).boundingBox();
  await held.lift();
  await expect(listOn(page).rows.first()).toBeVisible();
  expect(await page.getByRole('columnheader', { name: 'Customer' }).boundingBox()).toEqual(header);
});

test('keeps the rows when the next page fails, and retries the same cursor', async ({ page }) => {
  const list = await openList(page);
  const fault = await respondWith(page, listRequests, {
    status: 500,
    error: 'Something went wrong on our side',
    headers: { 'x-request-id': 'req-7f3a' },
  });
  await scrollTo(list, 1e9);
  const errorAlert = page.getByRole('alert').filter({ hasText: 'Couldn’t load more customers.' });
  await expect(errorAlert).toContainText('req-7f3a');
  await expect(errorAlert.getByRole('button', { name: 'Try again' })).toBeInViewport({ ratio: 1 });
  const failed = new Set(fault.requests.map((request) => request.url()));
  expect(failed.size).toBe(1);
  await fault.lift();
  const again = page.waitForRequest(listRequests);
  await errorAlert.getByRole('button', { name: 'Try again' }).click();
  expect(failed.has((await again).url())).toBe(true);
  await expect(errorAlert).toBeHidden();
  await expect(list.footer).toContainText('150 loaded');
});

test('offers to reload from the top when the cursor is refused', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const fault = await respondWith(page, listRequests, { status: 400, error: 'Invalid cursor' });
  await scrollTo(list, 1e9);
  const over = page.getByRole('button', { name: 'Reload from the top' });
  await expect(over).toBeVisible();
  await fault.lift();
  await over.click();
  await expect(over).toBeHidden();
  await expect.poll(() => scrollTop(list)).toBe(0);
  await expect(list.footer).toContainText('50 loaded');
});

test('says that the first page failed, with the request id, and retries', async ({ page }) => {
  const fault = await respondWith(page, listRequests, {
    status: 503,
    error: 'Later',
    headers: { 'x-request-id': 'req-first' },
  });
  await page.goto('/customers');
  await expect(page.getByRole('heading', { name: 'Couldn’t load the customers' })).toBeVisible();
  await expect(page.getByText('req-first')).toBeVisible();
  await fault.lift();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(listOn(page).rows.first()).toBeVisible();
});

test('says that this account has no access to customers', fullRunOnly, async ({ page }) => {
  await respondWith(page, listRequests, { status: 403, error: "You don't have permission to do this" });
  await page.goto('/customers');
  await expect(page.getByRole('heading', { name: 'You don’t have access to customers' })).toBeVisible();
});

test(
  'counts down a rate limit, requests nothing before it ends, and continues automatically',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const fault = await respondWith(page, everyApi, {
      status: 429,
      error: 'Rate limit exceeded.',
      headers: { 'retry-after': '12' },
    });
    await scrollTo(list, 1e9);
    await expect(page.getByText('Request limit reached. Loading resumes automatically in')).toBeVisible();
    await expect(page.getByRole('timer')).toHaveText(/^0:(?:0[1-9]|1[0-2])$/);
    await expect(list.rows.first()).toBeVisible();
    const requestCount = fault.requests.length;
    await list.search.fill('mur');
    await expect(page).toHaveURL(/search=mur/);
    expect(fault.requests).toHaveLength(requestCount);
    await fault.lift();
    await expect(page.getByRole('timer')).toBeHidden();
    await expect(list.rows.first().locator('mark').first()).toBeVisible();
  },
);

test('keeps the previous rows, dimmed, when another list is rate limited', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const first = await list.rows.first().textContent();
  const fault = await respondWith(page, everyApi, {
    status: 429,
    error: 'Rate limit exceeded.',
    headers: { 'retry-after': '8' },
  });
  await page
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: /^Banned/ })
    .click();
  await expect(page.getByText('Request limit reached. Your results will load automatically in')).toBeVisible();
  await expect(page.getByText('; the 50 customers already loaded stay here.')).toBeVisible();
  await expect(page.getByRole('timer')).toBeVisible();
  await expect(list.rows.first()).toHaveText(first ?? '');
  await expect(list.table).toHaveAttribute('aria-busy', 'true');
  await expectAccessible(page);
  await fault.lift();
  await expect(list.table).toHaveAttribute('aria-busy', 'false');
  await expect(list.rows.first()).toContainText('Banned');
});

test('shows dimmed rows as results of their own search', fullRunOnly, async ({ page }) => {
  const list = await openList(page, `/customers?parameterId=${await loyaltyTier(page)}&parameterValue=Gold`);
  const held = await holdRequests(page, listRequests);
  await list.search.fill('mur');
  await expect(list.table).toHaveAttribute('aria-busy', 'true');
  await expect(list.rows.first()).toContainText('Gold');
  await expect(list.rows.first().locator('mark')).toHaveCount(0);
  await expect.poll(() => held.requests.length).toBe(1);
  held.release(0);
  await expect(list.rows.first().locator('mark').first()).toHaveText(/^mur$/i);
  await list.search.fill('smi');
  await expect(list.table).toHaveAttribute('aria-busy', 'true');
  await expect(list.rows.first().locator('mark').first()).toHaveText(/^mur$/i);
  await held.lift();
  await expect(list.rows.first().locator('mark').first()).toHaveText(/^smi$/i);
});

test('offers no retry when access is denied', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await respondWith(page, listRequests, { status: 403, error: "You don't have permission to do this" });
  await scrollTo(list, 1e9);
  await expect(page.getByRole('alert').filter({ hasText: 'You no longer have access to customers.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
});

test('continues automatically when the connection is back', fullRunOnly, async ({ page, context }) => {
  const list = await openList(page);
  await context.setOffline(true);
  await expect(page.getByText('You’re offline.')).toBeVisible();
  await expect(list.footer.getByRole('button', { name: 'Load more' })).toHaveAttribute('aria-disabled', 'true');
  await list.search.fill('mur');
  await expect(page).toHaveURL(/search=mur/);
  await context.setOffline(false);
  await expect(page.getByText('You’re offline.')).toBeHidden();
  await expect(list.rows.first().locator('mark').first()).toBeVisible();
});

test('continues automatically when the server is back', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const fault = await breakConnections(page, everyApi);
  await scrollTo(list, 1e9);
  await expect(page.getByText('The server can’t be reached.')).toBeVisible();
  await fault.lift();
  await expect(list.footer).toContainText('150 loaded');
  await expect(page.getByText('The server can’t be reached.')).toBeHidden();
});

test('shows initials in place of a broken photo, and the row as usual', fullRunOnly, async ({ page }) => {
  await page.route(listRequests, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({
      response,
      body: text.replaceAll(/"profilePhoto":(null|"[^"]*")/g, '"profilePhoto":"/photos/none.webp"'),
    });
  });
  const photo = page.waitForResponse((response) => response.url().endsWith('/photos/none.webp'));
  const list = await openList(page);
  expect((await photo).status()).toBe(404);
  await expect(list.rows.first()).toBeVisible();
  await expect(list.rows.first().locator('img')).toHaveCount(0);
});

test('says how old a stale response is, the first one or a later one', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await page.route(listRequests, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({
      response,
      body: text.replace(/"timestamp":"[^"]*"/, '"timestamp":"2024-03-05T10:20:30.000Z"'),
    });
  });
  const stale = page.getByText('Customers as of 5 Mar 2024, 10:20');
  await expect(stale).toHaveCount(0);
  await scrollTo(list, 1e9);
  await expect(stale).toBeVisible();
  await page.reload();
  await expect(stale).toBeVisible();
});

test('skips empty pages five times and then lets the user decide', fullRunOnly, async ({ page }) => {
  let empty = 0;
  const third = Promise.withResolvers<void>();
  await page.route(listRequests, async (route) => {
    empty++;
    if (empty === 3) await third.promise;
    await route.fulfill({
      json: {
        success: true,
        data: [],
        pagination: { hasMore: true, nextCursor: `c${empty}`, pageSize: 50 },
        timestamp: new Date().toISOString(),
      },
    });
  });
  await page.goto('/customers');
  await expect.poll(() => empty).toBe(3);
  await expect(page.getByText('Loading customers')).toBeAttached();
  third.resolve();
  await expect(page.getByRole('heading', { name: 'Nothing found yet' })).toBeVisible();
  const more = page.getByRole('button', { name: 'Load more' });
  await expect(more).toHaveAttribute('aria-disabled', 'false');
  await expect.poll(() => empty).toBe(5);
});

test('drops customers that were already loaded', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await page.route(listRequests, async (route) => {
    const url = new URL(route.request().url());
    url.searchParams.delete('cursor');
    const response = await route.fetch({ url: url.href });
    await route.fulfill({ response });
  });
  await scrollTo(list, 1e9);
  await expect(list.footer).toContainText('100 loaded');
});

test('says that a page does not exist', fullRunOnly, async ({ page }) => {
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to customers' }).click();
  await expect(listOn(page).rows.first()).toBeVisible();
});

test('says next to the source why it does not respond, until it does', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const source = page.getByRole('banner');
  const fault = await breakConnections(page, everyApi);
  await list.search.fill('mur');
  await expect(source).toContainText('Demo data · not responding');
  await fault.lift();
  await expect(source).toContainText('Demo data');
  await expect(source).not.toContainText('not responding', { timeout: 30_000 });
  await page.context().setOffline(true);
  await expect(source).toContainText('Demo data · offline');
  await page.context().setOffline(false);
  await expect(source).not.toContainText('offline');
  await respondWith(page, everyApi, { status: 429, error: 'Rate limit exceeded.', headers: { 'retry-after': '900' } });
  await list.search.fill('mar');
  await expect(source).toContainText('Demo data · limit reached');
});
