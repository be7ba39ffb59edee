import type { Page } from '@playwright/test';
import { scaled } from '../../src/testing/test-scale.ts';
import { listOn, openList, scrollTo, scrollTop, type ListPage } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { addFilterButton, filterOption } from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';

test.setTimeout(scaled(120_000, 600_000));

test('Back and Forward go through filters and customers, each as it was', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const tabs = page.getByRole('navigation', { name: 'Status' });
  const seen = [await viewOf(page)];
  const see = async (change: () => Promise<unknown>): Promise<void> => {
    const { url } = await viewOf(page);
    await change();
    await expect(page).not.toHaveURL(url);
    // The URL changes a moment before the page does. The links of the rows show which list they belong to.
    const { search } = new URL(page.url());
    await expect
      .poll(
        async () => new URL((await list.rows.first().getByRole('link').first().getAttribute('href')) ?? '', url).search,
      )
      .toBe(search);
    await waitUntilLoaded(list);
    await expect(tabs.locator('[inert]')).toHaveCount(0);
    seen.push(await viewOf(page));
  };
  await see(() => tabs.getByRole('link', { name: /^Active/ }).click());
  await see(() => list.search.fill('mur'));
  await list.search.blur();
  await see(async () => {
    await list.rows.nth(3).getByRole('link').first().click();
    await page.locator('[data-customer-panel] h2').waitFor();
  });
  await see(() => tabs.getByRole('link', { name: /^All/ }).click());
  await see(() => page.getByRole('button', { name: 'Clear search' }).click());
  await see(async () => {
    await addFilterButton(page).click();
    await page.getByRole('combobox', { name: 'Filter by' }).fill('gift');
    await page.keyboard.press('Enter');
    await filterOption(page, /^Yes/).click();
  });
  await see(() => page.getByRole('button', { name: /^Remove filter/ }).click());
  for (const view of seen.toReversed().slice(1)) {
    await page.goBack();
    await expect.poll(() => viewOf(page)).toEqual(view);
  }
  for (const view of seen.slice(1)) {
    await page.goForward();
    await expect.poll(() => viewOf(page)).toEqual(view);
  }
});

/** What distinguishes one view of the list from another. */
function viewOf(page: Page) {
  return page.evaluate(() => {
    const text = (selector: string) => document.querySelector(selector)?.textContent ?? null;
    const input = document.querySelector('[role="searchbox"]');
    return {
      url: location.href,
      search: input instanceof HTMLInputElement ? input.value : null,
      status: text('nav [aria-current="page"]'),
      filters: [...document.querySelectorAll('[data-filter-opener] bdi')].map((part) => part.textContent),
      panel: text('[data-customer-panel] h2'),
      columns: [...document.querySelectorAll('[role="columnheader"]')].map((header) => header.textContent),
      first: document.querySelector('[aria-rowindex="2"]')?.getAttribute('data-customer-number') ?? null,
    };
  });
}

async function waitUntilLoaded(list: ListPage): Promise<void> {
  await expect(list.table).toHaveAttribute('aria-busy', 'false');
  await expect(list.rows.first()).toBeVisible();
}

test(
  'a second tab has its own list, and a middle click opens a customer in one',
  fullRunOnly,
  async ({ page, context }) => {
    const list = await openList(page, '/customers?status=active');
    await scrollTo(list, 480);
    const row = list.table.locator('[aria-rowindex="14"]');
    const number = await row.getAttribute('data-customer-number');
    const opening = context.waitForEvent('page');
    await row.getByRole('link').first().click({ button: 'middle' });
    const second = await opening;
    // A tab in the background may take its time.
    await second.waitForLoadState();
    await expect(second).toHaveURL(`/customers/${number ?? ''}?status=active`);
    await expect(second.locator('[data-customer-panel]')).toContainText(number ?? '');
    const other = listOn(second);
    await other.search.fill('mur');
    await expect(second).toHaveURL(/search=mur/);
    await second
      .getByRole('navigation', { name: 'Status' })
      .getByRole('link', { name: /^Inactive/ })
      .click();
    await expect(second).toHaveURL(/status=inactive/);
    await second.reload();
    await waitUntilLoaded(other);
    await expect(page).toHaveURL(/\/customers\?status=active$/);
    expect(await scrollTop(list)).toBe(480);
    await page.reload();
    await waitUntilLoaded(list);
    await expect.poll(() => scrollTop(list)).toBe(480);
    await expect(list.search).toHaveValue('');
  },
);
