import type { Page } from '@playwright/test';
import { openList, scrollTo, scrollTop, type ListPage } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { filterOption, filtersOn } from '../support/page/parameter-filter.ts';
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

test('keeps the focused row in view and in the document', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  for (let step = 0; step < 30; step++) await page.keyboard.press('j');
  const row = list.table.locator('[aria-rowindex="31"]');
  await expect(row.getByRole('link').first()).toBeFocused();
  await expect(row).toBeInViewport({ ratio: 1 });
  await list.viewport.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect(row.getByRole('link').first()).toBeFocused();
});

/** The row that has the focus, counted from 0. */
async function focusedRow(list: ListPage): Promise<number> {
  const focused = list.rows.filter({ has: list.table.page().locator('[data-row-link]:focus') });
  return Number(await focused.getAttribute('aria-rowindex')) - 2;
}

for (const [name, focusFirst] of [
  ['no row', false],
  ['a row', true],
] as const) {
  test(
    `stays where the mouse wheel scrolled to, with ${name} focused before`,
    focusFirst ? {} : fullRunOnly,
    async ({ page }) => {
      const list = await openList(page);
      if (focusFirst) await page.keyboard.press('j');
      for (const key of ['j', 'ArrowDown', 'k', 'ArrowUp']) {
        await scrollTo(list, 1_210);
        await page.keyboard.press(key);
        // 1,210 px are 25 rows of 48 px and a part of the next.
        await expect.poll(() => focusedRow(list)).toBe(26);
        expect(Math.abs((await scrollTop(list)) - 1_210)).toBeLessThanOrEqual(48);
        await page.keyboard.press('Home');
      }
    },
  );
}

test('moves the focus by a view with PgDn and PgUp', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await page.keyboard.press('PageDown');
  const view = await focusedRow(list);
  expect(view).toBeGreaterThan(10);
  await expect(list.table.locator(`[aria-rowindex="${view + 2}"]`)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('PageDown');
  await expect.poll(() => focusedRow(list)).toBe(2 * view);
  await page.keyboard.press('j');
  await expect.poll(() => focusedRow(list)).toBe(2 * view + 1);
  await page.keyboard.press('PageUp');
  await expect.poll(() => focusedRow(list)).toBe(view + 1);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect.poll(() => focusedRow(list)).toBe(0);
});

test('leads from the search into the rows that are in view', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await page.keyboard.press('j');
  await scrollTo(list, 1_210);
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focusedRow(list)).toBe(26);
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

test('opens the filter with F, also with Shift, and not while typing', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const filter = filtersOn(page);
  for (const key of ['f', 'F']) {
    await page.keyboard.press(key);
    await expect(filter).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Filter by' })).toBeFocused();
    await expect(page.getByRole('combobox', { name: 'Filter by' })).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(filter).toBeHidden();
  }
  await list.search.focus();
  await page.keyboard.type('f');
  await expect(list.search).toHaveValue('f');
  await expect(filter).toBeHidden();
});

/** Makes what fades out take long enough to press keys in the meantime. */
async function slowDownTransitions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, ::before, ::after { transition-duration: 3s !important; }');
    document.adoptedStyleSheets = [sheet];
  });
}

test(
  'searches with / while the filter still fades out, and loses nothing of what is typed',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    await slowDownTransitions(page);
    await page.keyboard.press('f');
    const filter = filtersOn(page);
    await filterOption(page, /^Loyalty Tier/).click();
    await expect(filterOption(page, /^Gold/)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('mur');
    await expect(list.search).toHaveValue('mur');
    await expect(list.rows.first().locator('mark').first()).toBeVisible();
    await expect(filter).toBeHidden();
    await expect(list.search).toBeFocused();
  },
);

test(
  'lists F, PgUp and PgDn among the shortcuts, and opens the list while another popover fades out',
  fullRunOnly,
  async ({ page }) => {
    await openList(page);
    await slowDownTransitions(page);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(help).toContainText('Open the filterF');
    await expect(help).toContainText('All, active, inactive or banned1234');
    await expect(help).toContainText('Find a filter, a customer, a page or a command');
    expect((await help.textContent())?.match(/Move/g)).toHaveLength(1);
    await expect(help).toContainText('One screen down / upPgDnPgUp');
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await expect(filtersOn(page)).toBeVisible();
  },
);

test('reaches the rows with one Tab from the last heading', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await list.table.getByRole('columnheader').last().getByRole('button').focus();
  await page.keyboard.press('Tab');
  await expect(list.rows.first().locator('[data-row-link]')).toBeFocused();
  const tabStops = await list.table.locator('[data-row-link][tabindex="0"]').count();
  expect(tabStops).toBe(1);
});
