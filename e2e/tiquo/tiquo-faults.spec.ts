import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { errors } from '../../src/contract/error-messages.ts';
import type { Fault } from '../../src/testing/tiquo/fault-proxy.ts';
import { isFullScale } from '../../src/testing/test-scale.ts';
import { upstreamFaults } from '../../src/testing/tiquo/upstream-faults.ts';
import { vendorKey } from '../../src/testing/tiquo/vendor-key.ts';
import { listOn, openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/tiquo-test.ts';

const allFaults: readonly (readonly [Fault, string])[] = [
  ['drift', errors.upstreamDrift('data[0].status')],
  ['stalledHead', errors.upstreamSlow],
  ['stalledBody', errors.upstreamSlow],
  ...upstreamFaults,
];

/** All are shown in the same way. The server's tests check each fault's sentence; here only full runs do. */
const faults = isFullScale
  ? allFaults
  : allFaults.filter(
      ([fault]) => typeof fault === 'string' && ['drift', 'refused', 'html', 'keyRefused'].includes(fault),
    );

/** One for each fault; none can be derived from another. The first, for the drift, must find a customer. */
const searches = [
  'mar',
  'smi',
  'joh',
  'and',
  'wil',
  'tho',
  'tay',
  'bro',
  'dav',
  'eva',
  'gar',
  'lew',
  'rob',
  'wal',
  'pat',
  'har',
  'coo',
  'fis',
];

test('explains every failure of Tiquo, and shows the customers once it is over', async ({ page, vendor }) => {
  expect(searches.length).toBeGreaterThanOrEqual(faults.length);
  const list = await openList(page);
  for (const [index, [fault, sentence]] of faults.entries()) {
    await test.step(JSON.stringify(fault), async () => {
      const search = searches[index] ?? '';
      const before = vendor.requestCount();
      await vendor.set(fault);
      await list.search.fill(search);
      await list.search.press('Enter');
      await expect(page.getByRole('heading', { name: 'Couldn’t load the customers' })).toBeVisible();
      await expect(page.getByText(`${sentence}.`, { exact: true })).toBeVisible();
      // Only this search counts: the next page of the previous one may still be loading, and earlier tests may have
      // searched for the same.
      const sent = vendor
        .received()
        .slice(before)
        .filter(({ path }) => path.includes(`search=${search}`));
      expect(sent).toHaveLength(fault === 'refused' ? 0 : 1);
      await vendor.set('none');
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('heading', { name: 'Couldn’t load the customers' })).toBeHidden();
      await expect(list.table).toHaveAttribute('aria-busy', 'false');
    });
  }
});

const refusals = [
  {
    name: 'a date',
    isVariant: false,
    retryAfter: () => new Date(Date.now() + 40_000).toUTCString(),
    left: /^0:[1-4]\d$/,
  },
  { name: 'nothing', isVariant: true, retryAfter: () => null, left: /^(?:1:00|0:5\d)$/ },
  { name: 'nonsense', isVariant: true, retryAfter: () => 'soon', left: /^(?:1:00|0:5\d)$/ },
];
for (const { name, isVariant, retryAfter, left } of refusals) {
  test(
    `counts down after a 429 with ${name}, and requests nothing before`,
    isVariant ? fullRunOnly : {},
    async ({ page, vendor }) => {
      const list = await openList(page);
      await vendor.set({ retryAfter: retryAfter() });
      await list.search.fill('mur');
      await expect(
        page.getByText('Tiquo has asked your organisation to wait. Your results will load automatically'),
      ).toBeVisible();
      await expect(page.getByRole('timer')).toHaveText(left);
      const before = vendor.requestCount();
      await list.search.fill('CUST-000123');
      await list.search.press('Enter');
      await expect(list.table).toHaveAttribute('aria-busy', 'true');
      expect(vendor.requestCount()).toBe(before);
    },
  );
}

test.describe('with responses that are stale immediately', () => {
  test.use({ environment: { TIQUO_FRESH_SECONDS: '0' } });

  test('says how old the customers are while Tiquo does not respond', fullRunOnly, async ({ page, vendor }) => {
    await openList(page);
    await vendor.set('status500');
    await pretendAge(page, /\/api\/v1\/customers\?/);
    await page.reload();
    await expect(page.getByText(/^Customers as of .*, when Tiquo last responded\.$/)).toBeVisible();
    await expect(listOn(page).rows.first()).toBeVisible();
    await expect(page.getByRole('button', { name: /^Refresh, updated 2 min ago/ })).toBeVisible();
  });
});

/** Responses look two and a half minutes old. They are the server's own, from its cache. */
async function pretendAge(page: Page, paths: RegExp): Promise<void> {
  await page.route(paths, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), date: new Date(Date.now() + 150_000).toUTCString() },
    });
  });
}

test('says how old an exact match is that is shown alone', fullRunOnly, async ({ page }) => {
  await pretendAge(page, /\/api\/v1\/customers\/CUST-/);
  await openList(page, '/customers?search=CUST-000123');
  await expect(page.getByText(/^Customers as of .*, when Tiquo last responded\.$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Refresh, updated 2 min ago/ })).toBeVisible();
});

test.describe('with responses that are fresh for ten minutes', () => {
  test.use({ environment: { TIQUO_FRESH_SECONDS: '600' } });

  test('does not mention an age of two minutes, but says from when it would', fullRunOnly, async ({ page }) => {
    await pretendAge(page, /\/api\/v1\/customers\?/);
    await openList(page);
    await expect(page.getByRole('button', { name: /^Refresh, updated 2 min ago/ })).toBeVisible();
    await expect(page.getByText('Customers as of')).toHaveCount(0);
    await page.getByRole('button', { name: /^Tiquo: / }).click();
    await expect(
      page.getByText('Recent results are reused for 10 minutes. Older ones are marked in the list.'),
    ).toBeVisible();
  });
});

test('says that Tiquo has no customers, and offers no import', fullRunOnly, async ({ page }) => {
  const none = {
    success: true,
    data: [],
    pagination: { hasMore: false, nextCursor: null, pageSize: 100 },
    timestamp: new Date().toISOString(),
  };
  await page.route(/\/api\/v1\/customers\?/, (route) => route.fulfill({ json: none }));
  await page.goto('/customers');
  await expect(page.getByRole('heading', { name: 'No customers yet' })).toBeVisible();
  await expect(page.getByText('Tiquo has no customers for this key.')).toBeVisible();
  await expect(page.getByText('npm run import')).toHaveCount(0);
});

test('keeps Tiquo’s key from the browser: no page, script, response or storage contains it', async ({
  browser,
  product,
  vendor,
  storageState,
}, info) => {
  const path = info.outputPath('visit.har');
  const context = await browser.newContext({
    baseURL: product.origin,
    recordHar: { path, content: 'embed' },
    ...(storageState !== undefined && { storageState }),
  });
  const page = await context.newPage();
  const list = await openList(page);
  await list.rows.first().getByRole('link').first().click();
  await expect(page.locator('[data-customer-panel]').getByText('Language')).toBeAttached();
  await vendor.set('keyRefused');
  await list.search.fill('mur');
  await expect(page.getByText(errors.upstreamRefusedKey)).toBeVisible();
  const kept = await page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage, history.state, document.documentElement.outerHTML]),
  );
  await context.close();
  const recorded = await readFile(path, 'utf8');
  expect(recorded).toContain('x-source-quota');
  for (const text of [kept, recorded, ...embedded(recorded)]) expect(text).not.toContain(vendorKey);
});

/** Bodies that a HAR stores as base64. */
function embedded(har: string): readonly string[] {
  return [...har.matchAll(/"text": ?"([A-Za-z0-9+/=]{40,})"/g)].map(([, text = '']) =>
    Buffer.from(text, 'base64').toString(),
  );
}
