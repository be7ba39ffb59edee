import { listOn, openList, scrollDownTo, scrollTo } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, mockQuota, test, watchCustomerRequests } from '../support/fixtures/tiquo-test.ts';

const panel = '[data-customer-panel]';

test(
  'steps through twenty customers without a request, and requests the one it stops at',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    await list.rows.first().getByRole('link').first().click();
    await expect(page.locator(panel).getByText('Language')).toBeAttached();
    // Time stands still, so that the keys are never far enough apart, however busy the machine is.
    await page.clock.install();
    const requests = watchCustomerRequests(page);
    for (let step = 2; step <= 21; step++) {
      await page.keyboard.press('ArrowRight');
      await expect(page.locator(panel)).toContainText(`No. ${step}`);
    }
    for (let step = 20; step >= 11; step--) {
      await page.keyboard.press('ArrowLeft');
      await expect(page.locator(panel)).toContainText(`No. ${step}`);
    }
    expect(requests).toHaveLength(0);
    await page.clock.runFor(600);
    await expect(page.locator(panel).getByText('Language')).toBeAttached();
    expect(requests).toHaveLength(1);
    // Loaded a moment ago, so nothing is requested again.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.clock.runFor(2_000);
    expect(requests).toHaveLength(1);
  },
);

test(
  'requests the next rows early while many requests are left, and at the last row when few are',
  fullRunOnly,
  async ({ page }) => {
    await mockQuota(page, { used: 750 });
    const list = await openList(page);
    const requests = watchCustomerRequests(page);
    await scrollTo(list, 40 * 48 - 800);
    await expect(list.table.locator('[aria-rowindex="40"]')).toBeVisible();
    expect(requests).toHaveLength(0);
    await scrollTo(list, 1e9);
    await expect(list.footer).toContainText('100 loaded');
  },
);

test(
  'loads more only by hand when hardly any requests are left, and restores no pages automatically',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    await scrollDownTo(list, 120 * 48);
    await mockQuota(page, { used: 950 });
    const requests = watchCustomerRequests(page);
    await page.reload();
    await expect(page.getByText('We didn’t reload your place because few requests are left.')).toBeVisible();
    await expect(list.footer).toContainText('Few requests left. Use “Load more” to continue.');
    await scrollTo(list, 1e9);
    await expect(list.table.locator('[aria-rowindex="51"]')).toBeVisible();
    expect(requests).toHaveLength(1);
    await page.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(() => list.viewport.evaluate((element) => element.scrollTop)).toBe(120 * 48);
    const loaded = requests.length;
    expect(loaded).toBeGreaterThan(1);
    await list.footer.getByRole('button', { name: 'Load more' }).click();
    await expect.poll(() => requests.length).toBe(loaded + 1);
  },
);

test.describe('with responses that are fresh for three seconds', () => {
  test.use({ environment: { TIQUO_FRESH_SECONDS: '3' } });

  test(
    'refreshes once after a stale response was renewed in the background, without another Tiquo request',
    fullRunOnly,
    async ({ page, vendor }) => {
      await openList(page);
      await page.goto('about:blank');
      const before = vendor.requestCount();
      await expect.poll(() => page.evaluate(() => performance.now())).toBeGreaterThan(5_000);
      const requests = watchCustomerRequests(page);
      await openList(page);
      const told = page.getByText('Customers as of');
      await expect(told).toBeHidden();
      await expect.poll(() => requests.length).toBe(2);
      await expect(page.getByRole('button', { name: /^Refresh, updated just now/ })).toBeVisible();
      await expect(told).toBeHidden();
      await page.waitForTimeout(3_000);
      expect([requests.length, vendor.requestCount() - before]).toEqual([2, 1]);
    },
  );
});

test('keeps the rows and counts down when the limit is reached, and continues automatically', async ({
  page,
  vendor,
}) => {
  await openList(page);
  await vendor.set({ retryAfter: '6' });
  await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: 'Banned' }).click();
  await expect(
    page.getByText('Tiquo has asked your organisation to wait. Your results will load automatically in'),
  ).toBeVisible();
  await expect(page.getByText('; the 50 customers already loaded stay here.')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^0:0\d$/);
  await vendor.set('none');
  await expect(page.getByRole('timer')).toBeHidden();
  await expect(listOn(page).rows.first()).toContainText('Banned');
});

test.describe('with three requests an hour', () => {
  test.use({ environment: { TIQUO_RATE_LIMIT: '3' } });

  test('keeps the last request for looking up one customer while lists are paused', fullRunOnly, async ({ page }) => {
    const list = await openList(page);
    await list.search.fill('mur');
    await expect(list.rows.first().locator('mark').first()).toBeVisible();
    await list.search.fill('smi');
    const band = page.getByText('Your organisation has used this hour’s Tiquo requests.');
    await expect(band).toBeVisible();
    await expect(page.getByText('You can still look up a full customer number, email or phone.')).toBeVisible();
    await list.search.fill('CUST-000123');
    await expect(list.table.getByRole('cell', { name: 'Exact match' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Tiquo: 3 of 3 requests this hour/ })).toBeVisible();
    await list.search.fill('CUST-000124');
    await expect(page.getByText('You can still look up')).toBeHidden();
    await expect(band).toBeVisible();
    await expect(list.rows.first()).toContainText('CUST-000123');
    // The quota is still updated, as that costs no Tiquo request.
    const capabilities = page.waitForResponse(/\/api\/app\/capabilities/);
    await page.getByRole('button', { name: /^Tiquo: / }).click();
    await capabilities;
  });
});
