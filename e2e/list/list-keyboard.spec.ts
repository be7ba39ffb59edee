import { openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

test('moves with the arrow keys, j, k, Home and End, and opens with Enter', async ({ page }) => {
  const list = await openList(page);
  const focused = (index: number) =>
    expect(list.table.locator(`[aria-rowindex="${index}"]`).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('j');
  await focused(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await focused(4);
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowUp');
  await focused(2);
  await page.keyboard.press('End');
  await expect(list.table.locator('[aria-rowindex="51"]').getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Home');
  await focused(2);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/customers\/[^/?]+$/);
});

test('keeps the focused row in view and in the document', async ({ page }) => {
  const list = await openList(page);
  for (let step = 0; step < 30; step++) await page.keyboard.press('j');
  const row = list.table.locator('[aria-rowindex="31"]');
  await expect(row.getByRole('link').first()).toBeFocused();
  await expect(row).toBeInViewport({ ratio: 1 });
  await list.viewport.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect(row.getByRole('link').first()).toBeFocused();
});

test('lists the shortcuts with ?, and none of them works while typing or in a dialog', async ({ page }) => {
  const list = await openList(page);
  await list.search.focus();
  await page.keyboard.type('?j/');
  await expect(list.search).toHaveValue('?j/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(list.rows.first()).toBeVisible();
  await list.search.blur();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('/');
  await expect(page.locator('[role=searchbox]')).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('Control+j');
  await expect(list.rows.first().getByRole('link').first()).not.toBeFocused();
});

test('reaches the rows with one Tab', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await page.getByRole('button', { name: /^Refresh/ }).focus();
  await page.keyboard.press('Tab');
  await expect(list.rows.first().locator('[data-row-link]')).toBeFocused();
  const tabStops = await list.table.locator('[data-row-link][tabindex="0"]').count();
  expect(tabStops).toBe(1);
});
