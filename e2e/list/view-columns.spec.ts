import type { Locator, Page } from '@playwright/test';
import { routes } from '../../src/contract/route-paths.ts';
import { PreferencesResponse } from '../../src/contract/views/column-layout.ts';
import { PinnedParametersResponse } from '../../src/contract/views/pinned-parameters.ts';
import type { ViewContent } from '../../src/contract/views/saved-views.ts';
import { openColumns, columnHeading, columnSwitch } from '../support/page/columns.ts';
import { listOn, openList, parameterId, watchListRequests } from '../support/page/customers-list.ts';
import { expect, test } from '../support/fixtures/test.ts';
import { expectAccessible, expectColourContrast } from '../support/page/axe.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { preferTheme } from '../support/page/themes.ts';
import { addView, changeView, chooseOption, saveView, viewLink } from '../support/page/views.ts';

test.use({ viewport: { width: 1440, height: 900 } });
test.afterEach(async ({ page, server }) => {
  await page.request.patch('/api/app/preferences', {
    headers: { origin: server.origin },
    data: { columns: null, density: null },
  });
});

const shown = ['customer', 'lifetimeValue', 'contact'].map((id) => ({ id, isVisible: true }));
const hidden = ['status', 'totalOrders', 'totalSpent', 'lastOrderDate', 'createdAt'].map(hide);

function hide(id: string) {
  return { id, isVisible: false };
}

/** Three columns in low rows. */
async function threeColumns(page: Page): Promise<ViewContent> {
  const response = await page.request.get(routes.pinnedParameters);
  const { parameterIds } = PinnedParametersResponse.parse(await response.json()).data;
  const columns = [...shown, ...hidden, ...parameterIds.map(hide)];
  return { filters: { conditions: ['email:set'] }, columns, density: 'compact' };
}

const saveChanges = (page: Page) => page.getByRole('button', { name: 'Save changes' });
const widthOf = async (element: Locator) => (await element.boundingBox())?.width ?? 0;
const rowHeight = (page: Page) => expect.poll(async () => (await listOn(page).rows.first().boundingBox())?.height);

async function expectNoPreferences(page: Page): Promise<void> {
  const response = await page.request.get('/api/app/preferences');
  expect(PreferencesResponse.parse(await response.json()).data).toEqual({ columns: null, density: null });
}

test('saves the columns and the density as shown, and shows them again', async ({ page, context }) => {
  await openList(page, '/customers?status=active');
  const menu = await openColumns(page);
  await columnSwitch(page, 'Status').click();
  await columnSwitch(page, 'Language').click();
  await menu.getByText('Compact', { exact: true }).click();
  await expect(columnHeading(page, 'Language')).toBeVisible();
  await page.keyboard.press('Escape');
  await saveView(page).click();
  const dialog = page.getByRole('dialog', { name: 'Save view' });
  await expect(dialog.getByRole('checkbox', { name: 'Columns' })).toBeChecked();
  await expect(dialog).toContainText(/\d+ columns in this order, compact rows/);
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('With language');
  await page.keyboard.press('Enter');
  await expect(viewLink(page, 'With language')).toHaveAccessibleName('With language');
  await expect(page).toHaveURL(/\?view=[^&]+$/);

  // What the plain list shows from now on is another matter.
  await page.goto('/customers');
  await openColumns(page);
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByText('Comfortable', { exact: true }).click();
  await expect(columnHeading(page, 'Status')).toBeVisible();
  await page.keyboard.press('Escape');
  await viewLink(page, 'With language').click();
  await expect(columnHeading(page, 'Language')).toBeVisible();
  await expect(columnHeading(page, 'Status')).toHaveCount(0);
  await rowHeight(page).toBe(36);

  const tomorrow = await context.newPage();
  const requests = watchListRequests(tomorrow);
  await openList(tomorrow, page.url());
  await expect(columnHeading(tomorrow, 'Language')).toBeVisible();
  await expect(tomorrow.getByRole('cell', { name: 'English', exact: true })).not.toHaveCount(0);
  await rowHeight(tomorrow).toBe(36);
  expect(requests).toHaveLength(1);
  await chooseOption(tomorrow, 'With language', 'Leave view');
  await expect(columnHeading(tomorrow, 'Status')).toBeVisible();
  await expect(columnHeading(tomorrow, 'Language')).toHaveCount(0);
});

test(
  'a changed column belongs to the view: it has a dot, survives a reload and can be taken back',
  fullRunOnly,
  async ({ page }) => {
    const view = await addView(page, 'Short', await threeColumns(page));
    const list = await openList(page, `/customers?view=${view.id}`);
    const link = viewLink(page, 'Short');
    await expect(list.table.getByRole('columnheader')).toHaveText(['Customer', 'Lifetime value', 'Contact']);
    const menu = await openColumns(page);
    await expect(menu).toContainText('This view’s columns.');
    await columnSwitch(page, 'Orders').click();
    await expect(link).toHaveAccessibleName('Short, changed');
    await columnSwitch(page, 'Average order').click();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(columnHeading(page, 'Orders')).toBeVisible();
    await expect(columnHeading(page, 'Average order')).toBeVisible();
    await expect(link).toHaveAccessibleName('Short, changed');
    await expect(page.getByRole('button', { name: /^Email is set/ })).toBeVisible();

    await openColumns(page);
    await columnSwitch(page, 'Average order').click();
    await columnSwitch(page, 'Orders').click();
    await expect(link).toHaveAccessibleName('Short');
    await page.getByText('Comfortable', { exact: true }).click();
    await expect(link).toHaveAccessibleName('Short, changed');
    await rowHeight(page).not.toBe(36);
    await columnSwitch(page, 'Orders').click();
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(columnHeading(page, 'Orders')).toHaveCount(0);
    await expect(link).toHaveAccessibleName('Short, changed');
    await page.keyboard.press('Escape');
    await link.click();
    await expect(page).toHaveURL(`/customers?view=${view.id}`);
    await rowHeight(page).toBe(36);

    await openColumns(page);
    await columnSwitch(page, 'Orders').click();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /^Inactive/ }).click();
    await expect(columnHeading(page, 'Orders')).toBeVisible();
    await page.goBack();
    await expect(link).toHaveAccessibleName('Short, changed');
    await saveChanges(page).click();
    await expect(link).toHaveAccessibleName('Short');
    await expect(page).toHaveURL(`/customers?view=${view.id}`);
    await page.reload();
    await expect(columnHeading(page, 'Orders')).toBeVisible();
    await expectNoPreferences(page);
  },
);

test('a column is resized in a view by its edge and by keys', fullRunOnly, async ({ page }) => {
  const view = await addView(page, 'Wide', await threeColumns(page));
  await openList(page, `/customers?view=${view.id}`);
  const link = viewLink(page, 'Wide');
  const heading = columnHeading(page, 'Contact');
  await expect(link).toBeVisible();
  const before = await widthOf(heading);
  const edge = heading.locator('[data-edge]');
  await edge.hover();
  await page.mouse.down();
  const box = await edge.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 5 - 60, (box?.y ?? 0) + 5, { steps: 5 });
  await expect.poll(() => widthOf(heading)).toBeCloseTo(before - 60, -1);
  await expect(page).toHaveURL(`/customers?view=${view.id}`);
  await page.mouse.up();
  await expect(link).toHaveAccessibleName('Wide, changed');
  await expect.poll(() => widthOf(heading)).toBeCloseTo(before - 60, -1);

  await openColumns(page);
  await page.getByRole('button', { name: 'Move Contact' }).focus();
  for (let at = 0; at < 5; at++) await page.keyboard.down('ArrowRight');
  await expect.poll(() => widthOf(heading)).toBeCloseTo(before - 20, -1);
  await page.keyboard.up('ArrowRight');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect.poll(() => widthOf(heading)).toBeCloseTo(before - 20, -1);
  await edge.dblclick();
  await expect(link).toHaveAccessibleName('Wide');
  await expectNoPreferences(page);
});

test(
  'a column is moved in a view by keys, which changes the address once, on release',
  fullRunOnly,
  async ({ page }) => {
    const view = await addView(page, 'Moved', await threeColumns(page));
    const list = await openList(page, `/customers?view=${view.id}`);
    const link = viewLink(page, 'Moved');
    const headings = list.table.getByRole('columnheader');
    const menu = await openColumns(page);
    const handles = menu.getByRole('button', { name: /^Move / });
    await page.getByRole('button', { name: 'Move Contact' }).focus();
    await page.keyboard.down('ArrowUp');
    await page.keyboard.down('ArrowUp');
    await expect(handles).toHaveCount(2);
    await expect(handles.first()).toHaveAccessibleName('Move Contact');
    await expect(page).toHaveURL(`/customers?view=${view.id}`);
    await page.keyboard.up('ArrowUp');
    await expect(headings).toHaveText(['Customer', 'Contact', 'Lifetime value']);
    await expect(link).toHaveAccessibleName('Moved, changed');
    await expect(handles.first()).toBeFocused();

    const entry = () => page.evaluate(() => JSON.stringify(history.state));
    const before = await entry();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByText('Contact, position 2 of 3')).toBeAttached();
    expect(await entry()).toBe(before);
    await page.keyboard.press('ArrowDown');
    await expect(link).toHaveAccessibleName('Moved');
    await expect(headings).toHaveText(['Customer', 'Lifetime value', 'Contact']);
  },
);

test(
  'a column of the view that is hidden and shown again is where it was, as wide as it was',
  fullRunOnly,
  async ({ page }) => {
    const { columns = [], ...content } = await threeColumns(page);
    const language = { id: await parameterId(page, 'Language'), isVisible: true, size: 200 };
    const view = await addView(page, 'Language', { ...content, columns: columns.toSpliced(1, 0, language) });
    const list = await openList(page, `/customers?view=${view.id}`);
    const heading = columnHeading(page, 'Language');
    await expect(heading).toBeVisible();
    const width = await widthOf(heading);
    await openColumns(page);
    await columnSwitch(page, 'Language').click();
    await expect(heading).toHaveCount(0);
    await expect(viewLink(page, 'Language')).toHaveAccessibleName('Language, changed');
    await columnSwitch(page, 'Language').click();
    await expect(list.table.getByRole('columnheader').nth(1)).toHaveText('Language');
    await expect.poll(() => widthOf(heading)).toBeCloseTo(width, 0);
    await expect(viewLink(page, 'Language')).toHaveAccessibleName('Language');
  },
);

test('a view without columns shows one’s own, and changes those', fullRunOnly, async ({ page }) => {
  const view = await addView(page, 'Any columns', { filters: { conditions: ['email:set'] } });
  await openList(page, `/customers?view=${view.id}`);
  const menu = await openColumns(page);
  await expect(menu).not.toContainText('This view’s columns.');
  const saved = page.waitForResponse('**/api/app/preferences');
  await columnSwitch(page, 'Status').click();
  await saved;
  await expect(viewLink(page, 'Any columns')).toHaveAccessibleName('Any columns');
  await expect(page).toHaveURL(`/customers?view=${view.id}`);
  await page.goto('/customers');
  await expect(columnHeading(page, 'Contact')).toBeVisible();
  await expect(columnHeading(page, 'Status')).toHaveCount(0);
  // Columns of one's own are worth a view.
  await expect(saveView(page)).toHaveAttribute('aria-disabled', 'false');
});

test('columns that someone else has saved meanwhile are not overwritten unasked', fullRunOnly, async ({ page }) => {
  const content = await threeColumns(page);
  const view = await addView(page, 'Fought over', content);
  await openList(page, `/customers?view=${view.id}`);
  await openColumns(page);
  await columnSwitch(page, 'Orders').click();
  await page.keyboard.press('Escape');
  await changeView(page, view, { content: { ...content, columns: shown.slice(0, 2) } });
  await saveChanges(page).click();
  const refused = page.getByRole('dialog', { name: 'Your changes weren’t saved' });
  await expect(refused).toContainText('Someone has changed this view in the meantime.');
  await refused.getByRole('button', { name: 'Save over theirs' }).click();
  await expect(viewLink(page, 'Fought over')).toHaveAccessibleName('Fought over');
  await page.goto(`/customers?view=${view.id}`);
  await expect(columnHeading(page, 'Orders')).toBeVisible();
  await expect(columnHeading(page, 'Contact')).toBeVisible();
});

test('a parameter that no longer exists is left out', fullRunOnly, async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  const named = ['customer', 'contact', 'gone', tier].map((id) => ({ id, isVisible: true }));
  const view = await addView(page, 'With a gone one', { columns: [...named, ...hidden] });
  const list = await openList(page, `/customers?view=${view.id}`);
  await expect(list.table.getByRole('columnheader').nth(2)).toHaveText('Loyalty Tier');
  await expect(page.getByRole('columnheader', { name: 'gone' })).toHaveCount(0);
});

test('the menu of a view has no accessibility violation', fullRunOnly, async ({ page }) => {
  const view = await addView(page, 'Checked', await threeColumns(page));
  await openList(page, `/customers?view=${view.id}`);
  await openColumns(page);
  await columnSwitch(page, 'Orders').click();
  await expectAccessible(page);
  await preferTheme(page, 'dark');
  await expectColourContrast(page);
});
