import { listOn, openList, parameterId, watchListRequests } from '../support/page/customers-list.ts';
import { SummaryResponse } from '../../src/contract/list/list-metadata.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

test('searches within the filter of an older link, which becomes a condition', fullRunOnly, async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  const requests = watchListRequests(page);
  const list = await openList(page, `/customers?parameterId=${tier}&parameterValue=Gold`);
  await list.search.fill('an');
  await expect(page).toHaveURL(`/customers?search=an&filter=${tier}%3Ais%3AGold`);
  await expect(list.table).toHaveAttribute('aria-busy', 'false');
  await expect(list.rows.first().getByRole('cell', { name: 'Gold', exact: true })).toBeVisible();
  await expect(page.getByText(/paused/)).toHaveCount(0);
  const [last] = requests.slice(-1);
  expect([...(last?.searchParams.entries() ?? [])]).toEqual([
    ['search', 'an'],
    ['filter', `${tier}:is:Gold`],
    ['limit', '50'],
    ['include', `${tier},system_marketing_opt_in,system_sms_opt_in`],
  ]);
});

test('keeps filters and the sort in the address, with Back and Forward', async ({ page }) => {
  const refined = '/customers?filter=lifetimeValue%3Agte%3A1000&sort=-lifetimeValue';
  const first = await openList(page);
  const newest = await first.rows.first().getAttribute('data-customer-number');
  await page.goto(refined);
  const list = listOn(page);
  const biggest = list.rows.first();
  await expect(biggest).not.toHaveAttribute('data-customer-number', newest ?? '');
  const number = await biggest.getAttribute('data-customer-number');
  await page.getByRole('link', { name: /^Active/ }).click();
  await expect(page).toHaveURL('/customers?status=active&filter=lifetimeValue%3Agte%3A1000&sort=-lifetimeValue');
  await page.goBack();
  await expect(page).toHaveURL(refined);
  await expect(biggest).toHaveAttribute('data-customer-number', number ?? '');
  await page.goForward();
  await expect(page).toHaveURL(/status=active/);
  await page.reload();
  await expect(list.rows.first()).not.toHaveAttribute('data-customer-number', newest ?? '');
});

test('adds up the whole list in the footer, under its filter and its status', async ({ page }) => {
  const list = await openList(page, '/customers?status=inactive&filter=lifetimeValue%3Agte%3A100');
  const answer = await page.request.get('/api/app/summary?status=inactive&filter=lifetimeValue:gte:100');
  const { sums, inactive } = SummaryResponse.parse(await answer.json()).data;
  if (sums === null || sums === undefined) throw new Error('There are no sums');
  const amount = (value: number) => `£${Math.round(value).toLocaleString('en-GB')}`;
  await expect(list.footer).toContainText(`of ${inactive?.count.toLocaleString('en-GB')} · `);
  await expect(list.footer).toContainText(` · ${amount(sums.totalSpent.sum)} spent`);
  const average = sums.lifetimeValue.sum / sums.lifetimeValue.customers;
  await expect(list.footer).toContainText(` · average lifetime value ${amount(average)}`);
});
