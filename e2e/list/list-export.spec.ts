import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import * as z from 'zod';
import { SummaryResponse } from '../../src/contract/list/list-metadata.ts';
import { expectAccessible, expectColourContrast } from '../support/page/axe.ts';
import { countSteps } from '../support/page/counted-steps.ts';
import { firstCustomers, listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { press } from '../support/page/keyboard.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { startTcpProxy } from '../support/fixtures/tcp-proxy.ts';
import { expect, test } from '../support/fixtures/test.ts';

const exportButton = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Export', exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: /^Export/ });
const bar = (page: Page) => page.getByRole('group', { name: 'Selected customers' });
const box = (page: Page, index: number) => listOn(page).rows.nth(index).getByRole('checkbox');

/** The lines of a downloaded file. */
async function linesOf(download: Download): Promise<readonly string[]> {
  return (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
}

/** How many customers the API counts for a query. */
async function countOf(page: Page, query: string): Promise<number> {
  const answer = await page.request.get(`/api/app/summary?${query}`);
  return SummaryResponse.parse(await answer.json()).data.all?.count ?? Number.NaN;
}

/** Limits what the page receives, in bytes a second; null for no limit. */
async function setBandwidth(page: Page, bytesPerSecond: number | null): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: bytesPerSecond ?? -1,
    uploadThroughput: -1,
  });
}

/** Starts an export of everyone that takes long enough to look at. */
async function startLongExport(page: Page, path = '/customers'): Promise<void> {
  await openList(page, path);
  await exportButton(page).click();
  await dialog(page)
    .getByRole('radio', { name: /^All fields/ })
    .check();
  const start = dialog(page).getByRole('button', { name: 'Export 20,000 customers' });
  await expect(start).toBeVisible();
  await setBandwidth(page, 400_000);
  await start.click();
  await expect(dialog(page).getByRole('heading', { name: 'Exporting 20,000 customers' })).toBeVisible();
  await expect(dialog(page).getByText(/^[1-9][\d,]* of 20,000 written$/)).toBeVisible();
}

function watchDownloads(page: Page): readonly Download[] {
  const seen: Download[] = [];
  page.on('download', (download) => seen.push(download));
  return seen;
}

test('exports Gold as CSV with three clicks and Enter', async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  const gold = await countOf(page, `filter=${tier}:is:Gold`);
  const steps = await countSteps(page);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await page.getByRole('dialog', { name: 'Filters' }).getByRole('option', { name: /^Gold/ }).click();
  await exportButton(page).click();
  await expect(
    dialog(page).getByRole('button', { name: `Export ${gold.toLocaleString('en-GB')} customers` }),
  ).toBeVisible();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect(await steps()).toEqual({ clicks: 3, keys: 1 });
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/);
  const [headings = '', ...rows] = await linesOf(file);
  expect(headings).toMatch(/^\uFEFFCustomer number,Name,Email,Phone,Status,.*Loyalty Tier.*,Created$/);
  expect(rows).toHaveLength(gold);
  expect(rows.every((row) => row.includes(',Gold,'))).toBe(true);
  await expect(page.getByText(`${gold.toLocaleString('en-GB')} customers exported to customers-`)).toBeVisible();
  await expect(dialog(page)).toBeHidden();
  await expect(exportButton(page)).toBeFocused();
});

test('exports Gold by keyboard', fullRunOnly, async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  const gold = await countOf(page, `filter=${tier}:is:Gold`);
  const steps = await countSteps(page);
  await page.keyboard.press('f');
  await expect(page.getByRole('option', { name: /^Loyalty Tier/ })).toBeVisible();
  await page.keyboard.type('gold');
  await expect(page.getByRole('option', { name: /^Loyalty Tier is Gold/ })).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/filter=/);
  await expect(page.getByRole('option')).toHaveCount(0);
  let focused = '';
  while (focused !== 'button Export') focused = await press(page, 'Tab');
  await press(page, 'Enter');
  await expect(dialog(page).getByRole('radio', { name: 'CSV' })).toBeFocused();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await linesOf(await download)).slice(1)).toHaveLength(gold);
  const { clicks, keys } = await steps();
  expect(clicks).toBe(0);
  expect(keys).toBeLessThanOrEqual(14);
});

test('exports every field of a search, and as NDJSON', fullRunOnly, async ({ page }) => {
  await openList(page, '/customers?search=murphy&sort=-lifetimeValue');
  await exportButton(page).click();
  await expect(dialog(page)).toContainText('Customer, Contact, Status and');
  await expect(dialog(page)).toContainText(/\d\d fields, with every email, phone and parameter/);
  await dialog(page)
    .getByRole('radio', { name: /^All fields/ })
    .check();
  const csv = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const expected = await page.request.get('/api/app/export?search=murphy&sort=-lifetimeValue');
  expect(await linesOf(await csv)).toEqual((await expected.text()).trimEnd().split('\n'));
  await exportButton(page).click();
  await page.keyboard.press('ArrowRight');
  await expect(dialog(page).getByRole('radio', { name: 'NDJSON' })).toBeChecked();
  await expect(dialog(page).getByRole('radio')).toHaveCount(2);
  const ndjson = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect(
    (await linesOf(await ndjson)).map((line) => z.looseObject({ id: z.string() }).parse(JSON.parse(line))),
  ).toHaveLength((await linesOf(await csv)).length - 1);
});

test('exports who was picked, and everyone but one', fullRunOnly, async ({ page }) => {
  await openList(page);
  const [first, , third] = await firstCustomers(page);
  await box(page, 2).click();
  await box(page, 0).click();
  await bar(page).getByRole('button', { name: 'Export' }).click();
  const picked = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Export 2 customers' }).click();
  const numbers = (await linesOf(await picked)).slice(1).map((line) => line.split(',')[0]);
  expect(numbers).toEqual([first?.customerNumber, third?.customerNumber]);
  await bar(page).getByRole('button', { name: 'Select all 20,000' }).click();
  await expect(bar(page)).toContainText('20,000 selected');
  await expect(listOn(page).footer).toContainText(/20,000 selected · £[\d,]+ spent/);
  await box(page, 1).click();
  await expect(bar(page)).toContainText('19,999 selected');
  await bar(page).getByRole('button', { name: 'Export' }).click();
  const most = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Export 19,999 customers' }).click();
  expect(await linesOf(await most)).toHaveLength(20_000);
});

test(
  'copies the emails of a whole list, loaded or not, and forgets it with the next filter',
  fullRunOnly,
  async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openList(page, '/customers?status=banned');
    const emails = await countOf(page, 'filter=email:set&status=banned');
    await box(page, 0).click();
    await bar(page)
      .getByRole('button', { name: /^Select all/ })
      .click();
    await bar(page).getByRole('button', { name: 'Copy emails' }).click();
    await expect(page.getByText(/^[\d,]+ emails copied/)).toBeVisible();
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(copied.length).toBeGreaterThan(100);
    expect(new Set(copied).size).toBeGreaterThan(50);
    expect(emails).toBeGreaterThanOrEqual(copied.length);
    await page.getByRole('link', { name: /^Inactive/ }).click();
    await expect(page.getByText('Selection cleared, as the list is another one.')).toBeVisible();
    await expect(bar(page)).toBeHidden();
  },
);

test(
  'shows how far an export is, in the dialog or in a corner, and stops without a file',
  fullRunOnly,
  async ({ page }) => {
    const downloads = watchDownloads(page);
    await startLongExport(page);
    await expect(dialog(page).getByText(/^\d+% · about \d+ (s|min) left$/)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    const corner = page.getByRole('button', { name: /^Exporting \d+%$/ });
    await expect(corner).toBeVisible();
    await listOn(page).rows.first().getByRole('link').first().click();
    await expect(page.locator('[data-customer-panel]')).toBeVisible();
    await corner.click();
    await dialog(page).getByRole('button', { name: 'Stop export' }).click();
    await expect(page.getByText('Export stopped. No file was saved.')).toBeVisible();
    await expect(dialog(page)).toBeHidden();
    await expect(corner).toBeHidden();
    expect(downloads).toEqual([]);
  },
);

test('saves nothing of an export that is cut off, says so, and tries again', fullRunOnly, async ({ page, server }) => {
  const proxy = await startTcpProxy(server.origin);
  const downloads = watchDownloads(page);
  await startLongExport(page, `${proxy.origin}/customers`);
  proxy.cut();
  await expect(dialog(page).getByRole('alert')).toHaveText(
    /^The connection was lost after [\d,]+ customers\. No file was saved\.$/,
  );
  await expectAccessible(page);
  expect(downloads).toEqual([]);
  await setBandwidth(page, null);
  const download = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  expect(await linesOf(await download)).toHaveLength(20_001);
  await expect(dialog(page)).toBeHidden();
  proxy.close();
});

test(
  'saves nothing of an export whose end is missing, as some proxies hide that it was cut off',
  fullRunOnly,
  async ({ page }) => {
    const downloads = watchDownloads(page);
    await openList(page);
    await page.route(/\/api\/app\/export/, (route) =>
      route.fulfill({ contentType: 'text/csv', body: 'Customer number\nCUST-020000\n' }),
    );
    await exportButton(page).click();
    await expect(dialog(page).getByRole('radio', { name: 'CSV' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('alert')).toHaveText(
      'The connection was lost after 1 customer. No file was saved.',
    );
    expect(downloads).toEqual([]);
  },
);

test('says why the server refuses an export', fullRunOnly, async ({ page }) => {
  await openList(page);
  await page.route(/\/api\/app\/export/, (route) =>
    route.fulfill({
      status: 403,
      json: { success: false, error: "You don't have permission to do this", timestamp: new Date().toISOString() },
    }),
  );
  await exportButton(page).click();
  await expect(dialog(page).getByRole('radio', { name: 'CSV' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('alert')).toHaveText("You don't have permission to do this. No file was saved.");
});

test('exports the list from the footer on a phone, where the toolbar has no room', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const list = await openList(page, '/customers?status=banned');
  const height = (await list.footer.boundingBox())?.height;
  await list.footer.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('dialog', { name: 'Export 241 customers' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list.footer.getByRole('button', { name: 'Export' })).toBeFocused();
  expect((await list.footer.boundingBox())?.height).toBe(height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  // The bar of a selection has its own.
  await box(page, 0).click();
  await expect(list.footer.getByRole('button', { name: 'Export' })).toHaveCount(0);
  await expect(bar(page).getByRole('button', { name: 'Export' })).toBeVisible();
});

for (const width of [1440, 360]) {
  test(`is accessible in both formats, light and dark, at ${width} px`, fullRunOnly, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await openList(page);
    await exportButton(page).click();
    await expect(dialog(page)).toContainText('Formulas are neutralised');
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectColourContrast(page);
    await dialog(page).getByText('NDJSON', { exact: true }).click();
    await expectAccessible(page);
  });
}
