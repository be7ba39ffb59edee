import { errors } from '../../src/contract/error-messages.ts';
import { listOn, openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test, watchCustomerRequests } from '../support/fixtures/tiquo-test.ts';

const lookUp = (text: string) => `/api/v1/customers/${encodeURIComponent(text)}`;

test('shows how many requests are used, and why data may be slow or out of date', async ({ page }) => {
  await openList(page);
  const meter = page.getByRole('button', { name: /^Tiquo: / });
  await expect(meter).toHaveAccessibleName('Tiquo: 1 of 1,000 requests this hour');
  await meter.click();
  const details = page.getByRole('dialog', { name: '1 of 1,000 requests this hour' });
  await expect(details).toContainText('Next request available at');
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(meter).toBeFocused();
});

test('searches at most twice automatically while a name is typed, and right away with Enter', async ({ page }) => {
  const list = await openList(page);
  const requests = watchCustomerRequests(page);
  await list.search.focus();
  await list.search.pressSequentially('murph', { delay: 700 });
  expect(requests.length).toBeLessThanOrEqual(2);
  await list.search.press('Enter');
  await expect(page).toHaveURL(/search=murph$/);
  await expect(list.rows.first().locator('mark').first()).toHaveText(/^murph$/i);
  expect(requests.map((url) => url.searchParams.get('search')).at(-1)).toBe('murph');
});

test(
  'stops searching automatically after two searches, however long the pauses, and says how to continue',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    await page.clock.install();
    const requests = watchCustomerRequests(page);
    const searched = () => requests.map((url) => url.searchParams.get('search'));
    const mark = list.rows.first().locator('mark').first();
    await list.search.pressSequentially('ma');
    for (const [sign, shown] of [
      ['r', /^m[aá]$/i],
      ['i', /^m[aá]r$/i],
      ['a', /^m[aá]r$/i],
    ] as const) {
      await page.clock.runFor(1_600);
      await expect(mark).toHaveText(shown);
      await list.search.press(sign);
    }
    await page.clock.runFor(60_000);
    await expect(page.getByText('Press Enter to search')).toBeVisible();
    expect(searched()).toEqual(['ma', 'mar']);
    await list.search.press('Enter');
    await expect(page.getByText('Press Enter to search')).toBeHidden();
    await expect(mark).toHaveText(/^m[aá]r[ií]a$/i);
    expect(searched()).toEqual(['ma', 'mar', 'maria']);
    // A new text in its place is searched automatically again.
    await list.search.fill('smi');
    await page.clock.runFor(600);
    await expect.poll(searched).toEqual(['ma', 'mar', 'maria', 'smi']);
  },
);

test('looks no customer up while a number or a phone is being typed', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const requests = watchCustomerRequests(page);
  for (const half of ['555', 'CUST-00', '1234567']) {
    await list.search.fill(half);
    await expect.poll(() => requests.at(-1)?.searchParams.get('search')).toBe(half);
  }
  expect(requests.map(({ pathname }) => pathname)).toEqual(Array.from({ length: 3 }, () => '/api/v1/customers'));
});

test('looks up a full number first, and searches for more on request', fullRunOnly, async ({ page, vendor }) => {
  const list = await openList(page);
  const requests = watchCustomerRequests(page);
  const before = vendor.requestCount();
  await page.keyboard.press('/');
  await page.keyboard.insertText('CUST-000123');
  await expect(list.table.getByRole('cell', { name: 'Exact match' })).toBeVisible();
  await expect(list.rows).toHaveCount(1);
  await expect(list.footer).toContainText('1 exact match');
  expect(requests.map(({ pathname }) => pathname)).toEqual([lookUp('CUST-000123')]);
  expect(vendor.requestCount() - before).toBe(1);
  await page.getByRole('button', { name: 'Search for more matching “CUST-000123”' }).click();
  await expect(list.footer).toContainText('1 customer matches “CUST-000123”');
  expect(vendor.requestCount() - before).toBe(2);
});

test(
  'requests the list once no customer has the full number, and neither twice',
  fullRunOnly,
  async ({ page, vendor }) => {
    const list = await openList(page);
    const requests = watchCustomerRequests(page);
    const before = vendor.requestCount();
    await list.search.fill('CUST-999999');
    await expect(page.getByRole('heading', { name: 'No customers match “CUST-999999”' })).toBeVisible();
    expect(requests.map(({ pathname }) => pathname)).toEqual([lookUp('CUST-999999'), '/api/v1/customers']);
    expect(vendor.requestCount() - before).toBe(2);
  },
);

test('also looks up first when the page is opened with a full number', fullRunOnly, async ({ page }) => {
  const requests = watchCustomerRequests(page);
  await page.goto('/customers?search=CUST-000123');
  await expect(listOn(page).rows).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Search for more matching “CUST-000123”' })).toBeVisible();
  expect(requests.map(({ pathname }) => pathname)).toEqual([lookUp('CUST-000123')]);
});

test('refreshes the exact match and not the list when it is shown alone', fullRunOnly, async ({ page }) => {
  const list = await openList(page, '/customers?search=CUST-000123');
  const requests = watchCustomerRequests(page);
  await page.getByRole('button', { name: /^Refresh/ }).click();
  await expect.poll(() => requests.length).toBe(1);
  await expect(list.footer).toContainText('1 exact match');
  await expect(page.getByRole('button', { name: /^Refresh/ })).toHaveAttribute('aria-disabled', 'false');
  expect(requests.map(({ pathname }) => pathname)).toEqual([lookUp('CUST-000123')]);
});

test('sends a failing request once, says why it failed, and retries by hand', fullRunOnly, async ({ page, vendor }) => {
  const list = await openList(page);
  const requests = watchCustomerRequests(page);
  const before = vendor.requestCount();
  await vendor.set('status500');
  await list.search.fill('mur');
  await expect(page.getByText('Tiquo responded with an error (status 500)')).toBeVisible();
  expect(requests).toHaveLength(1);
  expect(vendor.requestCount() - before).toBe(1);
  // A different fault, because the previous one's button stays until this one is known.
  await vendor.set('notJson');
  await list.search.fill('CUST-000123');
  await expect(page.getByText(`${errors.upstreamNotJson}.`)).toBeVisible();
  expect(vendor.requestCount() - before).toBe(2);
  expect(requests).toHaveLength(2);
  await vendor.set('none');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(list.table.getByRole('cell', { name: 'Exact match' })).toBeVisible();
  expect(vendor.requestCount() - before).toBe(3);
});

test('continues automatically when our own server is back', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await page.context().setOffline(true);
  await list.search.fill('mur');
  await expect(page.getByText('You’re offline.')).toBeVisible();
  await page.context().setOffline(false);
  await expect(list.rows.first().locator('mark').first()).toBeVisible();
});
