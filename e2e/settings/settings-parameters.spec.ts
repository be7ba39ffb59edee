import { expectAccessible, expectColourContrast } from '../support/page/axe.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { addTeamMember, test } from '../support/fixtures/settings-test.ts';
import { expect } from '../support/fixtures/test.ts';
import { listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { press } from '../support/page/keyboard.ts';
import { preferTheme } from '../support/page/themes.ts';

test('lists the parameters, and removes one of the organisation by keyboard, saying what is lost', async ({ page }) => {
  const list = await openList(page);
  const anniversary = await parameterId(page, 'Anniversary');
  await openList(page, `/customers?parameterId=${anniversary}`);
  const shown = (await page.getByRole('link', { name: /^All [\d,]+$/ }).innerText()).replace(/\D/g, '');
  await page.goto('/settings/parameters');
  const table = page.getByRole('table', { name: 'Parameters' });
  const row = table.getByRole('row').filter({ has: page.getByRole('cell', { name: 'Anniversary', exact: true }) });
  await expect(row.getByRole('cell').nth(1)).toContainText('Date');
  await expect(row.getByRole('cell').nth(2)).toContainText(shown);
  await expect(row.getByRole('cell').nth(3)).toContainText('Your own');
  const system = table.getByRole('row').filter({ hasText: 'Source' });
  await expect(system).toContainText('System');
  await expect(system.getByRole('button')).toHaveCount(0);

  const remove = row.getByRole('button', { name: 'Remove Anniversary' });
  await remove.focus();
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Remove Anniversary?' });
  await expect(dialog).toContainText(`${shown} customers will lose their value for Anniversary.`);
  await expect(dialog).toContainText('You can’t undo this');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(remove).toBeFocused();
  await remove.press('Enter');
  await dialog.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(row).toHaveCount(0);

  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Removed the parameter Anniversary' })).toBeVisible();

  await page.goto(`/customers?parameterId=${anniversary}`);
  await expect(page.getByRole('heading', { name: 'This parameter doesn’t exist' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('main').getByRole('button', { name: 'Clear filter' }).click();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(list.rows.first()).toBeVisible();
});

test('forgets the lists of a removed parameter without a reload', fullRunOnly, async ({ page }) => {
  await openList(page);
  const company = await parameterId(page, 'Company');
  await openList(page, `/customers?parameterId=${company}`);
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('link', { name: 'Staff' }).click();
  await page.getByRole('link', { name: 'Parameters' }).click();
  await page.getByRole('button', { name: 'Remove Company' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'This parameter doesn’t exist' })).toBeVisible();
  await expect(listOn(page).rows).toHaveCount(0);
});

test('shows a viewer no parameters page', async ({ page, browser }) => {
  const { page: viewer } = await addTeamMember(page, browser);
  await viewer.goto('/settings/parameters');
  await expect(viewer.getByRole('heading', { name: 'You don’t have access to this page' })).toBeVisible();
  await expect(viewer.getByRole('navigation', { name: 'Settings' }).getByRole('link')).toHaveText(['Your account']);
  await viewer.context().close();
});

test('is accessible in light and dark, on a phone too, and fits its width', fullRunOnly, async ({ page }) => {
  await page.goto('/settings/parameters');
  await expect(page.getByRole('cell').first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 740 });
    await preferTheme(page, 'light');
    await expectAccessible(page);
    await preferTheme(page, 'dark');
    await expectColourContrast(page);
    // The row of links on a phone scrolls without a scrollbar over them.
    const nav = page.getByRole('navigation', { name: 'Settings' });
    expect(
      await nav.evaluate((element) => element.getBoundingClientRect().height - element.clientHeight),
    ).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
  }
});

test('says that the removal failed, and keeps the parameter', fullRunOnly, async ({ page }) => {
  await page.route(/\/api\/app\/parameters\/./, (route) =>
    route.fulfill({
      status: 409,
      json: {
        success: false,
        error: 'An import is running. Try again when it has finished',
        timestamp: new Date().toISOString(),
      },
    }),
  );
  await page.goto('/settings/parameters');
  await page.getByRole('button', { name: 'Remove Loyalty Tier' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('An import is running. Try again when it has finished.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('cell', { name: 'Loyalty Tier', exact: true })).toBeVisible();
});
