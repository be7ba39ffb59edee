import type { Page } from '@playwright/test';
import { ListCustomersResponse } from '../../src/contract/list/list-customers.ts';
import {
  listRequests,
  openList,
  scrollDownTo,
  scrollTop,
  watchListRequests,
  type ListPage,
} from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { longCustomer } from '../support/test-data/long-customer.ts';
import { respondWith, breakConnections, holdRequests } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';

const furtherPages = /\/api\/v1\/customers\?.*cursor=/;
const refreshButton = (page: Page) => page.getByRole('button', { name: /^Refresh/ });
const errorAlert = (page: Page) => page.getByRole('alert').filter({ hasText: 'Couldn’t refresh the customers.' });

/** Without the rows beyond the view, of which the document may have one more or less. */
const rowsInView = (list: ListPage) =>
  list.rows.evaluateAll((rows) => {
    const view = rows[0]?.closest('[role="table"]')?.parentElement?.getBoundingClientRect();
    const isInView = ({ top, bottom }: DOMRect) => bottom > (view?.top ?? 0) && top < (view?.bottom ?? 0);
    return rows.filter((row) => isInView(row.getBoundingClientRect())).map(({ textContent }) => textContent);
  });

async function expectRefreshed(page: Page): Promise<void> {
  await expect(refreshButton(page)).toHaveAttribute('aria-disabled', 'false');
}

test(
  'stops when the user leaves the list: its request is cancelled and no other is sent',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    await scrollDownTo(list, 12_345);
    const held = await holdRequests(page, listRequests);
    await refreshButton(page).click();
    await expect.poll(() => held.requests.length).toBe(1);
    held.release(0);
    await expect.poll(() => held.requests.length).toBe(2);
    const cancelled = page.waitForEvent('requestfailed', {
      predicate: (request) => request === held.requests[1],
      timeout: 15_000,
    });
    await page
      .getByRole('navigation', { name: 'Status' })
      .getByRole('link', { name: /^Active/ })
      .click();
    await cancelled;
    await held.lift();
    await expect(list.table).toHaveAttribute('aria-busy', 'false');
    await expectRefreshed(page);
    await page.goBack();
    await expect.poll(() => scrollTop(list)).toBe(12_345);
    await expect(errorAlert(page)).toHaveCount(0);
    const ofThisList = held.requests.filter((request) => !request.url().includes('status=active'));
    expect(ofThisList).toHaveLength(2);
  },
);

test('retries a failed page and keeps those before it', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await scrollDownTo(list, 12_345);
  const requests = watchListRequests(page);
  let furtherPage = 0;
  await page.route(furtherPages, (route) => {
    furtherPage++;
    if (furtherPage !== 2) return route.fallback();
    return route.fulfill({
      status: 500,
      json: { success: false, error: 'Something went wrong on our side', timestamp: new Date().toISOString() },
    });
  });
  await refreshButton(page).click();
  await expect.poll(() => furtherPage).toBe(4);
  await expectRefreshed(page);
  await expect(errorAlert(page)).toHaveCount(0);
  expect(requests.map(({ href }, index) => href === requests[index - 1]?.href)).toEqual([
    false,
    false,
    false,
    true,
    false,
  ]);
  expect(await scrollTop(list)).toBe(12_345);
});

test('keeps the old rows when a page fails permanently, and says so', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await scrollDownTo(list, 12_345);
  const rows = await rowsInView(list);
  const fault = await respondWith(page, furtherPages, {
    status: 500,
    error: 'Later',
    headers: { 'x-request-id': 'req-refresh' },
  });
  await refreshButton(page).click();
  await expect(errorAlert(page)).toContainText('req-refresh');
  expect(fault.requests).toHaveLength(3);
  const kept = await rowsInView(list);
  // The alert takes the place of the last ones.
  expect(kept.length).toBeGreaterThan(8);
  expect(kept).toEqual(rows.slice(0, kept.length));
  expect(await scrollTop(list)).toBe(12_345);
  await fault.lift();
  await errorAlert(page).getByRole('button', { name: 'Try again' }).click();
  await expectRefreshed(page);
  await expect(errorAlert(page)).toHaveCount(0);
});

test('waits for a server that cannot be reached, and continues automatically', fullRunOnly, async ({ page }) => {
  await openList(page);
  const fault = await breakConnections(page, listRequests);
  await refreshButton(page).click();
  await expect(page.getByText('The server can’t be reached.')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('not responding');
  await fault.lift();
  await expectRefreshed(page);
  await expect(page.getByText('The server can’t be reached.')).toHaveCount(0);
  await expect(page.getByRole('banner')).not.toContainText('not responding');
  await expect(errorAlert(page)).toHaveCount(0);
});

/** From now on, the list starts with two more customers. */
async function addTwoAbove(page: Page): Promise<void> {
  await page.route(listRequests, async (route) => {
    if (furtherPages.test(route.request().url())) return route.fallback();
    const response = await route.fetch();
    const answer = ListCustomersResponse.parse(await response.json());
    return route.fulfill({ json: { ...answer, data: [longCustomer(0), longCustomer(1), ...answer.data] } });
  });
}

test('keeps its rows in view when others were added above them', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await scrollDownTo(list, 4_810);
  const customerNumber = (await list.table.locator('[aria-rowindex="102"]').getAttribute('data-customer-number')) ?? '';
  await addTwoAbove(page);
  await refreshButton(page).click();
  await expect(list.table.locator('[aria-rowindex="104"]')).toHaveAttribute('data-customer-number', customerNumber);
  await expect.poll(() => scrollTop(list)).toBe(4_810 + 2 * 48);
});

test('shows new customers to a user at the top', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await addTwoAbove(page);
  await refreshButton(page).click();
  await expect(list.row(longCustomer(0))).toBeInViewport();
  expect(await scrollTop(list)).toBe(0);
});
