import type { Locator } from '@playwright/test';
import {
  firstCustomers,
  listOn,
  listRequests,
  openList,
  findCustomer,
  watchListRequests,
} from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { breakConnections, holdRequests } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';

test('shows the results of a search although the look-up of a full number fails', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await breakConnections(page, /\/api\/v1\/customers\/[^?]/);
  await list.search.fill('000123');
  await expect(list.rows.first().locator('mark').first()).toBeVisible();
  await expect(list.footer).toContainText(/^50 loaded of \d/);
});

test('searches after a pause in typing or with Enter, and clears with Esc', async ({ page }) => {
  const list = await openList(page);
  const requests = watchListRequests(page);
  await page.keyboard.press('/');
  await expect(list.search).toBeFocused();
  // All at once, because letters typed on a busy machine may be a pause apart.
  await page.keyboard.insertText('mur');
  await expect(page).toHaveURL(/\/customers\?search=mur$/);
  await expect(list.rows.first().locator('mark').first()).toBeVisible();
  expect(requests.map((url) => url.searchParams.get('search'))).toEqual(['mur']);
  await page.keyboard.press('Escape');
  await expect(list.search).toHaveValue('');
  await expect(page).toHaveURL(/\/customers$/);
  await page.keyboard.type('mar');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/search=mar$/);
});

test('makes one history entry of a search, however many letters are typed', fullRunOnly, async ({ page }) => {
  const list = await openList(page, '/customers?status=active');
  await list.search.focus();
  await list.search.pressSequentially('mur', { delay: 200 });
  await expect(page).toHaveURL(/search=mur/);
  await page.goBack();
  await expect(page).toHaveURL(/\/customers\?status=active$/);
  await expect(list.search).toHaveValue('');
  await page.goForward();
  await expect(list.search).toHaveValue('mur');
});

test('never replaces a newer response with an older one', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const held = await holdRequests(page, listRequests);
  await list.search.fill('mar');
  await expect.poll(() => held.requests.length).toBe(1);
  await list.search.fill('mur');
  await expect.poll(() => held.requests.length).toBe(2);
  await expect(list.table).toHaveAttribute('aria-busy', 'true');
  await expect(list.rows.first()).toBeVisible();
  held.release(1);
  await expect(list.rows.first().locator('mark').first()).toHaveText(/^mur$/i);
  held.release(0);
  await held.lift();
  await expect(list.rows.first().locator('mark').first()).toHaveText(/^mur$/i);
});

test('keeps emails and phone numbers out of the URL, through reload and Back', async ({ page }) => {
  await page.goto('/customers');
  const customer = findCustomer(await firstCustomers(page), ({ emails }) => emails.length > 0);
  const email = customer.emails[0]?.address ?? '';
  const list = await openList(page);
  await list.search.fill(email);
  await expect(list.table.getByRole('cell', { name: 'Exact match' })).toBeVisible();
  await expect(page).toHaveURL(/\/customers$/);
  await page.reload();
  await expect(list.search).toHaveValue(email);
  await expect(list.row(customer)).toBeVisible();
  await list.link(customer).click();
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.customerNumber}$`));
  await page.goBack();
  await expect(list.search).toHaveValue(email);
});

test('shows the customer of a full number first, and only once', fullRunOnly, async ({ page }) => {
  await page.goto('/customers');
  const customer = findCustomer(await firstCustomers(page), ({ phones }) => phones.length > 0);
  const phone = customer.phones.find(({ isPrimary }) => isPrimary)?.number ?? '';
  const list = await openList(page);
  const groundOf = (row: Locator) => row.evaluate((element) => getComputedStyle(element).backgroundColor);
  const ground = await groundOf(list.row(customer));
  await list.search.fill(phone);
  await expect(list.table.getByRole('cell', { name: 'Exact match' })).toBeVisible();
  await expect(list.row(customer)).toHaveCount(1);
  await expect(list.row(customer)).toHaveAttribute('aria-rowindex', '3');
  expect(await groundOf(list.row(customer))).not.toBe(ground);
});

test(
  'shows the rows of a full number once its look-up is done, so that no row moves',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const [customer] = await firstCustomers(page);
    if (customer === undefined) throw new Error('There is no customer');
    const held = await holdRequests(page, /\/api\/v1\/customers\/[^?]/);
    const response = page.waitForResponse(listRequests);
    await list.search.fill(customer.customerNumber);
    await response;
    await expect.poll(() => held.requests.length).toBe(1);
    await expect(list.table).toHaveAttribute('aria-busy', 'true');
    await expect(list.rows.nth(1)).toBeVisible();
    await held.lift();
    await expect(list.table.getByRole('cell', { name: 'Exact match' })).toBeVisible();
    await expect(list.row(customer)).toHaveAttribute('aria-rowindex', '3');
  },
);

test('moves from the search to the rows, and opens the only result with Enter', async ({ page }) => {
  const list = await openList(page);
  await list.search.focus();
  await page.keyboard.press('ArrowDown');
  await expect(list.rows.first().getByRole('link').first()).toBeFocused();
  const [customer] = await firstCustomers(page);
  if (customer === undefined) throw new Error('There is no customer');
  await list.search.fill(customer.customerNumber);
  await expect(list.rows).toHaveCount(1);
  await list.search.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.customerNumber}`));
});

test('opens no customer with Enter while the rows are those of the previous search', fullRunOnly, async ({ page }) => {
  const list = await openList(page, '/customers?search=CUST-000123');
  await expect(list.rows).toHaveCount(1);
  await holdRequests(page, listRequests);
  await list.search.focus();
  // In the frame in which the search is requested, before the page shows that its rows are loading.
  await page.evaluate(() => {
    const enter = () =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      );
    const watch = (): unknown => (location.search.includes('search=mur') ? enter() : requestAnimationFrame(watch));
    watch();
  });
  await list.search.fill('mur');
  await expect(page).toHaveURL(/search=mur/);
  await expect(list.table).toHaveAttribute('aria-busy', 'true');
  await expect(page).toHaveURL(/\/customers\?search=mur$/);
});

test('says that no customer matches, and clears the search with one click', fullRunOnly, async ({ page }) => {
  await page.goto('/customers?search=zzqqxx&status=banned');
  await expect(page.getByRole('heading', { name: 'No banned customers match “zzqqxx”' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear search' }).click();
  await expect(listOn(page).rows.first()).toBeVisible();
  await expect(page).toHaveURL(/\/customers\?status=banned$/);
});

test('keeps the typed text when a tab or a customer is clicked right after', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const tab = page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: /^Active/ });
  await typeAndClick(list.search, 'mur', tab);
  await expect(page).toHaveURL(/\/customers\?search=mur&status=active$/);
  await expect(list.search).toHaveValue('mur');
  await expect(list.rows.first().locator('mark').first()).toHaveText(/^mur$/i);
  await page.goBack();
  await expect(page).toHaveURL(/\/customers\?search=mur$/);
  await expect(list.table).toHaveAttribute('aria-busy', 'false');
  await typeAndClick(list.search, 'murp', list.rows.first().getByRole('link').first());
  await expect(page).toHaveURL(/\/customers\/[^?]+\?search=murp$/);
  await expect(list.search).toHaveValue('murp');
});

/** Types and clicks elsewhere before anything renders, as on a busy machine. Only promises run between the two. */
async function typeAndClick(box: Locator, text: string, target: Locator): Promise<void> {
  const link = await target.elementHandle();
  await box.evaluate(
    async (input: HTMLInputElement, { typed, clicked }) => {
      input.focus();
      input.value = typed;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      input.blur();
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      if (clicked instanceof HTMLElement) clicked.click();
    },
    { typed: text, clicked: link },
  );
}

test('shows the search of the history entry, whatever was being typed', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  await page
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: /^Active/ })
    .click();
  await expect(page).toHaveURL(/status=active$/);
  await list.search.evaluate((input: HTMLInputElement) => {
    input.value = 'half typed';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    history.back();
  });
  await expect(page).toHaveURL(/\/customers$/);
  await expect(list.search).toHaveValue('');
});

test('waits for the end of a composition', fullRunOnly, async ({ page }) => {
  await page.clock.install();
  const list = await openList(page);
  const requests = watchListRequests(page);
  await list.search.focus();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'ya', selectionStart: 2, selectionEnd: 2 });
  await expect(list.search).toHaveValue('ya');
  await page.clock.fastForward(2_000);
  await input.send('Input.insertText', { text: 'Yuki' });
  await expect(page).toHaveURL(/search=Yuki$/);
  await expect.poll(() => requests.map((url) => url.searchParams.get('search'))).toEqual(['Yuki']);
});

test('removes a personal search from the address the page was opened with', fullRunOnly, async ({ page }) => {
  await page.goto('/customers');
  const customer = findCustomer(await firstCustomers(page), ({ emails }) => emails.length > 0);
  const email = customer.emails[0]?.address ?? '';
  await page.goto(`/customers?search=${encodeURIComponent(email)}&status=${customer.status}`);
  const list = listOn(page);
  await expect(list.row(customer)).toBeVisible();
  await expect(list.search).toHaveValue(email);
  await expect(page).toHaveURL(new RegExp(`/customers\\?status=${customer.status}$`));
  await page.reload();
  await expect(list.search).toHaveValue(email);
});

test('never shows the rows of a list that was left before they arrived', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const held = await holdRequests(page, listRequests);
  const tab = (name: RegExp) => page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name }).click();
  const rows = list.table.getByRole('rowgroup', { includeHidden: true }).last();
  await tab(/^Inactive/);
  await expect(rows).toHaveAttribute('inert');
  // Records each time the rows become usable again, whichever list they belong to.
  await rows.evaluate((element) => {
    new MutationObserver(() => {
      if (!element.hasAttribute('inert'))
        document.body.dataset['shown'] = `${document.body.dataset['shown'] ?? ''} ${location.search}`;
    }).observe(element, { attributeFilter: ['inert'] });
  });
  await tab(/^Banned/);
  held.release();
  await page.waitForTimeout(400);
  await held.lift();
  await expect(rows).not.toHaveAttribute('inert');
  await expect(list.rows.first()).toContainText('Banned');
  await expect(page.locator('body')).toHaveAttribute('data-shown', ' ?status=banned');
});
