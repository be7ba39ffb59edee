import type { Locator, Page } from '@playwright/test';
import { ListCustomersResponse } from '../../src/contract/list/list-customers.ts';
import { listRequests, openList, parameterId } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { longCustomer } from '../support/test-data/long-customer.ts';
import { holdRequests } from '../support/page/network-faults.ts';
import { addFilterButton } from '../support/page/parameter-filter.ts';
import { scaledCases } from '../../src/testing/test-scale.ts';
import { expect, test } from '../support/fixtures/test.ts';

const tablet = { width: 1024, height: 768 };

/** The first "+1" among the rows, and how far the table must scroll to move it under the sticky column. */
async function moreContacts(page: Page): Promise<{ readonly button: Locator; readonly covered: number }> {
  const button = page.getByRole('button', { name: /more contacts?$/ }).first();
  const box = await button.boundingBox();
  const sticky = await page.getByRole('columnheader', { name: 'Customer' }).boundingBox();
  if (box === null || sticky === null) throw new Error('No customer on screen has more contacts');
  return { button, covered: box.x + box.width / 2 - (sticky.x + sticky.width) };
}

/** The text of the topmost cell or button in the middle of a box. */
function topmostText(
  page: Page,
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<string> {
  return page.evaluate(
    ([left, top]) => document.elementFromPoint(left, top)?.closest('button, [role="cell"]')?.textContent ?? '',
    [x + width / 2, y + height / 2] as const,
  );
}

test(
  'keeps the buttons of contacts usable until the sticky column covers them',
  fullRunOnly,
  async ({ page, server }) => {
    await page.setViewportSize(tablet);
    const preferences = (columns: readonly object[] | null) =>
      page.request.patch('/api/app/preferences', { headers: { origin: server.origin }, data: { columns } });
    // Wide enough for the table to scroll sideways.
    await preferences([{ id: 'contact', isVisible: true, size: 1_900 }]);
    const list = await openList(page);
    const { button, covered } = await moreContacts(page);
    await list.viewport.evaluate((element, left) => element.scrollTo({ left }), covered - 40);
    await button.click();
    await expect(page.getByRole('dialog', { name: /^Contacts for/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await list.viewport.evaluate((element, left) => element.scrollTo({ left }), covered + 20);
    const box = await button.boundingBox();
    if (box === null) throw new Error('The button is gone');
    expect(await topmostText(page, box)).toContain('CUST-');
    // The sticky column has an edge once there is something under it.
    const shadow = () =>
      page.getByRole('columnheader', { name: 'Customer' }).evaluate((cell) => getComputedStyle(cell).boxShadow);
    expect(await shadow()).not.toBe('none');
    await list.viewport.evaluate((element) => element.scrollTo({ left: 0 }));
    await expect.poll(shadow).toBe('none');
    await preferences(null);
  },
);

test('opens a customer with a click anywhere on its row, and focuses its link', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const row = list.rows.nth(2);
  for (const cell of [0, 2, 6]) {
    // The link covers the cell, or lies under it.
    await row.getByRole('cell').nth(cell).click({ force: true });
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(row.getByRole('link').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  const opened = page.context().waitForEvent('page');
  await row.getByRole('cell').nth(6).click({ button: 'middle', force: true });
  await expect(await opened).toHaveURL(/\/customers\/[^/]+$/);
});

test(
  'moves no tab or button when counts change, and dims counts of the previous list',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const tabs = page.getByRole('navigation', { name: 'Status' }).getByRole('link');
    const filter = addFilterButton(page);
    const places = () =>
      Promise.all([...[0, 1, 2, 3].map((tab) => tabs.nth(tab)), filter].map((part) => part.boundingBox()));
    await expect(tabs.first()).toHaveText('All20,000');
    const before = await places();
    // Each tab keeps the room that its own count needs.
    for (const tab of await tabs.all()) {
      expect(await tab.evaluate((element) => element.lastElementChild?.scrollWidth)).toBeLessThanOrEqual(
        Math.ceil((await tab.locator('span').boundingBox())?.width ?? 0),
      );
    }
    const gaps = before
      .slice(1, 4)
      .map((box, index) => Math.round((box?.x ?? 0) - (before[index]?.x ?? 0) - (before[index]?.width ?? 0)));
    expect(new Set(gaps).size).toBe(1);
    const held = await holdRequests(page, /\/api\/app\/summary/);
    await list.search.fill('mur');
    await expect(list.rows.first().locator('mark').first()).toBeVisible();
    await expect(tabs.first().locator('span')).toHaveAttribute('inert');
    await held.lift();
    await expect(tabs.first()).not.toHaveText('All20,000');
    await expect(tabs.first().locator('span')).not.toHaveAttribute('inert');
    expect(await places()).toEqual(before);
  },
);

for (const { width, withCustomer } of [
  { width: 1024, withCustomer: true },
  { width: 1024, withCustomer: false },
  { width: 720, withCustomer: false },
  { width: 640, withCustomer: false },
]) {
  test(
    `fits tabs and tools on a line each at ${width} px${withCustomer ? ' beside a customer' : ''}`,
    fullRunOnly,
    async ({ page }) => {
      await page.setViewportSize({ width, height: 768 });
      await page.goto('/customers');
      const id = await parameterId(page, 'Marketing Opt-In');
      const list = await openList(page, `/customers?parameterId=${id}`);
      if (withCustomer) await list.rows.first().getByRole('link').first().click();
      const tabs = page.getByRole('navigation', { name: 'Status' }).locator('xpath=..');
      const tools = ['Sort', 'Columns', 'Export', 'Refresh'].map((name) =>
        page.getByRole('button', { name: new RegExp(`^${name}`) }),
      );
      for (const tool of tools) await expect(tool).toBeInViewport({ ratio: 1 });
      const tops = await Promise.all(tools.map(async (tool) => (await tool.boundingBox())?.y));
      expect(new Set(tops).size).toBe(1);
      expect((await tabs.boundingBox())?.height).toBe(40);
      expect(await tabs.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    },
  );
}

test('links only contacts that are real addresses and numbers', fullRunOnly, async ({ page }) => {
  await page.route(listRequests, async (route) => {
    const answer = ListCustomersResponse.parse(await (await route.fetch()).json());
    const [customer] = answer.data;
    if (customer === undefined) throw new Error('The demo data is empty');
    const emails = ['liam+shop@example.com', 'a@b.c?bcc=x@y.z', 'javascript:alert(1)'].map((address, index) => ({
      address,
      isPrimary: index === 0,
    }));
    const phones = ['+44 (7700) 912139', '*#06#'].map((number, index) => ({ number, isPrimary: index === 0 }));
    await route.fulfill({ json: { ...answer, data: [{ ...customer, emails, phones }] } });
  });
  await openList(page);
  await page.getByRole('button', { name: '3 more contacts' }).first().click();
  const contacts = page.getByRole('dialog', { name: /^Contacts for/ });
  await expect(contacts.getByRole('listitem')).toHaveCount(5);
  expect(
    await contacts.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual(['mailto:liam+shop@example.com', 'tel:+447700912139']);
});

/** The figures that do not show in full on one line inside what contains them. */
function cutOffOrBroken(figures: readonly Element[]): readonly string[] {
  return figures
    .filter((figure) => {
      const range = document.createRange();
      range.selectNodeContents(figure);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      const container = figure.closest('dd, [role="cell"]') ?? figure;
      const [box, around] = [range.getBoundingClientRect(), container.getBoundingClientRect()];
      return lines.size > 1 || box.left < around.left - 1 || box.right > around.right + 1;
    })
    .map(({ textContent }) => textContent);
}

for (const width of scaledCases(1, [1024, 1440, 360])) {
  test(`keeps long figures inside their cells and on one line, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const data = [longCustomer(0)];
    await page.route(listRequests, (route) =>
      route.fulfill({
        json: {
          success: true,
          data,
          pagination: { hasMore: false, nextCursor: null, pageSize: 50 },
          timestamp: new Date().toISOString(),
        },
      }),
    );
    const row = (await openList(page)).rows.first();
    const figure = await row.getByText('£1,000,000,000,000,000.00').boundingBox();
    const cell = await row.getByRole('cell').filter({ hasText: '£1,000,000,000,000,000.00' }).boundingBox();
    const name = await row.getByRole('link').first().boundingBox();
    if (figure === null || cell === null || name === null) throw new Error('The customer is not shown');
    expect(figure.x).toBeGreaterThanOrEqual(Math.max(cell.x, name.x + name.width));
    expect(figure.x + figure.width).toBeLessThanOrEqual(cell.x + cell.width);
    expect(name.width).toBeGreaterThan(24);
    // A figure in small type is easier to read on hover.
    await expect(row.getByTitle('£1,000,000,000,000,000.00')).toBeVisible();
    await row.getByRole('link').first().click();
    const figures = [row, page.getByRole('dialog')].map((shownIn) =>
      shownIn.locator('span.tabular-nums', { hasText: /\d/ }),
    );
    for (const shown of figures) {
      await expect(shown.first()).toBeVisible();
      expect(await shown.evaluateAll(cutOffOrBroken)).toEqual([]);
    }
  });
}

for (const width of [1024, 360]) {
  test(`shows the start of a right-to-left name that is too long, at ${width} px`, fullRunOnly, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const data = [longCustomer(2)];
    await page.route(listRequests, (route) =>
      route.fulfill({
        json: {
          success: true,
          data,
          pagination: { hasMore: false, nextCursor: null, pageSize: 50 },
          timestamp: new Date().toISOString(),
        },
      }),
    );
    const link = (await openList(page)).rows.first().getByRole('link').first();
    const { first, box } = await link.evaluate((element) => {
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
      if (text === null) throw new Error('The customer has no name');
      const range = document.createRange();
      range.setStart(text, 0);
      range.setEnd(text, 1);
      return { first: range.getBoundingClientRect(), box: element.getBoundingClientRect() };
    });
    expect(first.right).toBeLessThanOrEqual(box.right + 1);
    expect(first.left).toBeGreaterThanOrEqual(box.left);
  });
}

test('shows Yesterday instead of Today once a new day begins', fullRunOnly, async ({ page, api }) => {
  const { data } = ListCustomersResponse.parse(await (await api.get('/api/v1/customers?limit=10')).json());
  // The last of the dates in the first rows: none is of a day after it.
  await page.clock.install({ time: Math.max(...data.map(({ updatedAt }) => updatedAt)) });
  const list = await openList(page);
  const today = list.table.getByText('Today', { exact: true });
  await expect(today).not.toHaveCount(0);
  await page.clock.fastForward('24:00:00');
  await expect(today).toHaveCount(0);
  await expect(list.table.getByText('Yesterday', { exact: true })).not.toHaveCount(0);
});
