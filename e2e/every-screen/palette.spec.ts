import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { openList } from '../support/page/customers-list.ts';
import { holdRequests } from '../support/page/network-faults.ts';
import { preferTheme, themes } from '../support/page/themes.ts';
import { expect, test } from '../support/fixtures/test.ts';

test('Ctrl+K finds a filter by its value from anywhere, also while typing', async ({ page }) => {
  const list = await openList(page);
  await page.getByRole('searchbox').click();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('gold');
  await expect(palette.getByRole('option').first()).toContainText('Loyalty Tier is Gold');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page).toHaveURL(/filter=.*Gold/);
  await expect(list.rows.first()).toBeVisible();
});

test('names the customers that match, opens one, and searches for all of them', async ({ page }) => {
  const list = await openList(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.type('CUST-000004');
  await palette.getByRole('option', { name: /^(?!All customers).*CUST-000004/ }).click();
  await expect(page).toHaveURL(/\/customers\/CUST-000004$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('murphy');
  const all = palette.getByRole('option', { name: /^All customers matching “murphy”/ });
  await expect(all).toContainText(/\d/);
  await all.click();
  await expect(page).toHaveURL(/search=murphy/);
  await expect(list.rows.first().locator('mark').first()).toBeVisible();
});

test(
  'leads to the settings and back, and Esc or Ctrl+K closes it where the focus was',
  fullRunOnly,
  async ({ page }) => {
    await openList(page);
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Commands' });
    await expect(palette.getByRole('option', { name: /Activity/ })).toBeVisible();
    await page.keyboard.type('activ');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/settings\/activity$/);
    await expect(palette).toBeHidden();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('all cust');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/customers$/);
    // It returns the focus once it has faded out.
    await expect(palette).toBeHidden();
    await page.getByRole('searchbox').focus();
    for (const key of ['Escape', 'Control+k']) {
      await page.keyboard.press('Control+k');
      await expect(palette.getByRole('combobox')).toBeFocused();
      await page.keyboard.press(key);
      await expect(palette).toBeHidden();
      await expect(page.getByRole('searchbox')).toBeFocused();
    }
  },
);

test('takes what is typed while it loads, and no shortcut runs meanwhile', fullRunOnly, async ({ page }) => {
  await openList(page);
  const script = await holdRequests(page, /\/assets\/palette-/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('2gold');
  await script.lift();
  await expect(page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox')).toHaveValue('2gold');
  await expect(page).toHaveURL(/\/customers$/);
});

test('keeps the focus while a customer loads behind it', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const field = palette.getByRole('combobox');
  // So that it is loaded.
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  const panel = await holdRequests(page, /\/assets\/customer-panel-/);
  await list.rows.first().getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/customers\/./);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('mur');
  await panel.lift();
  await expect(page.locator('[data-customer-panel]')).toBeAttached();
  await page.keyboard.type('phy');
  await expect(field).toHaveValue('murphy');
});

test('keeps the focus while the list loads behind it', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const field = page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox');
  // The row that has the focus would have it again after a reload.
  await list.rows.first().getByRole('link').first().focus();
  const customers = await holdRequests(page, /\/customers\?(?!.*search)/);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Columns', exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('mur');
  await expect(field).toHaveValue('mur');
  await customers.lift();
  await expect(page.locator('[data-customer-number]').first()).toBeAttached();
  await page.keyboard.type('phy');
  await expect(field).toHaveValue('murphy');
});

test(
  'starts empty when it is opened again while it fades out, and returns the focus',
  fullRunOnly,
  async ({ page }) => {
    await openList(page);
    const search = page.getByRole('searchbox');
    await search.focus();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Commands' });
    await page.keyboard.type('gold');
    await expect(palette.getByRole('combobox')).toHaveValue('gold');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('murphy');
    await expect(palette.getByRole('combobox')).toHaveValue('murphy');
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
    await expect(search).toBeFocused();
  },
);

test('exports the list as filtered, and chooses its columns, and the focus returns', fullRunOnly, async ({ page }) => {
  const list = await openList(page, '/customers?status=banned');
  await expect(list.footer).toContainText('241');
  await list.rows.first().getByRole('link').first().focus();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('option', { name: /^Export this list/ })).toContainText('241 customers');
  await page.keyboard.type('export');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export 241 customers' });
  await expect(dialog.getByRole('radio', { name: 'CSV' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(list.rows.first().getByRole('link').first()).toBeFocused();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('columns');
  await page.keyboard.press('Enter');
  const menu = page.getByRole('dialog', { name: 'Columns' });
  await expect(menu.getByRole('button', { name: 'Reset' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(page.getByRole('button', { name: 'Columns', exact: true })).toBeFocused();
});

test('offers no export without the permission, and no columns on a phone', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.route('**/api/app/session', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('"customers:export"', '"customers:read"');
    await route.fulfill({ response, body });
  });
  const list = await openList(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('option', { name: 'Refresh the list' })).toBeVisible();
  await expect(palette.getByRole('option', { name: /Export|columns/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(list.footer.getByRole('button', { name: 'Export' })).toHaveCount(0);
});

test('opens what is chosen in a new tab with Ctrl+Enter', fullRunOnly, async ({ page, context }) => {
  await openList(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('gold');
  await expect(page.getByRole('option').first()).toContainText('Gold');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  await expect(await opened).toHaveURL(/filter=.*Gold/);
  await expect(page).toHaveURL(/\/customers$/);
});

for (const theme of themes) {
  test(`is accessible, also on a phone, ${theme}`, theme === 'dark' ? fullRunOnly : {}, async ({ page }) => {
    await openList(page);
    await preferTheme(page, theme);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('gold');
    await expect(page.getByRole('option').first()).toContainText('Gold');
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
}
