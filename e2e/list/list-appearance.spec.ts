import type { Locator, Page } from '@playwright/test';
import type { Customer } from '../../src/contract/customer.ts';
import { ListCustomersResponse } from '../../src/contract/list/list-customers.ts';
import { routes } from '../../src/contract/route-paths.ts';
import { SessionResponse } from '../../src/contract/session.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn, listRequests, openList } from '../support/page/customers-list.ts';
import { holdRequests } from '../support/page/network-faults.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

/** Changes the first customers of every list that the page requests; the others are left out. */
async function showCustomers(page: Page, changes: readonly Partial<Customer>[]): Promise<void> {
  await page.route(listRequests, async (route) => {
    const answer = ListCustomersResponse.parse(await (await route.fetch()).json());
    const data = answer.data.slice(0, changes.length).map((customer, index) => ({ ...customer, ...changes[index] }));
    await route.fulfill({
      json: { ...answer, data, pagination: { ...answer.pagination, hasMore: false, nextCursor: null } },
    });
  });
}

test(
  'keeps the old footer, dimmed, while a search is on its way, and shows new rows in full right away',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    await expect(list.footer).toContainText('50 loaded');
    const rows = list.table.getByRole('rowgroup').last();
    const held = await holdRequests(page, listRequests);
    await list.search.fill('mur');
    await expect(rows).toHaveCSS('opacity', '0.45');
    await expect(list.footer).toContainText('50 loaded');
    await expect(list.footer.locator('p').first()).toHaveCSS('opacity', '0.45');
    await expect(list.footer.getByRole('button', { name: 'Load more' })).toHaveCount(0);
    const opacity = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const table = document.querySelector('[role="table"]');
          const check = () => {
            const group = table?.querySelector('[role="rowgroup"]:last-of-type');
            if (table?.getAttribute('aria-busy') === 'false' && group instanceof Element)
              resolve(getComputedStyle(group).opacity);
            else requestAnimationFrame(check);
          };
          check();
        }),
    );
    await held.lift();
    expect(await opacity).toBe('1');
    await expect(list.rows.first().locator('mark').first()).toBeVisible();
    await expect(list.footer.locator('p').first()).toHaveCSS('opacity', '1');
  },
);

test('lifts what lies over the page off it in the dark', fullRunOnly, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const list = await openList(page);
  const background = (selector: string) =>
    page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);
  const raised = 'rgb(28, 33, 43)';
  expect(await background('body')).not.toBe(raised);
  await list.link({ customerNumber: (await list.rows.first().getAttribute('data-customer-number')) ?? '' }).click();
  const thin = async (part: Locator) => {
    await expect(part).toHaveCSS('scrollbar-width', 'thin');
    await expect(part).toHaveCSS('scrollbar-color', /^rgb\(108, 118, 134\) rgba\(0, 0, 0, 0\)$/);
  };
  await expect(page.locator('[data-customer-panel]')).toHaveCSS('background-color', raised);
  await thin(page.locator('[data-customer-panel]'));
  await expectAccessible(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveCSS('background-color', raised);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  const filters = page.getByRole('dialog', { name: 'Filters' });
  await expect(filters).toHaveCSS('background-color', raised);
  await filters.getByRole('option', { name: 'Lifetime value' }).click();
  const show = filters.getByRole('button', { name: /^Show/ });
  await expect(show).toBeDisabled();
  // Grey rather than a pale accent.
  await expect(show).toHaveCSS('opacity', '1');
  await expect(show).toHaveCSS('background-color', 'rgb(52, 59, 72)');
  await expect(show).toHaveCSS('color', 'rgb(160, 168, 181)');
  await thin(filters);
  await thin(list.viewport);
});

test('offers × in the search at every width, and the keys only where they help', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const box = page.getByRole('search');
  await expect(box.getByText('/', { exact: true })).toBeVisible();
  await list.search.focus();
  await expect(box.getByText('/', { exact: true })).toBeHidden();
  await page.keyboard.type('mur');
  const clear = page.getByRole('banner').getByRole('button', { name: 'Clear search' });
  await expect(clear.locator('svg')).toBeVisible();
  await expect(box.getByText('esc', { exact: true })).toBeVisible();
  await list.search.blur();
  await expect(box.getByText('esc', { exact: true })).toBeHidden();
  await clear.click();
  await expect(list.search).toHaveValue('');
  await expect(list.search).toBeFocused();
});

const nameless = { displayName: null, firstName: null, lastName: null };
const email = { address: 'satu.laine@mail.test', isPrimary: true };
const phone = { number: '+442079460000', isPrimary: true };

test('shows no contact twice: a customer known by email or phone alone has no name', fullRunOnly, async ({ page }) => {
  await showCustomers(page, [
    { ...nameless, emails: [email], phones: [] },
    { ...nameless, emails: [], phones: [phone] },
  ]);
  const list = await openList(page);
  const [first, second] = [list.rows.nth(0), list.rows.nth(1)];
  await expect(first.getByText('No name')).toBeVisible();
  const contactOf = (row: Locator, text: string) =>
    row.getByRole('cell').filter({ hasText: text, hasNotText: 'No name' });
  await expect(contactOf(first, '@')).toHaveText(email.address);
  await expect(first.getByRole('link', { name: `No name ${email.address}` })).toBeVisible();
  await expect(contactOf(second, '+44')).toHaveText('+44 2079 460000');
  await expectAccessible(page);
});

test(
  'shows the whole email and the number on a card, and no dash for an unknown amount',
  fullRunOnly,
  async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const long = 'oluwaseun.adeyemi@hotel.example';
    await showCustomers(page, [
      { emails: [{ address: long, isPrimary: true }], lifetimeValue: 2_388.6 },
      { ...nameless, emails: [email], lifetimeValue: null },
    ]);
    const list = await openList(page);
    const [first, second] = [list.rows.nth(0), list.rows.nth(1)];
    expect((await first.boundingBox())?.height).toBe(78);
    const address = first.getByText(long);
    expect(
      await address.evaluate(({ parentElement: line }) => (line?.scrollWidth ?? 1) - (line?.clientWidth ?? 0)),
    ).toBe(0);
    const below = await first.getByText(/^CUST-/).boundingBox();
    expect(below?.y).toBeGreaterThan((await address.boundingBox())?.y ?? Number.NaN);
    await expect(first).toContainText('£2,388.60');
    await expect(second).not.toContainText('—');
    await expect(second.getByText('No name')).toBeVisible();
  },
);

test('lets administrators import, and tells others whom to ask', fullRunOnly, async ({ page }) => {
  await showCustomers(page, []);
  await page.goto('/customers');
  await expect(page.getByRole('heading', { name: 'No customers yet' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Import customers from a CSV' })).toBeVisible();
  await page.route(`**${routes.session}`, async (route) => {
    const answer = SessionResponse.parse(await (await route.fetch()).json());
    await route.fulfill({
      json: { ...answer, data: { ...answer.data, role: 'viewer', permissions: ['customers:read'] } },
    });
  });
  await page.goto('/customers');
  await expect(page.getByText('No one has imported customers yet. Ask an administrator.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toHaveCount(0);
  await expect(listOn(page).rows).toHaveCount(0);
});
