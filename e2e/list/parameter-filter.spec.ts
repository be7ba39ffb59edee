import type { Locator, Page } from '@playwright/test';
import { ParametersResponse, SummaryResponse, type Parameter } from '../../src/contract/list-metadata.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { respondWith, breakConnections } from '../support/page/network-faults.ts';
import { dateField, partsOf } from '../support/page/date-field.ts';
import { openFilter } from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';

const popover = (page: Page): Locator => page.getByRole('dialog', { name: 'Filter by parameter' });
const filterButton = (page: Page): Locator => page.getByRole('button', { name: 'Filter by parameter' });
const chip = (page: Page): Locator => page.getByRole('button', { name: /change filter/ });

async function loyaltyTier(page: Page): Promise<Parameter> {
  const answer = ParametersResponse.parse(await (await page.request.get('/api/app/parameters')).json());
  const tier = answer.data.parameters.find(({ name }) => name === 'Loyalty Tier');
  if (tier === undefined) throw new Error('The demo data has no Loyalty Tier');
  return tier;
}

function customersOf(tier: Parameter, value: string): string {
  const customers = tier.options.find((option) => option.value === value)?.customers ?? Number.NaN;
  return customers.toLocaleString('en-GB');
}

async function openTier(page: Page, query = ''): Promise<void> {
  // The page brings the session that asking for the id needs.
  await openList(page);
  await openList(page, `/customers?parameterId=${await parameterId(page, 'Loyalty Tier')}&parameterValue=Gold${query}`);
  await chip(page).click();
  await expect(popover(page).getByRole('radio', { name: /Gold/ })).toBeChecked();
}

test('filters by keyboard alone, and gives the focus back to the chip', async ({ page }) => {
  await openList(page);
  const gold = customersOf(await loyaltyTier(page), 'Gold');
  await filterButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Find a parameter' })).toBeFocused();
  await page.keyboard.type('loyal');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  // Further typing would choose another parameter if the focus stayed where it was.
  await expect(
    popover(page)
      .getByRole('radio', { name: /^Gold|^Silver|^Bronze|^Platinum/ })
      .first(),
  ).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(popover(page).getByRole('radio', { name: 'Is', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const choice = popover(page).getByRole('radio', { name: /^Gold/ });
  for (let presses = 0; presses < 4 && !(await choice.isChecked()); presses++) await page.keyboard.press('ArrowDown');
  await expect(popover(page).getByRole('button', { name: `Show ${gold} customers` })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(popover(page)).toBeHidden();
  await expect(chip(page)).toHaveText(/Loyalty Tier\s*is\s*Gold/);
  await expect(chip(page)).toBeFocused();
  await expect(page).toHaveURL(/parameterValue=Gold/);
  await expect(listOn(page).footer).toContainText(gold);
});

test('counts the customers under the current status', fullRunOnly, async ({ page }) => {
  await openTier(page, '&status=banned');
  const id = await parameterId(page, 'Loyalty Tier');
  const answer = await page.request.get(`/api/app/summary?parameterId=${id}&parameterValue=Silver`);
  const banned = SummaryResponse.parse(await answer.json()).data.banned?.count ?? Number.NaN;
  await popover(page)
    .getByRole('radio', { name: /^Silver/ })
    .check();
  await expect(
    popover(page).getByRole('button', { name: `Show ${banned.toLocaleString('en-GB')} customer` }),
  ).toBeVisible();
});

test('filters by any value of a parameter', fullRunOnly, async ({ page }) => {
  await openTier(page);
  const tier = await loyaltyTier(page);
  await popover(page).getByRole('radio', { name: 'Has any value' }).check({ force: true });
  await popover(page)
    .getByRole('button', { name: `Show ${(tier.customers ?? Number.NaN).toLocaleString('en-GB')} customers` })
    .click();
  await expect(chip(page)).toHaveText(/Loyalty Tier\s*has any value/);
  await expect(page).not.toHaveURL(/parameterValue/);
});

test('takes a value that is not in the catalogue', async ({ page }) => {
  await openTier(page);
  await popover(page).getByRole('radio', { name: 'Other…' }).check();
  await page.getByRole('textbox', { name: /exact value/ }).fill('Diamond');
  await expect(popover(page).getByRole('button', { name: 'Show 0 customers' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(chip(page)).toHaveText(/Diamond/);
  await expect(page).toHaveURL(/parameterValue=Diamond/);
});

test('finds one of many options by typing, without its accents', fullRunOnly, async ({ page }) => {
  await openList(page, '/customers?parameterId=system_location');
  await chip(page).click();
  await popover(page).getByRole('radio', { name: 'Is', exact: true }).check({ force: true });
  const options = popover(page).getByRole('radiogroup', { name: 'Location' }).getByRole('radio');
  await expect(options.nth(8)).toBeAttached();
  await page.getByRole('searchbox', { name: /Find or type a value/ }).fill('MANCH');
  await popover(page)
    .getByRole('radio', { name: /Manchester/ })
    .check();
  await popover(page)
    .getByRole('button', { name: /^Show [\d,]+ customers$/ })
    .click();
  await expect(chip(page)).toHaveText(/Manchester/);
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
  expect(await partsOf(dateField(page))).toEqual(['Day 01', 'Month 03', 'Year 1990']);
});

test('closes on Esc without a change, and is removed by its button', fullRunOnly, async ({ page }) => {
  await openTier(page);
  await popover(page)
    .getByRole('radio', { name: /^Silver/ })
    .check();
  await page.keyboard.press('Escape');
  await expect(popover(page)).toBeHidden();
  await expect(chip(page)).toBeFocused();
  await expect(page).toHaveURL(/parameterValue=Gold/);
  await page.getByRole('button', { name: 'Remove filter' }).click();
  await expect(filterButton(page)).toBeFocused();
  await expect(page).not.toHaveURL(/parameterId/);
});

test('says that a parameter is unknown, and lets it be removed', fullRunOnly, async ({ page }) => {
  await page.goto('/customers?parameterId=p_nobody&parameterValue=x');
  await expect(chip(page)).toHaveText(/p_nobody\s*is\s*x/);
  await chip(page).click();
  await expect(popover(page)).toContainText(
    'The parameter p_nobody doesn’t exist. Choose another or clear the filter.',
  );
  await popover(page).getByRole('button', { name: 'Clear' }).click();
  await expect(filterButton(page)).toBeVisible();
  await expect(listOn(page).rows.first()).toBeVisible();
});

test('retries when the parameters could not be loaded', fullRunOnly, async ({ page }) => {
  const fault = await respondWith(page, /\/api\/app\/parameters/, {
    status: 403,
    error: "You don't have permission to do this",
  });
  await openList(page);
  await filterButton(page).click();
  await expect(popover(page)).toContainText('Couldn’t load the parameters.');
  await expectAccessible(page);
  await fault.lift();
  await popover(page).getByRole('button', { name: 'Try again' }).click();
  await expect(popover(page).getByText('Choose a parameter')).toBeVisible();
});

test('ends its fields and its buttons on one line', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Loyalty Tier', 'radio');
  const field = await page.getByRole('combobox', { name: 'Parameter' }).boundingBox();
  const button = await page.getByRole('button', { name: 'Show customers' }).boundingBox();
  if (field === null || button === null) throw new Error('The filter is not open');
  expect(button.x + button.width).toBeCloseTo(field.x + field.width);
});

test('scrolls inside on a low screen, its buttons in reach', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 410 });
  await openTier(page);
  await expect(popover(page).getByRole('button', { name: /^Show/ })).toBeInViewport({ ratio: 1 });
  await expect(popover(page).getByRole('button', { name: 'Clear' })).toBeInViewport({ ratio: 1 });
});

test('says that the parameters could not be loaded while the server is down', fullRunOnly, async ({ page }) => {
  await openList(page);
  const fault = await breakConnections(page, /\/api\/app\/parameters/);
  await filterButton(page).click();
  await expect(popover(page)).toContainText('Couldn’t load the parameters.');
  await fault.lift();
  // The page also retries automatically; the button is gone then.
  const again = popover(page).getByRole('button', { name: 'Try again' });
  await expect(async () => {
    if (await again.isVisible()) await again.click({ timeout: 1000 });
    await expect(page.getByRole('option').first()).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test('takes values that are not yes or no, or not a date', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Gift Wrap', 'radio');
  await popover(page).getByRole('radio', { name: 'Other…' }).check();
  await popover(page).getByRole('textbox', { name: 'Gift Wrap, exact value' }).fill('maybe');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/parameterValue=maybe$/);
  await openFilter(page, 'Anniversary', 'textbox');
  await popover(page).getByRole('button', { name: 'Other…' }).click();
  await popover(page).getByRole('textbox', { name: 'Exact value' }).fill('every 31 June');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/parameterValue=every\+31\+June$/);
  await page
    .getByRole('button', { name: /every 31 June/ })
    .first()
    .click();
  await expect(popover(page).getByRole('textbox', { name: 'Exact value' })).toHaveValue('every 31 June');
});
