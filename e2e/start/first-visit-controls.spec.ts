import type { Page } from '@playwright/test';
import { openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { holdRequests } from '../support/page/network-faults.ts';
import { addView, deleteView, saveView, viewLink, viewsRow } from '../support/page/views.ts';
import { expect, test } from '../support/fixtures/test.ts';

/** The scripts that a first visit fetches after its rows. */
const later = /\/(?:views-row|fetch-views|export-window)-[^/]*\.js$/;
const main = (page: Page) => page.getByRole('main');
const exportButton = (page: Page) => main(page).getByRole('button', { name: 'Export', exact: true });

/** Where the links and buttons above and below the rows are, by what they say. */
function boxes(page: Page): Promise<readonly string[]> {
  return main(page).evaluate((element) =>
    [...element.querySelectorAll('a, button')]
      .filter((one) => one.closest('[role="table"]') === null && one.checkVisibility({ visibilityProperty: true }))
      .map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return `${one.getAttribute('aria-label') ?? one.textContent}: ${[x, y, width, height].map(Math.round).join()}`;
      }),
  );
}

for (const { width, count } of [
  { width: 1440, count: 0 },
  { width: 1440, count: 2 },
  { width: 1024, count: 9 },
  { width: 360, count: 2 },
]) {
  test(
    `what is loaded after the first rows has its place from the start, ${width} px, ${count} views`,
    fullRunOnly,
    async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const views = [];
      for (let index = 0; index < count; index++) {
        views.push(await addView(page, `A view to place ${index}`, { filters: { conditions: [], status: 'banned' } }));
      }
      const held = await holdRequests(page, later);
      const list = await openList(page);
      await expect(list.footer).toContainText('20,000');
      await expect(saveView(page)).toBeVisible();
      await expect(exportButton(page)).toBeVisible();
      const before = await boxes(page);
      expect(before.filter((box) => box.startsWith('A view to place')).length > 0).toBe(count > 0);
      await page.mouse.move(5, 5);
      await page.mouse.move(9, 9);
      await expect.poll(() => held.requests.length).toBeGreaterThan(1);
      const read = page.waitForResponse(/\/api\/app\/views$/);
      await held.lift();
      await read;
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
      expect(await boxes(page)).toEqual(before);
      for (const view of views) await deleteView(page, view);
    },
  );
}

test(
  'opens a view and the dialogs at once, and fills them when their scripts arrive',
  fullRunOnly,
  async ({ page }) => {
    const view = await addView(page, 'Early bird', { filters: { conditions: [], status: 'banned' } });
    const held = await holdRequests(page, later);
    await openList(page, '/customers?status=inactive');
    await exportButton(page).click();
    const busy = page.getByRole('dialog', { name: 'Export' });
    await expect(busy).toHaveAttribute('aria-busy', 'true');
    await page.keyboard.press('Escape');
    await expect(busy).toHaveCount(0);
    await saveView(page).press('Enter');
    await expect(page.getByRole('dialog', { name: 'Save view' })).toHaveAttribute('aria-busy', 'true');
    await held.lift();
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Inactive');
    await page.keyboard.press('Escape');
    await expect(saveView(page)).toBeFocused();
    await viewLink(page, 'Early bird').click();
    await expect(viewsRow(page).getByRole('button', { name: 'Options for Early bird' })).toBeVisible();
    await deleteView(page, view);
  },
);

test('keeps the focus on a view that is opened before the script arrives', fullRunOnly, async ({ page }) => {
  const view = await addView(page, 'Early bird', { filters: { conditions: [], status: 'banned' } });
  const held = await holdRequests(page, later);
  const list = await openList(page);
  await viewLink(page, 'Early bird').press('Enter');
  await expect(page).toHaveURL(`/customers?view=${view.id}`);
  await expect(viewLink(page, 'Early bird')).toHaveAttribute('aria-current', 'page');
  await held.lift();
  await expect(viewsRow(page).getByRole('button', { name: 'Options for Early bird' })).toBeVisible();
  await expect(viewLink(page, 'Early bird')).toBeFocused();
  await expect(list.rows.first()).toContainText('Banned');
  await deleteView(page, view);
});

test('says so when what was opened cannot be loaded, and opens it at the next try', fullRunOnly, async ({ page }) => {
  await page.route(later, (route) => route.abort('connectionfailed'));
  await openList(page, '/customers?status=inactive');
  const failure = 'Couldn’t open it. Try again.';
  await exportButton(page).click();
  await expect(page.getByText(failure)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText(failure)).toHaveCount(0);
  await saveView(page).click();
  await expect(page.getByText(failure)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.unroute(later);
  await exportButton(page).click();
  await expect(page.getByRole('dialog', { name: 'Export 2,811 customers' })).toBeVisible();
  await page.keyboard.press('Escape');
  await saveView(page).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Inactive');
  await expect(page.getByText(failure)).toHaveCount(0);
});
