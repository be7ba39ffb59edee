import { columnHeading, columnSwitch, openColumns } from '../support/page/columns.ts';
import { openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/tiquo-test.ts';
import { addView, saveView, viewLink } from '../support/page/views.ts';

test('keeps the filter by a parameter and the columns, without a sort', fullRunOnly, async ({ page }) => {
  await openList(page, '/customers?parameterId=name:Loyalty%20Tier&parameterValue=Gold');
  await saveView(page).click();
  const dialog = page.getByRole('dialog', { name: 'Save view' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  await expect(dialog).toContainText('Loyalty Tier is Gold');
  await page.getByRole('textbox', { name: 'Name' }).fill('Gold');
  await page.keyboard.press('Enter');
  await expect(viewLink(page, 'Gold')).toHaveAttribute('aria-current', 'page');
  const list = await openList(page, page.url());
  await expect(list.rows.first()).toContainText('Gold');
  await expect(viewLink(page, 'Gold')).toHaveAccessibleName('Gold');
});

test('shows of a view what the source can do', fullRunOnly, async ({ page }) => {
  const conditions = ['email:set', 'name:Loyalty Tier:is:Gold', 'totalSpent:gte:100'];
  const view = await addView(page, 'From elsewhere', { filters: { conditions }, sort: '-lifetimeValue' });
  const list = await openList(page, `/customers?view=${view.id}`);
  await expect(list.rows.first()).toContainText('Gold');
  await expect(viewLink(page, 'From elsewhere')).toHaveAccessibleName('From elsewhere');
  await expect(page.getByText('aren’t possible with this source')).toBeVisible();
});

test('shows of a view’s columns those of fields, and keeps the others', fullRunOnly, async ({ page }) => {
  const columns = ['customer', 'name:Loyalty Tier', 'contact'].map((id) => ({ id, isVisible: true }));
  const view = await addView(page, 'With a parameter', { columns, density: 'compact' });
  const list = await openList(page, `/customers?view=${view.id}`);
  await expect(list.table.getByRole('columnheader').nth(1)).toHaveText('Contact');
  await openColumns(page);
  await columnSwitch(page, 'Status').click();
  await expect(columnHeading(page, 'Status')).toHaveCount(0);
  const saved = page.waitForRequest((request) => request.method() === 'PATCH');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save changes' }).click();
  expect((await saved).postData()).toContain('name:Loyalty Tier');
  await expect(viewLink(page, 'With a parameter')).toHaveAccessibleName('With a parameter');
});
