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
  // By the page's own clock: on a busy computer, this test sees the rows later than a person would.
  await page.addInitScript(() => {
    const markRows = () => {
      if (document.querySelectorAll('[role="row"] a[href^="/customers/"]').length > 5) performance.mark('rows');
      else requestAnimationFrame(markRows);
    };
    requestAnimationFrame(markRows);
  });
  await page.goto('/customers');
  await page.waitForFunction((delay) => {
    const rows = performance.getEntriesByName('rows')[0];
    return rows !== undefined && performance.now() >= rows.startTime + delay;
  }, countedAfterRowsMs);
  // The limit is defined with this delay: what the page fetches automatically after its rows are shown counts too.
  const counted = await page.evaluate((delay) => {
    const until = (performance.getEntriesByName('rows')[0]?.startTime ?? 0) + delay;
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= until)
      .map(({ name }) => name);
  }, countedAfterRowsMs);
  const sizes = await Promise.all(counted.flatMap((url) => scripts.get(url) ?? []));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'size', description: `${bytes} bytes in ${sizes.length} scripts` });
  expect(sizes.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(scriptLimitBytes);
});
