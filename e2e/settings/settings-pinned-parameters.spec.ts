import type { Page } from '@playwright/test';
import { expectAccessible, expectColourContrast } from '../support/page/axe.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { test } from '../support/fixtures/settings-test.ts';
import { expect } from '../support/fixtures/test.ts';
import { press } from '../support/page/keyboard.ts';
import { respondWith } from '../support/page/network-faults.ts';
import { preferTheme } from '../support/page/themes.ts';

const cardOn = (page: Page) => page.getByRole('region', { name: 'Pinned parameters' });
const dialogOn = (page: Page) => page.getByRole('dialog', { name: 'Pinned parameters' });
const rowsOf = (page: Page) => dialogOn(page).getByRole('listitem').locator('bdi');

async function open(page: Page): Promise<void> {
  await page.goto('/settings/parameters');
  await cardOn(page).getByRole('button', { name: 'Change pinned parameters' }).click();
}

/** Leaves only the opt-ins, whatever earlier tests have pinned. */
async function pinOptIns(page: Page, origin: string): Promise<void> {
  const response = await page.request.put('/api/app/pinned-parameters', {
    headers: { origin },
    data: { parameterIds: ['system_marketing_opt_in', 'system_sms_opt_in'] },
  });
  expect(response.ok()).toBe(true);
}

test('an administrator pins, orders and removes parameters by mouse, up to five', async ({ page, server }) => {
  await pinOptIns(page, server.origin);
  await open(page);
  const dialog = dialogOn(page);
  await expect(rowsOf(page)).toHaveText(['Marketing Opt-In', 'SMS Opt-In']);
  const choice = dialog.getByRole('combobox', { name: 'Parameter to add' });
  await expect(choice.getByRole('option', { name: 'SMS Opt-In' })).toHaveCount(0);
  const addParameter = async (name: string): Promise<void> => {
    await choice.selectOption(name);
    await dialog.getByRole('button', { name: 'Add' }).click();
  };
  for (const name of ['Language', 'Loyalty Tier', 'Source']) await addParameter(name);
  await expect(rowsOf(page)).toHaveText(['Marketing Opt-In', 'SMS Opt-In', 'Language', 'Loyalty Tier', 'Source']);
  await expect(dialog).toContainText('Five is the most.');
  await choice.selectOption('Campaign');
  await expect(dialog.getByRole('button', { name: 'Add' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Add' }).click({ force: true });
  await expect(rowsOf(page)).toHaveCount(5);
  await dialog.getByRole('button', { name: 'Remove Language' }).click();
  await dialog.getByRole('button', { name: 'Move Loyalty Tier up' }).click();
  await dialog.getByRole('button', { name: 'Move Marketing Opt-In down' }).click();
  await expect(rowsOf(page)).toHaveText(['Loyalty Tier', 'Marketing Opt-In', 'SMS Opt-In', 'Source']);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(cardOn(page)).toContainText('Loyalty Tier, Marketing Opt-In, SMS Opt-In, Source');
  await page.reload();
  await expect(cardOn(page)).toContainText('Loyalty Tier, Marketing Opt-In, SMS Opt-In, Source');
  await page.goto('/settings/activity');
  await expect(
    page.getByRole('row').filter({
      hasText: 'Changed the pinned parameters to Loyalty Tier, Marketing Opt-In, SMS Opt-In, Source',
    }),
  ).toBeVisible();
});

test('the same works by keyboard, and the focus is never lost', fullRunOnly, async ({ page, server }) => {
  await pinOptIns(page, server.origin);
  await page.goto('/settings/parameters');
  const change = cardOn(page).getByRole('button', { name: 'Change pinned parameters' });
  await change.focus();
  await press(page, 'Enter');
  const dialog = dialogOn(page);
  const button = (name: string) => dialog.getByRole('button', { name });
  const status = dialog.getByRole('status');

  await button('Move Marketing Opt-In down').focus();
  await press(page, 'Enter');
  await expect(rowsOf(page)).toHaveText(['SMS Opt-In', 'Marketing Opt-In']);
  await expect(status).toHaveText('Marketing Opt-In is now 2 of 2');
  await expect(button('Move Marketing Opt-In down')).toBeFocused();
  await press(page, 'Enter');
  await expect(rowsOf(page)).toHaveText(['SMS Opt-In', 'Marketing Opt-In']);
  await expect(button('Move Marketing Opt-In down')).toBeFocused();

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(button('Remove SMS Opt-In')).toBeFocused();
  await press(page, 'Enter');
  await expect(status).toHaveText('SMS Opt-In removed');
  await expect(button('Remove Marketing Opt-In')).toBeFocused();
  await press(page, 'Enter');
  await expect(dialog).toContainText('None are pinned.');
  const choice = dialog.getByRole('combobox', { name: 'Parameter to add' });
  await expect(choice).toBeFocused();
  await page.keyboard.type('Langu');
  await expect(choice.getByRole('option', { name: 'Language' })).toHaveJSProperty('selected', true);
  await page.keyboard.press('Tab');
  await press(page, 'Enter');
  await expect(rowsOf(page)).toHaveText(['Language']);
  await expect(button('Add')).toBeFocused();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(button('Save')).toBeFocused();
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(change).toBeFocused();
  await expect(cardOn(page)).toContainText('Language');
});

test(
  'Cancel and Esc change nothing, and a failure is said and keeps what was chosen',
  fullRunOnly,
  async ({ page, server }) => {
    await pinOptIns(page, server.origin);
    await open(page);
    const dialog = dialogOn(page);
    await dialog.getByRole('button', { name: 'Remove SMS Opt-In' }).click();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await cardOn(page).getByRole('button', { name: 'Change pinned parameters' }).click();
    await expect(rowsOf(page)).toHaveText(['Marketing Opt-In', 'SMS Opt-In']);
    await dialog.getByRole('button', { name: 'Remove SMS Opt-In' }).click();
    await respondWith(page, /pinned-parameters/, { status: 503, error: 'The server is busy. Try again in a moment' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toContainText('The server is busy');
    await expect(rowsOf(page)).toHaveText(['Marketing Opt-In']);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(cardOn(page)).toContainText('Marketing Opt-In, SMS Opt-In');
  },
);

test('the dialog is accessible in light and dark, and fits a phone', fullRunOnly, async ({ page, server }) => {
  await pinOptIns(page, server.origin);
  await open(page);
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 740 });
    await preferTheme(page, 'light');
    await expectAccessible(page);
    await preferTheme(page, 'dark');
    await expectColourContrast(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
  }
});
