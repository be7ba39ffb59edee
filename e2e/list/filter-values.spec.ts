import type { Page } from '@playwright/test';
import { SummaryResponse, type Facet } from '../../src/contract/list/list-metadata.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { breakConnections, respondWith } from '../support/page/network-faults.ts';
import { addFilterButton, filterOption, filtersOn, openFilter, pressF } from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';

const text = (count: number | undefined) => (count ?? Number.NaN).toLocaleString('en-GB');

/** The values of a parameter with the customers of each, as the API counts them. */
async function facetOf(page: Page, query: string): Promise<Extract<Facet, { kind: 'options' }>> {
  const { facet } = SummaryResponse.parse(await (await page.request.get(`/api/app/summary?${query}`)).json()).data;
  if (facet?.kind !== 'options') throw new Error(`${query} has no values`);
  return facet;
}

test('counts values under the rest of the filter and the status', async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  await openList(page, `/customers?status=banned&filter=${tier}:is:Gold&filter=email:set`);
  const facet = await facetOf(page, `status=banned&filter=email:set&facet=${tier}`);
  await page
    .getByRole('button', { name: /^Loyalty Tier is Gold/ })
    .first()
    .click();
  for (const { value, customers } of facet.options) {
    await expect(filterOption(page, new RegExp(`^${value}`))).toContainText(text(customers));
  }
  await expect(filterOption(page, /^Gold\s*chosen/)).toBeVisible();
  await expect(filterOption(page, /^Is not set/)).toContainText(text(facet.unset));
  await page.keyboard.press('Escape');
  const location = await facetOf(page, `status=banned&filter=${tier}:is:Gold&filter=email:set&facet=system_location`);
  await pressF(page);
  await page.keyboard.type('lond');
  const london = location.options.find(({ value }) => value === 'London')?.customers;
  await expect(filterOption(page, /^Location is London/)).toHaveText(`Location is London${text(london)}`);
});

test('replaces a filter by another value of it', fullRunOnly, async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  await openList(page, `/customers?filter=${tier}:is:Gold&filter=email:set`);
  await pressF(page);
  await page.keyboard.type('silver');
  await expect(filterOption(page, /^Loyalty Tier is Silver/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/customers?filter=${tier}%3Ais%3ASilver&filter=email%3Aset`);
  await page
    .getByRole('button', { name: /^Loyalty Tier is Silver/ })
    .first()
    .click();
  await filterOption(page, /^Is set/).click();
  await expect(page).toHaveURL(`/customers?filter=${tier}%3Aset&filter=email%3Aset`);
});

test('finds the values of a text, and one of many values without its accents', fullRunOnly, async ({ page }) => {
  await openList(page);
  const company = await parameterId(page, 'Company');
  const [most] = (await facetOf(page, `facet=${company}`)).options;
  await pressF(page);
  await page.keyboard.type((most?.value ?? '').toLowerCase());
  await expect(filterOption(page, new RegExp(`^Company is ${most?.value}`))).toContainText(text(most?.customers));
  await page.keyboard.press('Escape');
  await openFilter(page, 'Location');
  await page.keyboard.type('MANCH');
  await expect(filterOption(page, /^Manchester/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/Ais%3AManchester$/);
});

test('says that a parameter is unknown, and lets it be removed', fullRunOnly, async ({ page }) => {
  await page.goto('/customers?parameterId=p_unknown&parameterValue=x');
  await page
    .getByRole('button', { name: /^p_unknown is x/ })
    .first()
    .click();
  await expect(filtersOn(page)).toContainText('The parameter p_unknown doesn’t exist.');
  await filtersOn(page).getByRole('button', { name: 'Clear filter' }).click();
  await expect(listOn(page).rows.first()).toBeVisible();
  await expect(page).toHaveURL('/customers');
});

test('closes on Esc without a change, with the focus on what opened it', fullRunOnly, async ({ page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await expect(filterOption(page, /^Gold/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(filtersOn(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Loyalty Tier' })).toBeFocused();
  await expect(page).toHaveURL('/customers');
});

test('retries when the filters could not be loaded', fullRunOnly, async ({ page }) => {
  const fault = await respondWith(page, /\/api\/app\/parameters/, {
    status: 403,
    error: "You don't have permission to do this",
  });
  await openList(page);
  await addFilterButton(page).click();
  await expect(filtersOn(page)).toContainText('Couldn’t load the filters.');
  await expectAccessible(page);
  await fault.lift();
  await filtersOn(page).getByRole('button', { name: 'Try again' }).click();
  await expect(filterOption(page, /^Loyalty Tier/)).toBeVisible();
});

test('says that the filters could not be loaded while the server is down', fullRunOnly, async ({ page }) => {
  const fault = await breakConnections(page, /\/api\/app\/parameters/);
  await openList(page);
  await addFilterButton(page).click();
  await expect(filtersOn(page)).toContainText('Couldn’t load the filters.');
  await fault.lift();
  // The page also retries automatically; the button is gone then.
  const again = filtersOn(page).getByRole('button', { name: 'Try again' });
  await expect(async () => {
    if (await again.isVisible()) await again.click({ timeout: 1000 });
    await expect(page.getByRole('option').first()).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test('scrolls inside on a low screen', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 410 });
  await openList(page);
  await addFilterButton(page).click();
  await expect(filtersOn(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('ArrowUp');
  await expect(filtersOn(page).locator('[data-highlighted]')).toBeInViewport({ ratio: 1 });
});

test('a bar is as long as the share of all customers that it stands for', fullRunOnly, async ({ page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  const bronze = filterOption(page, /^Bronze/);
  await expect(bronze).toContainText('%');
  const share = Number(/,\d{3}(\d+)%$/.exec((await bronze.textContent()) ?? '')?.[1]);
  expect(share).toBeGreaterThan(20);
  const [bar, whole] = await bronze
    .locator('[style]')
    .evaluate((element) => [
      element.getBoundingClientRect().width,
      element.parentElement?.getBoundingClientRect().width ?? Number.NaN,
    ]);
  expect(Math.abs((100 * (bar ?? 0)) / (whole ?? 0) - share)).toBeLessThan(1);
});
