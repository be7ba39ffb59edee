import type { Page } from '@playwright/test';
import { holdRequests } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';

/** The tops and heights in px of what is on the page from its first paint to its last. */
async function bands(page: Page, selectors: readonly string[]) {
  return page.evaluate(async (names) => {
    // What is measured before a paint, such as how much fits into a line.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return names.map((name) => {
      const box = document.querySelector(name)?.getBoundingClientRect();
      return box === undefined ? null : { y: box.y, height: box.height };
    });
  }, selectors);
}

for (const { width, theme, background } of [
  { width: 1440, theme: 'light', background: 'rgb(255, 255, 255)' },
  { width: 1024, theme: 'dark', background: 'rgb(21, 24, 31)' },
  { width: 360, theme: 'light', background: 'rgb(255, 255, 255)' },
] as const) {
  test(`paints a header, a toolbar and placeholders in place before any file arrives, ${width} px, ${theme}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    const files = await holdRequests(page, /\/assets\//);
    await page.goto('/customers', { waitUntil: 'commit' });
    await expect(page.locator('.shell-header')).toBeVisible();
    await expect(page.locator('.shell-rows')).toBeVisible();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(background);
    const first = await bands(page, ['.shell-header', '.shell-toolbar', '.shell-search', '.shell-footer']);
    await files.lift();
    await expect(page.getByRole('table', { name: 'Customers' }).getByRole('link').first()).toBeVisible();
    await expect(page.locator('.shell')).toHaveCount(0);
    const footer = '[role="group"][aria-label="Loaded customers"]';
    expect(await bands(page, ['header', 'main > h1 + div', 'search input', footer])).toEqual(first);
  });
}

test('a page without a list shows no part of one before its files have arrived', async ({ page }) => {
  const files = await holdRequests(page, /\/assets\//);
  await page.goto('/settings/account', { waitUntil: 'commit' });
  await expect(page.locator('.shell-header')).toBeVisible();
  await expect(page.locator('.shell-toolbar')).toBeHidden();
  await expect(page.locator('.shell-search')).toBeHidden();
  await files.lift();
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
});

test('the chosen theme holds from the first paint', async ({ page }) => {
  await page.goto('/customers');
  await page.evaluate(() => localStorage.setItem('theme', 'dark'));
  const files = await holdRequests(page, /\/assets\//);
  await page.goto('/customers', { waitUntil: 'commit' });
  await expect(page.locator('.shell-header')).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(21, 24, 31)');
  await files.lift();
});

for (const width of [1440, 360]) {
  test(`requests its first rows once, while its script downloads, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const paths: string[] = [];
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (/^\/api\/(v1\/customers|app\/(capabilities|summary))/.test(pathname)) paths.push(pathname + search);
    });
    const files = await holdRequests(page, /\/assets\//);
    const first = page.waitForResponse(/\/api\/v1\/customers\?/);
    await page.goto('/customers', { waitUntil: 'commit' });
    await first;
    await files.lift();
    await expect(page.getByRole('table', { name: 'Customers' }).getByRole('link').first()).toBeVisible();
    // A second request for any of them would have been sent before the page is idle.
    await page.waitForLoadState('networkidle');
    expect(paths.toSorted()).toEqual([
      '/api/app/capabilities',
      '/api/app/summary',
      expect.stringContaining('/api/v1/customers?limit=50'),
    ]);
  });
}
