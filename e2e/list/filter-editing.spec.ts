import type { Page } from '@playwright/test';
import { SummaryResponse } from '../../src/contract/list/list-metadata.ts';
import { openList, parameterId } from '../support/page/customers-list.ts';
import { filterOption, filtersOn, openFilter } from '../support/page/parameter-filter.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

const chip = (page: Page, text: string) => page.getByRole('button', { name: new RegExp(`^${text}`) }).first();
const highlighted = (page: Page) => filtersOn(page).locator('[role=option][data-highlighted]');

test('starts with the value that is chosen when a filter is edited', fullRunOnly, async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  const company = await parameterId(page, 'Company');
  const answer = await page.request.get(`/api/app/summary?facet=${company}`);
  const { facet } = SummaryResponse.parse(await answer.json()).data;
  const name = facet?.kind === 'options' ? facet.options[2]?.value : undefined;
  if (name === undefined) throw new Error('Fewer than three companies');
  for (const [filter, text, option] of [
    ['lastOrderDate:older:90d', 'Last order not in', 'Not in the last 90 days'],
    ['lastOrderDate:within:1y', 'Last order in', 'In the last year'],
    ['lastOrderDate:unset', 'Last order is not set', 'Is not set'],
    ['email:set', 'Email is set', 'Is set'],
    ['system_sms_opt_in:is:false', 'SMS Opt-In is No', 'No'],
    [`${tier}:is:Gold`, 'Loyalty Tier is Gold', 'Gold'],
    [`${tier}:unset`, 'Loyalty Tier is not set', 'Is not set'],
    [`${company}:is:${name}`, 'Company is', name],
  ] as const) {
    await page.goto(`/customers?filter=${encodeURIComponent(filter)}`);
    await chip(page, text).click();
    await expect(highlighted(page)).toHaveCount(1);
    await expect(highlighted(page)).toContainText(option);
    await page.keyboard.press('Enter');
    await expect(filtersOn(page)).toBeHidden();
    expect(new URL(page.url()).searchParams.getAll('filter')).toEqual([filter]);
  }
});

test('moves on from the chosen value, and finds others by typing', fullRunOnly, async ({ page }) => {
  await page.goto('/customers?filter=lastOrderDate:older:30d');
  await chip(page, 'Last order not in').click();
  await expect(highlighted(page)).toContainText('Not in the last 30 days');
  await page.keyboard.press('ArrowDown');
  await expect(highlighted(page)).toContainText('Not in the last 90 days');
  await page.keyboard.type('year');
  await expect(highlighted(page)).toContainText('In the last year');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toBe('lastOrderDate:older:1y');
});

test('types into the amount, whatever was clicked before', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Orders');
  const amount = (name: string) => filtersOn(page).getByRole('textbox', { name });
  await filtersOn(page).getByRole('button', { name: 'More…' }).click();
  await expect(amount('Orders at least')).toBeFocused();
  await filtersOn(page).getByText('Exactly').click();
  await page.keyboard.type('7');
  await expect(amount('Orders exactly')).toHaveValue('7');
  await filtersOn(page).getByText('Between').click();
  await page.keyboard.type('9');
  await expect(amount('Orders at least')).toHaveValue('7');
  await expect(amount('Orders at most')).toHaveValue('9');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => new URL(page.url()).searchParams.getAll('filter'))
    .toEqual(['totalOrders:gte:7', 'totalOrders:lte:9']);
  await openFilter(page, 'Last order');
  await filterOption(page, 'Another period…').click();
  const count = filtersOn(page).getByRole('textbox', { name: 'How many' });
  await filtersOn(page).getByText('Months').click();
  await page.keyboard.type('45');
  await expect(count).toHaveValue('45');
  await filtersOn(page).getByText('Not in the last').click();
  await page.keyboard.press('ArrowLeft');
  await expect(filtersOn(page).getByRole('radio', { name: 'In the last', exact: true })).toBeChecked();
});
