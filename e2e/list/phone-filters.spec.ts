import type { Page } from '@playwright/test';
import { listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { filterOption, filtersOn, withoutRefinements } from '../support/page/parameter-filter.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

const tile = (page: Page, name: RegExp) => filtersOn(page).getByRole('button', { name });
const answer = (page: Page, parameter: string, name: string) =>
  filtersOn(page).getByRole('radiogroup', { name: parameter }).getByRole('radio', { name });

test('applies several filters of the sheet together, with a badge that counts them', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  await page.getByRole('button', { name: 'Filters' }).tap();
  await tile(page, /^Gold/).tap();
  await expect(tile(page, /^Gold/)).toHaveAttribute('aria-pressed', 'true');
  await expect(tile(page, /^Show 2,214 customers$/)).toBeVisible();
  await answer(page, 'Marketing Opt-In', 'Yes').check({ force: true });
  await tile(page, /^More filters$/).tap();
  await filterOption(page, 'Email').first().tap();
  await filterOption(page, /^Is set/).tap();
  await expect(filtersOn(page).getByText('Email is set')).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await tile(page, /^Show [\d,]+ customers$/).tap();
  await expect(filtersOn(page)).toBeHidden();
  await expect
    .poll(() => new URL(page.url()).searchParams.getAll('filter'))
    .toEqual([`${tier}:is:Gold`, 'system_marketing_opt_in:is:true', 'email:set']);
  await expect(page.getByRole('button', { name: 'Filters, 3 applied' })).toHaveText('3');
  await expect(list.rows.first()).toContainText('Gold');
});

test('changes and clears the filters in the sheet', fullRunOnly, async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  await openList(page, `/customers?filter=${tier}:is:Gold&filter=system_sms_opt_in:is:false&filter=email:set`);
  await page.getByRole('button', { name: 'Filters, 3 applied' }).tap();
  await expect(tile(page, /^Gold/)).toHaveAttribute('aria-pressed', 'true');
  await expect(answer(page, 'SMS Opt-In', 'No')).toBeChecked();
  await tile(page, /^Silver/).tap();
  await answer(page, 'SMS Opt-In', 'Any').check({ force: true });
  await tile(page, /^Show [\d,]+ customers$/).tap();
  await expect
    .poll(() => new URL(page.url()).searchParams.getAll('filter'))
    .toEqual([`${tier}:is:Silver`, 'email:set']);
  await page.getByRole('button', { name: 'Filters, 2 applied' }).tap();
  await tile(page, /^Clear all$/).tap();
  await tile(page, /^Show 20,000 customers$/).tap();
  await expect(page).toHaveURL('/customers');
  await expect(page.getByRole('button', { name: 'Filters', exact: true })).toBeFocused();
});

test('keeps the list as it was when the sheet is closed', fullRunOnly, async ({ page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Filters' }).tap();
  await tile(page, /^Gold/).tap();
  await page.keyboard.press('Escape');
  await expect(filtersOn(page)).toBeHidden();
  await expect(page).toHaveURL('/customers');
  await page.getByRole('button', { name: 'Filters' }).tap();
  await expect(tile(page, /^Gold/)).toHaveAttribute('aria-pressed', 'false');
});

test(
  'has one filter where the source cannot combine them, in place of the search or after it',
  fullRunOnly,
  async ({ page }) => {
    await withoutRefinements(page);
    const list = await openList(page, '/customers?search=mur');
    await page.getByRole('button', { name: 'Filters' }).tap();
    await tile(page, /^Gold/).tap();
    await answer(page, 'SMS Opt-In', 'Yes').check({ force: true });
    await expect(tile(page, /^Gold/)).toHaveAttribute('aria-pressed', 'false');
    await tile(page, /^Show/).tap();
    await tile(page, /^Clear search and show/).tap();
    await expect(page).toHaveURL('/customers?parameterId=system_sms_opt_in&parameterValue=true');
    await expect(listOn(page).rows.first()).toBeVisible();
    await expect(list.rows.first()).toContainText('Yes');
  },
);
