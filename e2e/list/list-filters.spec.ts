import { listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

test('counts the tabs by search and filter, and links to each', async ({ page }) => {
  await openList(page);
  const tabs = page.getByRole('navigation', { name: 'Status' });
  await expect(tabs.getByRole('link', { name: /^All 20,000$/ })).toHaveAttribute('aria-current', 'page');
  const banned = tabs.getByRole('link', { name: /^Banned/ });
  await banned.click();
  await expect(page).toHaveURL(/\/customers\?status=banned$/);
  await expect(banned).toHaveAttribute('aria-current', 'page');
  const all = await banned.textContent();
  await listOn(page).search.fill('mur');
  await expect(banned).not.toHaveText(all ?? '');
});

test('names the column of a filter after its parameter and shows the matched values', fullRunOnly, async ({ page }) => {
  await page.goto('/customers');
  const id = await parameterId(page, 'Loyalty Tier');
  const list = await openList(page, `/customers?parameterId=${id}&parameterValue=Gold`);
  await expect(list.table.getByRole('columnheader', { name: 'Loyalty Tier' })).toBeVisible();
  await expect(list.rows.first().getByRole('cell', { name: 'Gold', exact: true })).toBeVisible();
});

test('names the tab by its filter, but by no search', fullRunOnly, async ({ page }) => {
  await page.goto('/customers');
  const id = await parameterId(page, 'Loyalty Tier');
  const list = await openList(page, `/customers?filter=${id}:is:Gold`);
  await expect(page).toHaveTitle('Loyalty Tier is Gold · Customers');
  await list.search.fill('murphy');
  await expect(page).toHaveURL(/murphy/);
  await expect(page).toHaveTitle('Loyalty Tier is Gold · Customers');
  await openList(page, '/customers?search=murphy');
  await expect(page).toHaveTitle('Search · Customers');
});

test('says which values a parameter has when no customer has the chosen one', fullRunOnly, async ({ page }) => {
  await page.goto('/customers');
  const id = await parameterId(page, 'Loyalty Tier');
  await page.goto(`/customers?parameterId=${id}&parameterValue=Diamond`);
  await expect(page.getByRole('heading', { name: 'No customers with Loyalty Tier “Diamond”' })).toBeVisible();
  await expect(page.getByText(/^[\d,]+ customers have a Loyalty Tier: .*Bronze/)).toBeVisible();
  await page.getByRole('button', { name: 'Change value' }).click();
  await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(listOn(page).rows.first()).toBeVisible();
});

test('does not present the values seen so far as complete', fullRunOnly, async ({ page }) => {
  await page.route('**/api/app/parameters', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replaceAll('"optionsComplete":true', '"optionsComplete":false') });
  });
  await page.goto('/customers');
  const id = await parameterId(page, 'Loyalty Tier');
  await page.goto(`/customers?parameterId=${id}&parameterValue=Diamond`);
  await expect(page.getByText(/^[\d,]+ customers have a Loyalty Tier, such as .*Bronze/)).toBeVisible();
});

test('lets the user clear a filter by a parameter that does not exist', fullRunOnly, async ({ page }) => {
  await page.goto('/customers?parameterId=no-one-made-this');
  await expect(page.getByRole('heading', { name: 'This parameter doesn’t exist' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear filter' }).click();
  await expect(listOn(page).rows.first()).toBeVisible();
});

for (const width of [1024, 360]) {
  test(`shows the parameter's name in a chip with a long value, at ${width} px`, fullRunOnly, async ({ page }) => {
    await page.setViewportSize({ width, height: 768 });
    await page.goto('/customers');
    const value = 'A company whose name is very long and says much about what it does';
    await page.goto(
      `/customers?parameterId=${await parameterId(page, 'Company')}&parameterValue=${encodeURIComponent(value)}`,
    );
    const name = page.getByRole('button', { name: /^Company is/ }).getByText('Company', { exact: true });
    await expect(name).toBeVisible();
    expect(await name.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });
}
