import { expect, type Page } from '@playwright/test';
import { listOn, listRequests, openList, scrollTo } from '../customers-list.ts';
import { longCustomer } from '../../test-data/long-customer.ts';
import { respondWith, breakConnections, holdRequests } from '../network-faults.ts';
import { filterStates } from './filter-states.ts';
import { filteredListPath } from '../parameter-filter.ts';
import type { ScreenState } from './screen-state.ts';

const everyApi = /\/api\//;
const detailRequests = /\/api\/v1\/customers\/[^?]/;

const phone = { width: 360, height: 740 };
/** 1440 by 900 at 200%. */
const zoomed = { width: 720, height: 450 };

/** An error is shown only after the retries have failed. */
const afterRetries = { timeout: 60_000 };
const failed = { status: 500, error: 'Something went wrong on our side', headers: { 'x-request-id': 'req-e2e' } };

/** Every state of the screens. */
export const screenStates: readonly ScreenState[] = [
  {
    name: 'first load',
    isVariant: true,
    async reach(page) {
      await holdRequests(page, listRequests);
      await page.goto('/customers');
      await expect(page.getByText('Loading customers')).toBeAttached();
    },
  },
  {
    name: 'list, with a hovered and a focused row',
    async reach(page) {
      const list = await openList(page);
      await list.rows.nth(1).hover();
      await list.rows.nth(2).getByRole('link').first().focus();
    },
  },
  {
    name: 'filtered',
    isVariant: true,
    reach: async (page) => openList(page, await filteredListPath(page, 'Loyalty Tier', 'Gold')),
  },
  {
    name: 'paused',
    isVariant: true,
    reach: async (page) => openList(page, `${await filteredListPath(page, 'Store Credit', '25')}&search=mur`),
  },
  {
    name: 'exact match',
    isVariant: true,
    async reach(page) {
      await openList(page, '/customers?search=CUST-000123');
      await expect(page.getByText('Exact match')).toBeVisible();
    },
  },
  ...filterStates,
  { name: 'panel', isVariant: true, reach: (page) => openPanel(page) },
  {
    name: 'panel of a direct link, loading',
    isVariant: true,
    async reach(page) {
      await holdRequests(page, everyApi);
      await page.goto('/customers/CUST-000123');
      await expect(page.getByRole('heading', { name: /Loading customer/ })).toBeVisible();
    },
  },
  {
    name: 'panel that could not be refreshed',
    isVariant: true,
    async reach(page) {
      await respondWith(page, detailRequests, failed);
      const list = await openList(page);
      await list.rows.first().getByRole('link').first().click();
      await expect(page.locator('[data-customer-panel]').getByRole('button', { name: 'Try again' })).toBeVisible(
        afterRetries,
      );
    },
  },
  {
    name: 'unknown customer',
    isVariant: true,
    async reach(page) {
      await openList(page, '/customers/CUST-999999');
      await expect(page.getByRole('heading', { name: 'Customer not found' })).toBeVisible();
    },
  },
  { name: 'no match of a search', isVariant: true, reach: (page) => openEmpty(page, '/customers?search=zzqqxx') },
  {
    name: 'no match of a search and a status',
    isVariant: true,
    reach: (page) => openEmpty(page, '/customers?search=zzqqxx&status=banned'),
  },
  {
    name: 'no match of a value',
    isVariant: true,
    reach: async (page) => openEmpty(page, await filteredListPath(page, 'Loyalty Tier', 'Diamond')),
  },
  {
    name: 'unknown parameter',
    isVariant: true,
    reach: (page) => openEmpty(page, '/customers?parameterId=no-such-parameter'),
  },
  {
    name: 'empty organisation',
    isVariant: true,
    async reach(page) {
      const timestamp = new Date().toISOString();
      await page.route(listRequests, (route) =>
        route.fulfill({
          json: { success: true, data: [], pagination: { hasMore: false, nextCursor: null, pageSize: 50 }, timestamp },
        }),
      );
      await openEmpty(page, '/customers');
    },
  },
  {
    name: 'next page failed',
    isVariant: true,
    async reach(page) {
      const list = await openList(page);
      await respondWith(page, listRequests, failed);
      await scrollTo(list, 1e9);
      await expect(page.getByText('Couldn’t load more customers.')).toBeVisible(afterRetries);
    },
  },
  {
    name: 'offline',
    isVariant: true,
    async reach(page) {
      await openList(page);
      await page.context().setOffline(true);
      await expect(page.getByText('You’re offline.')).toBeVisible();
    },
  },
  {
    name: 'server out of reach',
    isVariant: true,
    async reach(page) {
      const list = await openList(page);
      await breakConnections(page, everyApi);
      await scrollTo(list, 1e9);
      await expect(page.getByText('The server can’t be reached.')).toBeVisible();
    },
  },
  {
    name: '401',
    isVariant: true,
    async reach(page) {
      const list = await openList(page);
      await respondWith(page, everyApi, { status: 401, error: 'Missing or invalid API key' });
      await scrollTo(list, 1e9);
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  {
    name: '403',
    isVariant: true,
    reach: (page) =>
      openFailed(
        page,
        { status: 403, error: "You don't have permission to do this" },
        'You don’t have access to customers',
      ),
  },
  { name: '5xx', isVariant: true, reach: (page) => openFailed(page, failed, 'Couldn’t load the customers') },
  {
    name: '429',
    isVariant: true,
    async reach(page) {
      const list = await openList(page);
      await respondWith(page, everyApi, {
        status: 429,
        error: 'Rate limit exceeded.',
        headers: { 'retry-after': '900' },
      });
      await scrollTo(list, 1e9);
      await expect(page.getByRole('timer')).toBeVisible();
    },
  },
  {
    name: 'stale',
    isVariant: true,
    async reach(page) {
      await page.route(listRequests, async (route) => {
        const response = await route.fetch();
        const text = await response.text();
        await route.fulfill({
          response,
          body: text.replace(/"timestamp":"[^"]*"/, '"timestamp":"2024-03-05T10:20:30.000Z"'),
        });
      });
      await openList(page);
      await expect(page.getByText('Customers as of')).toBeVisible();
    },
  },
  {
    name: 'refresh failed',
    isVariant: true,
    async reach(page) {
      await openList(page);
      await respondWith(page, listRequests, failed);
      await page.getByRole('button', { name: /^Refresh/ }).click();
      await expect(page.getByText('Couldn’t refresh the customers.')).toBeVisible(afterRetries);
    },
  },
  {
    // The dialog is taller than the window.
    name: 'shortcuts in a low window',
    isVariant: true,
    size: zoomed,
    async reach(page) {
      await openList(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
  {
    name: 'long names, twelve emails, right to left, emoji, nulls',
    isVariant: true,
    async reach(page) {
      await showLongCustomers(page);
      await listOn(page)
        .rows.first()
        .getByRole('button', { name: /more contacts/ })
        .press('Enter');
      await expect(page.getByRole('dialog', { name: /^Contacts for/ })).toBeVisible();
    },
  },
  {
    name: 'panel of a long name and twelve emails',
    async reach(page) {
      await showLongCustomers(page);
      await listOn(page).rows.first().getByRole('link').first().click();
      await expect(page.locator('[data-customer-panel] h2')).toBeVisible();
    },
  },
  {
    name: '360 px',
    size: phone,
    reach: async (page) => openList(page, await filteredListPath(page, 'Loyalty Tier', 'Gold')),
  },
  { name: 'panel at 360 px', isVariant: true, size: phone, reach: (page) => openPanel(page) },
  { name: '200% zoom', isVariant: true, size: zoomed, reach: (page) => openList(page) },
  { name: 'panel at 200% zoom', isVariant: true, size: zoomed, reach: (page) => openPanel(page) },
  {
    name: 'no such page',
    async reach(page) {
      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
    },
  },
];

async function openPanel(page: Page): Promise<void> {
  const list = await openList(page);
  await list.rows.first().getByRole('link').first().click();
  await expect(page.locator('[data-customer-panel]').getByText('Language')).toBeAttached();
}

async function openEmpty(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
}

async function openFailed(page: Page, answer: Parameters<typeof respondWith>[2], title: string): Promise<void> {
  await respondWith(page, listRequests, answer);
  await page.goto('/customers');
  await expect(page.getByRole('heading', { name: title })).toBeVisible(afterRetries);
}

/** Fills the list with customers that are hard to display. */
async function showLongCustomers(page: Page): Promise<void> {
  const timestamp = new Date().toISOString();
  const data = Array.from({ length: 12 }, (_, index) => longCustomer(index));
  const pagination = { hasMore: false, nextCursor: null, pageSize: 50 };
  await page.route(listRequests, (route) => route.fulfill({ json: { success: true, data, pagination, timestamp } }));
  await openList(page);
}
