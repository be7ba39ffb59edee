import { listOn, listRequests, openList, scrollTo, type ListPage } from '../support/page/customers-list.ts';
import { scaledCases } from '../../src/testing/test-scale.ts';
import { expect, test } from '../support/fixtures/test.ts';
import { respondWith } from '../support/page/network-faults.ts';
import { filteredListPath } from '../support/page/parameter-filter.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';

/** How many pixels the list scrolls sideways. */
function sidewaysScroll(list: ListPage): Promise<number> {
  return list.viewport.evaluate((element) => element.scrollWidth - element.clientWidth);
}

for (const width of scaledCases(1, [1440, 1920])) {
  test.describe(`at ${width} px, with scrollbars that take space`, () => {
    test.use({ viewport: { width, height: 900 } });

    test('a focused row does not make the list scroll sideways', async ({ page }) => {
      const list = await openList(page);
      const before = await list.viewport.evaluate((element) => element.clientWidth);
      expect(before).toBeLessThan(width);
      await page.keyboard.press('j');
      await expect(list.rows.first().getByRole('link').first()).toBeFocused();
      expect(await sidewaysScroll(list)).toBe(0);
      expect(await list.viewport.evaluate((element) => element.clientWidth)).toBe(before);
    });

    test('nor does a page that could not be loaded', fullRunOnly, async ({ page }) => {
      const list = await openList(page);
      await respondWith(page, listRequests, { status: 500, error: 'Something went wrong on our side' });
      await scrollTo(list, 1e9);
      await expect(page.getByText('Couldn’t load more customers.')).toBeVisible({ timeout: 60_000 });
      expect(await sidewaysScroll(list)).toBe(0);
    });

    for (const [what, pathOf] of [
      ['no match of a filter', (page) => filteredListPath(page, 'Loyalty Tier', 'Diamond')],
      ['no match of a search', () => Promise.resolve('/customers?search=zzqqxx&status=banned')],
    ] satisfies [string, (page: Parameters<typeof listOn>[0]) => Promise<string>][]) {
      test(`nor does ${what}`, fullRunOnly, async ({ page }) => {
        await page.goto(await pathOf(page));
        await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
        expect(await sidewaysScroll(listOn(page))).toBe(0);
      });
    }
  });
}
