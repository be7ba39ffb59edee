import type { Locator, Page } from '@playwright/test';
import { listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { dateField, partsOf } from '../support/page/date-field.ts';
import {
  addFilterButton,
  filterOption,
  filtersOn,
  openFilter,
  withoutRefinements,
} from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';

// What only a source with one filter shows, such as Tiquo's API.
test.beforeEach(({ page }) => withoutRefinements(page));

const chip = (page: Page): Locator => page.getByRole('button', { name: /change filter/ });

test('has the pinned filters, of which each takes the place of the last', async ({ page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await filterOption(page, /^Gold/).click();
  await expect(page).toHaveURL(/parameterValue=Gold$/);
  await expect(chip(page)).toHaveText(/Loyalty Tier\s*is\s*Gold/);
  await page.getByRole('button', { name: 'SMS Opt-In' }).click();
  await expect(filterOption(page, 'Is not set')).toHaveCount(0);
  await filterOption(page, /^Yes/).click();
  await expect(page).toHaveURL('/customers?parameterId=system_sms_opt_in&parameterValue=true');
  await expect(chip(page)).toHaveText(/SMS Opt-In\s*is\s*Yes/);
  await chip(page).click();
  await filterOption(page, /^Is set/).click();
  await expect(page).toHaveURL('/customers?parameterId=system_sms_opt_in');
  await expect(chip(page)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page).toHaveURL('/customers');
  await expect(addFilterButton(page)).toBeFocused();
});

test('applies the best match by Enter, and offers what is typed last', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Location');
  await page.keyboard.type('lon');
  await expect(filterOption(page, /^London/)).toHaveAttribute('data-highlighted');
  await expect(filtersOn(page).getByRole('option').last()).toHaveText('Use “lon” exactly');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/customers?parameterId=system_location&parameterValue=London');
  await expect(listOn(page).rows.first().getByRole('cell', { name: 'London', exact: true })).toBeVisible();
  await chip(page).click();
  await page.keyboard.type('Lon');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/parameterValue=Lon$/);
});

test('lets a filter take the place of a search, or wait for it', fullRunOnly, async ({ page }) => {
  const list = await openList(page, '/customers?search=mur');
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await filterOption(page, /^Gold/).click();
  await filtersOn(page).getByRole('button', { name: 'Keep filter paused' }).click();
  await expect(chip(page)).toHaveAccessibleName(/paused, change filter$/);
  await expect(page).toHaveURL(/search=mur/);
  await page
    .getByRole('button', { name: /^Loyalty Tier is Gold/ })
    .first()
    .click();
  await filterOption(page, /^Silver/).click();
  const clear = filtersOn(page).getByRole('button', { name: /^Clear search and show 5,120 customers$/ });
  await expect(clear).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?parameterId=[^&]+&parameterValue=Silver$/);
  await expect(list.search).toHaveValue('');
  await expect(list.rows.first().getByRole('cell', { name: 'Silver', exact: true })).toBeVisible();
});

test('keeps numbers as typed, and the day of dates', fullRunOnly, async ({ page }) => {
  await openList(page);
  await page.goto(`/customers?parameterId=${await parameterId(page, 'Store Credit')}&parameterValue=1`);
  await chip(page).click();
  await page.getByLabel('Number').fill('007.50');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/parameterValue=007\.50/);
  await page.goto('/customers?parameterId=system_date_of_birth&parameterValue=1990-03-01');
  await expect(chip(page)).toHaveText(/1 Mar 1990/);
  await chip(page).click();
  await expect(dateField(page)).toBeVisible();
  expect(await partsOf(dateField(page))).toEqual(['Day 01', 'Month 03', 'Year 1990']);
});

test('takes values that are not yes or no, or not a date', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Gift Wrap');
  await page.keyboard.type('maybe');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/parameterValue=maybe$/);
  await openFilter(page, 'Anniversary');
  await filtersOn(page).getByRole('button', { name: 'Other…' }).click();
  await filtersOn(page).getByRole('textbox', { name: 'Exact value' }).fill('every 31 June');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/parameterValue=every\+31\+June$/);
  await page
    .getByRole('button', { name: /every 31 June/ })
    .first()
    .click();
  await expect(filtersOn(page).getByRole('textbox', { name: 'Exact value' })).toHaveValue('every 31 June');
});
