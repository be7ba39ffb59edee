import { scaled } from '../../src/testing/test-scale.ts';
import { firstCustomers, openList, scrollTo, findCustomer, watchListRequests } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

test('shows the usual columns with its rows, counted from the header', async ({ page }) => {
  const { table, rows } = await openList(page);
  await expect(table.getByRole('columnheader')).toHaveText([
    'Customer',
    'Contact',
    'Status',
    'Loyalty Tier',
    'Marketing Opt-In',
    'Orders',
    'Total spent',
    'Lifetime value',
    'Last order',
    'Created',
  ]);
  await expect(table).toHaveAttribute('aria-rowcount', '-1');
  await expect(rows.first()).toHaveAttribute('aria-rowindex', '2');
  await expect(rows.first().getByRole('cell')).toHaveCount(10);
});

test('keeps the document small and asks once per cursor however many rows load', async ({ page }) => {
  const requests = watchListRequests(page);
  const list = await openList(page);
  const enough = scaled(1_000, 5_000);
  await expect(async () => {
    await scrollTo(list, 1e9);
    const rows = await list.viewport.evaluate((element) => element.scrollHeight / 48);
    expect(rows).toBeGreaterThan(enough);
  }).toPass({ intervals: [50] });
  const cursors = requests.map((url) => url.searchParams.get('cursor'));
  expect(new Set(cursors).size).toBe(cursors.length);
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThanOrEqual(1_200);
  await expect(list.footer).toContainText(/loaded of [\d,]+/);
});

test('loads more by keyboard and says how much is loaded', async ({ page }) => {
  const list = await openList(page, '/customers');
  await expect(list.footer).toContainText('50 loaded of 20,000');
  const more = list.footer.getByRole('button', { name: 'Load more' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(list.footer).toContainText('150 loaded of 20,000');
  await expect(more).toBeFocused();
});

test('knows the number of rows once the end is reached', fullRunOnly, async ({ page }) => {
  await page.goto('/customers');
  const customer = findCustomer(
    await firstCustomers(page),
    ({ displayName, emails }) => displayName !== null && emails.length > 0,
  );
  const list = await openList(page, `/customers?search=${encodeURIComponent(customer.customerNumber)}`);
  await expect(list.table).toHaveAttribute('aria-rowcount', /^\d+$/);
  await expect(page.getByRole('status').filter({ hasText: `matches “${customer.customerNumber}”` })).toBeAttached();
});

test('does not ask again when the window gets the focus, but when refreshing', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const requests = watchListRequests(page);
  await page.evaluate(() => {
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await list.search.focus();
  const refreshed = page.waitForResponse((response) => response.url().includes('/api/v1/customers?'));
  await page.getByRole('button', { name: 'Refresh, updated just now' }).click();
  await refreshed;
  expect(requests).toHaveLength(1);
  await expect(list.rows.first()).toBeVisible();
});

test('links each row to its customer', fullRunOnly, async ({ page, context }) => {
  const list = await openList(page, '/customers?status=active');
  const [customer] = await firstCustomers(page, '&status=active');
  if (customer === undefined) throw new Error('There is no active customer');
  await expect(list.link(customer)).toHaveAttribute('href', `/customers/${customer.customerNumber}?status=active`);
  const opened = context.waitForEvent('page');
  await list.link(customer).click({ modifiers: ['ControlOrMeta'] });
  await expect(await opened).toHaveURL(new RegExp(`/customers/${customer.customerNumber}`));
  await expect(page).toHaveURL(/\/customers\?status=active$/);
});

test('offers the other contacts and copies with the keyboard', fullRunOnly, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/customers');
  const customer = findCustomer((await firstCustomers(page)).slice(0, 14), ({ emails }) => emails.length > 0);
  const list = await openList(page);
  await list.link(customer).focus();
  await page.keyboard.press('Tab');
  await expect(list.row(customer).getByRole('checkbox')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(list.row(customer).getByRole('button', { name: 'Copy email' })).toBeFocused();
  await page.keyboard.press('Enter');
  const email = customer.emails.find(({ isPrimary }) => isPrimary)?.address ?? '';
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(email);
});

test('opens all contacts of a customer that has several', fullRunOnly, async ({ page }) => {
  await page.goto('/customers');
  const customer = findCustomer(
    await firstCustomers(page),
    ({ emails, phones }) => emails.length + phones.length > 2 && emails.length > 1,
  );
  const list = await openList(page, `/customers?search=${encodeURIComponent(customer.customerNumber)}`);
  await list
    .row(customer)
    .getByRole('button', { name: /more contact/ })
    .click();
  const contacts = page.getByRole('dialog', { name: /^Contacts for/ });
  await expect(contacts.getByRole('listitem')).toHaveCount(customer.emails.length + customer.phones.length);
  await page.keyboard.press('Escape');
  await expect(contacts).toBeHidden();
});

test('leads to all customers by the logo, without reloading the page', fullRunOnly, async ({ page }) => {
  const list = await openList(page, '/customers?status=active&search=mur');
  await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
  await page.getByRole('banner').getByRole('link', { name: 'Customers' }).click();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(list.search).toHaveValue('');
  await expect(page.getByText('loaded of 20,000').first()).toBeVisible();
  await expect(page.locator('html[data-same-page]')).toHaveCount(1);
});
