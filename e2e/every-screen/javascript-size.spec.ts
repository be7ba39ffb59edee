import { scriptLimitBytes } from '../../src/tooling/test-runner/script-size-suite.ts';
import { expect, test } from '../support/fixtures/test.ts';

/** Scripts that are fetched up to this long after the first rows count as part of the list. */
const countedAfterRowsMs = 800;

test('a first visit to the list fetches at most 150 KB of JavaScript, compressed', async ({ page }) => {
  const scripts = new Map<string, Promise<number>>();
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).pathname.endsWith('.js')) {
      scripts.set(
        request.url(),
        request.sizes().then(({ responseBodySize }) => responseBodySize),
      );
    }
  });
  await page.goto('/customers');
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell').or(page.getByRole('gridcell')) });
  await expect(rows.nth(5)).toBeVisible();
  const shown = await page.evaluate(() => performance.now());
  // The limit is defined with this delay: what the page fetches automatically after its rows are shown counts too.
  await page.waitForFunction((until) => performance.now() >= until, shown + countedAfterRowsMs);
  const sizes = await Promise.all(scripts.values());
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'size', description: `${bytes} bytes in ${sizes.length} scripts` });
  expect(sizes.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(scriptLimitBytes);
});
