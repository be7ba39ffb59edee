import { expectAccessible } from '../support/page/axe.ts';
import { openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test, watchCustomerRequests } from '../support/fixtures/tiquo-test.ts';

test('filters by a name that is not in the catalogue, remembers it, and removes it again', async ({ page }) => {
  const list = await openList(page);
  await page.getByRole('button', { name: 'Filter by parameter' }).click();
  await page.getByRole('combobox', { name: 'Find a parameter' }).fill('Loyalty Tier');
  await page.getByRole('option', { name: 'Filter by “Loyalty Tier”' }).click();
  const form = page.getByRole('dialog', { name: 'Filter by parameter' });
  await form.getByRole('textbox', { name: 'Text' }).fill('Gold');
  await form.getByRole('button', { name: 'Show customers' }).click();
  await expect(page.getByRole('columnheader', { name: 'Loyalty Tier' })).toBeVisible();
  await expect(list.rows.first()).toContainText('Gold');
  expect(new URL(page.url()).searchParams.get('parameterId')).toBe('name:Loyalty Tier');

  await page.getByRole('button', { name: /^Loyalty Tier is Gold/ }).click();
  await expect(form.getByText('Seen so far')).toBeVisible();
  await expect(form.getByRole('radio', { name: 'Gold' })).toBeChecked();
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Remove from list' }).click();
  await form.getByRole('combobox', { name: 'Parameter' }).click();
  await expect(page.getByRole('option', { name: 'Language' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Loyalty Tier' })).toHaveCount(0);
});

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

test('says in the settings that Tiquo keeps the parameters, and offers to remove none of them', async ({ page }) => {
  await openList(page);
  await page.goto('/settings/parameters');
  await expect(page.getByText(/Tiquo keeps the parameters and their values: remove them there\./)).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Language', exact: true })).toBeVisible();
  await expect(page.getByRole('table').getByRole('button')).toHaveCount(0);
  await expectAccessible(page);
});
