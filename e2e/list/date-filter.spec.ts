import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/page/axe.ts';
import { filterOption, filtersOn as popover, openFilter } from '../support/page/parameter-filter.ts';
import { dateField, partsOf } from '../support/page/date-field.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

/** The field for the first day. */
const from = (page: Page): Locator => dateField(page, 'From');
const part = (page: Page, name: 'Day' | 'Month' | 'Year'): Locator => from(page).getByRole('textbox', { name });

/** Opens the dates of a parameter. */
async function openDates(page: Page): Promise<void> {
  await openFilter(page, 'Anniversary');
  await filterOption(page, 'From or before a date…').click();
  await expect(from(page)).toBeVisible();
}

/** Puts a text on the clipboard of a paste into the focused field. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

test(
  'takes a date in the order of the locale by its digits alone, and filters by it',
  fullRunOnly,
  async ({ page }) => {
    await openDates(page);
    await part(page, 'Day').focus();
    await page.keyboard.type('04031990');
    expect(await partsOf(from(page))).toEqual(['Day 04', 'Month 03', 'Year 1990']);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/from%3A1990-03-04$/);
    await expect(page.getByRole('button', { name: /change filter/ })).toHaveText(/from\s*4 Mar 1990/);
  },
);

test('says that a month has no such day, and keeps what was typed', fullRunOnly, async ({ page }) => {
  await openDates(page);
  await part(page, 'Day').focus();
  await page.keyboard.type('31.2.2026');
  const error = popover(page).getByText('February 2026 has only 28 days.');
  await expect(error).toBeVisible();
  await expect(part(page, 'Day')).toHaveAttribute('aria-invalid', 'true');
  await expect(part(page, 'Day')).toHaveAccessibleDescription('February 2026 has only 28 days.');
  await expect(popover(page).getByRole('button', { name: /^Show/ })).toBeDisabled();
  expect(await partsOf(from(page))).toEqual(['Day 31', 'Month 2', 'Year 2026']);
  await expectAccessible(page);
  await part(page, 'Day').fill('28');
  await expect(error).toBeHidden();
  await expect(popover(page).getByRole('button', { name: /^Show/ })).toBeEnabled();
});

test(
  'asks for the missing parts and for four digits of the year once the field is left',
  fullRunOnly,
  async ({ page }) => {
    await openDates(page);
    await part(page, 'Day').fill('4');
    await page.keyboard.press('Tab');
    await dateField(page, 'Before').getByRole('textbox').first().focus();
    await expect(popover(page).getByText('Enter the day, the month and the year.')).toBeVisible();
    await part(page, 'Month').fill('3');
    await part(page, 'Year').fill('90');
    await dateField(page, 'Before').getByRole('textbox').first().focus();
    await expect(popover(page).getByText('Enter the year with four digits.')).toBeVisible();
    for (const name of ['Day', 'Month', 'Year'] as const) await part(page, name).fill('');
    await dateField(page, 'Before').getByRole('textbox').first().focus();
    await expect(popover(page).getByRole('alert')).toHaveCount(0);
  },
);

test('takes a whole date that is pasted, and refuses what is none', fullRunOnly, async ({ page }) => {
  await openDates(page);
  await part(page, 'Month').focus();
  for (const text of ['1990-03-04', '04/03/1990', '4 March 1990']) {
    await part(page, 'Month').fill('');
    await paste(page, text);
    expect(await partsOf(from(page))).toEqual(['Day 04', 'Month 03', 'Year 1990']);
  }
  await paste(page, '31/02/2026');
  await expect(popover(page).getByText('That’s no date. Paste one such as 4 Mar 2026.')).toBeVisible();
  expect(await partsOf(from(page))).toEqual(['Day 04', 'Month 03', 'Year 1990']);
});

test('changes a part with the arrow keys and moves between the parts', fullRunOnly, async ({ page }) => {
  await openDates(page);
  await part(page, 'Day').fill('31');
  await part(page, 'Day').press('ArrowUp');
  await expect(part(page, 'Day')).toHaveValue('01');
  await part(page, 'Day').press('ArrowDown');
  await expect(part(page, 'Day')).toHaveValue('31');
  await part(page, 'Day').press('End');
  await page.keyboard.press('ArrowRight');
  await expect(part(page, 'Month')).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(part(page, 'Day')).toBeFocused();
  await part(page, 'Year').press('ArrowUp');
  await expect(part(page, 'Year')).toHaveValue(String(new Date().getUTCFullYear()));
});

test.describe('in another locale', () => {
  test.use({ locale: 'en-US' });

  test('asks for the month first where that is the custom', fullRunOnly, async ({ page }) => {
    await openDates(page);
    await part(page, 'Month').focus();
    await page.keyboard.type('03041990');
    expect(await partsOf(from(page))).toEqual(['Month 03', 'Day 04', 'Year 1990']);
  });
});
