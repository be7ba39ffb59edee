import { expectAccessible } from '../support/page/axe.ts';
import { openList, watchListRequests } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { addFilterButton, filterOption, filtersOn } from '../support/page/parameter-filter.ts';
import { expect, test, watchCustomerRequests } from '../support/fixtures/tiquo-test.ts';

test(
  'filters by a name that is not in the catalogue, remembers it, and removes it again',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const form = filtersOn(page);
    await addFilterButton(page).click();
    await form.getByRole('combobox', { name: 'Filter by' }).fill('Loyalty Tier');
    await filterOption(page, 'Filter by “Loyalty Tier”').click();
    await form.getByRole('combobox', { name: 'Loyalty Tier' }).fill('Gold');
    await filterOption(page, 'Use “Gold” exactly').click();
    await expect(page.getByRole('columnheader', { name: 'Loyalty Tier' })).toBeVisible();
    await expect(list.rows.first()).toContainText('Gold');
    expect(new URL(page.url()).searchParams.get('parameterId')).toBe('name:Loyalty Tier');

    await page.getByRole('button', { name: /^Loyalty Tier is Gold/ }).click();
    await expect(form.getByText('Seen so far')).toBeVisible();
    await expect(filterOption(page, /^Gold\s*chosen/)).toBeVisible();
    await form.getByRole('combobox', { name: 'Loyalty Tier' }).fill('gold');
    await expect(filterOption(page, /^Gold\s*chosen/)).toHaveAttribute('data-highlighted');
    await expect(filterOption(page, /^Use “gold” exactly/)).toContainText('Values match exactly. Did you mean Gold?');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await addFilterButton(page).click();
    await form.getByRole('combobox', { name: 'Filter by' }).fill('loyalty tier');
    await expect(filterOption(page, /^Filter by “loyalty tier”/)).toContainText(
      'Names match exactly. Did you mean Loyalty Tier?',
    );
    await filterOption(page, 'Loyalty Tier').first().click();
    await form.getByRole('button', { name: 'Remove from list' }).click();
    await expect(filterOption(page, 'Language')).toBeVisible();
    await expect(filterOption(page, 'Loyalty Tier')).toHaveCount(0);
  },
);

test(
  'needs one request to say whether customers have another value, or none has the parameter',
  fullRunOnly,
  async ({ page }) => {
    await openList(page);
    const requests = watchCustomerRequests(page);
    await page.goto('/customers?parameterId=name:Loyalty%20Tier&parameterValue=Zinc');
    await expect(page.getByRole('heading', { name: 'No customers with Loyalty Tier “Zinc”' })).toBeVisible();
    await expect(page.getByText(/^Other customers have a different Loyalty Tier, such as .*Gold/)).toBeVisible();
    expect(requests).toHaveLength(2);
    await expectAccessible(page);

    await page.route(/limit=1$/, (route) =>
      route.fulfill({
        json: {
          success: true,
          data: [],
          pagination: { hasMore: false, nextCursor: null, pageSize: 1 },
          timestamp: new Date().toISOString(),
        },
      }),
    );
    await page.goto('/customers?parameterId=system_source&parameterValue=nothing-of-the-kind');
    await expect(page.getByText('No customer has a Source.')).toBeVisible();
  },
);

test('says under a status only what the request without it tells', fullRunOnly, async ({ page }) => {
  await page.goto('/customers?status=banned&parameterId=name:Loyalty%20Tier&parameterValue=Zinc');
  await expect(page.getByRole('heading', { name: 'No banned customers with Loyalty Tier “Zinc”' })).toBeVisible();
  await expect(page.getByText(/^Other customers have a Loyalty Tier, such as /)).toBeVisible();
});

test('says that Tiquo does not have the parameter', fullRunOnly, async ({ page }) => {
  await page.goto('/customers?parameterId=name:Shoe%20Size');
  await expect(page.getByRole('heading', { name: 'This list can’t be shown' })).toBeVisible();
  await expect(page.getByText('Unknown parameter: Shoe Size')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(page.locator('[data-customer-number]').first()).toBeVisible();
});

test(
  'says in the settings that Tiquo keeps the parameters, and offers to remove none of them',
  fullRunOnly,
  async ({ page }) => {
    await openList(page);
    await page.goto('/settings/parameters');
    await expect(page.getByText(/Tiquo keeps the parameters and their values: remove them there\./)).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Language', exact: true })).toBeVisible();
    await expect(page.getByRole('table').getByRole('button')).toHaveCount(0);
    await expectAccessible(page);
  },
);

test('pauses the filter while searching, says so, and resumes it', fullRunOnly, async ({ page }) => {
  const list = await openList(page, '/customers?parameterId=name:Loyalty Tier&parameterValue=Gold');
  const requests = watchListRequests(page);
  await list.search.fill('mur');
  await expect(
    page.getByText('You can’t search and filter at the same time. The filter Loyalty Tier is Gold is paused.'),
  ).toBeVisible();
  await expect(page).toHaveURL(/search=mur&parameterId=/);
  await page.getByRole('main').getByRole('button', { name: 'Clear search' }).click();
  await expect(list.search).toHaveValue('');
  await expect(list.rows.first().getByRole('cell', { name: 'Gold', exact: true })).toBeVisible();
  expect(requests.some((url) => url.searchParams.has('search') && url.searchParams.has('parameterId'))).toBe(false);
});

test('opens the link to a list that another source refined, as far as it can', fullRunOnly, async ({ page }) => {
  const requests = watchListRequests(page);
  const list = await openList(page, '/customers?filter=email:set&filter=name:Loyalty Tier:is:Gold&sort=-totalSpent');
  await expect(page.getByRole('button', { name: /^Sort/ })).toHaveCount(0);
  await expect(list.table.getByRole('columnheader').getByRole('button')).toHaveCount(0);
  await expect(list.rows.first().getByRole('cell', { name: 'Gold', exact: true })).toBeVisible();
  expect(requests.flatMap((url) => [...url.searchParams.keys()])).not.toContain('sort');
  expect(requests.flatMap((url) => [...url.searchParams.keys()])).not.toContain('filter');
});
