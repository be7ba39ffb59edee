import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { routes } from '../../src/contract/route-paths.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { firstCustomers, listOn, openList } from '../support/page/customers-list.ts';
import { expect, mockQuota, test } from '../support/fixtures/tiquo-test.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';

const exportButton = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Export', exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: /^Export/ });
const bar = (page: Page) => page.getByRole('group', { name: 'Selected customers' });

async function linesOf(download: Download): Promise<readonly string[]> {
  return (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
}

async function openExport(page: Page, path = '/customers'): Promise<void> {
  await openList(page, path);
  await exportButton(page).click();
  await expect(dialog(page)).toContainText('remaining requests this hour');
}

test('states the requests of an export first, then saves its file', async ({ page }) => {
  await openExport(page, '/customers?status=banned');
  await expect(dialog(page)).toContainText(/Uses a request for every 100 customers, of your 9\d\d remaining requests/);
  await expect(dialog(page)).toContainText('The 18 fields of a list, with every email and phone');
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Export customers' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/);
  const [headings, ...rows] = await linesOf(file);
  expect(headings).toMatch(/^\uFEFFCustomer number,Name,Email,Phone,Status,/);
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.every((row) => row.includes(',banned,'))).toBe(true);
  await expect(page.getByText(`${rows.length.toLocaleString('en-GB')} customers exported to`)).toBeVisible();
  await expect(dialog(page)).toBeHidden();
});

test(
  'says exactly what an export costs once the whole list is loaded, and has it again for a day',
  fullRunOnly,
  async ({ page }) => {
    await openExport(page, '/customers?search=murphy%20ann');
    await expect(dialog(page)).toContainText(/Uses 1 of your 9\d\d remaining requests this hour/);
    await expect(dialog(page).locator(':focus')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const lines = await linesOf(await download);
    await page.reload();
    await expect(listOn(page).rows.first()).toBeVisible();
    await exportButton(page).click();
    await expect(dialog(page)).toContainText(/It is kept until .*, or until your next export\./);
    const again = page.waitForEvent('download');
    await dialog(page).getByRole('button', { name: 'Save your last export again' }).click();
    expect(await linesOf(await again)).toEqual(lines);
  },
);

test('exports who was picked without another request for what is on screen', fullRunOnly, async ({ page }) => {
  await openList(page);
  const [first, , third] = await firstCustomers(page);
  await listOn(page).rows.nth(0).getByRole('checkbox').click();
  await listOn(page).rows.nth(2).getByRole('checkbox').click();
  await bar(page).getByRole('button', { name: 'Export' }).click();
  await expect(dialog(page)).toContainText('Uses up to 2 of your');
  const download = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Export 2 customers' }).click();
  const numbers = (await linesOf(await download)).slice(1).map((line) => line.split(',')[0]);
  expect(numbers).toEqual([first?.customerNumber, third?.customerNumber]);
});

test('says how long an export takes where requests are short', fullRunOnly, async ({ page }) => {
  await mockQuota(page, { used: 900 });
  await openExport(page);
  await expect(dialog(page)).toContainText('It has to wait for requests first, then up to 50,000 an hour');
});

test(
  'shows that an export is paused, also after a reload, and continues automatically',
  fullRunOnly,
  async ({ page, vendor }) => {
    await openExport(page, '/customers?status=banned');
    await vendor.set('status500');
    await dialog(page).getByRole('button', { name: 'Export customers' }).click();
    await expect(dialog(page).getByRole('heading', { name: 'Export of customers paused' })).toBeVisible();
    await expect(dialog(page)).toContainText(
      'Paused: Tiquo responded with an error (status 500). It continues automatically',
    );
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Export paused' })).toBeVisible();
    await page.reload();
    const corner = page.getByRole('button', { name: 'Export paused' });
    await expect(corner).toBeVisible();
    await vendor.set('none');
    const ready = page.getByRole('button', { name: 'Export ready' });
    await expect(ready).toBeVisible({ timeout: 30_000 });
    await ready.click();
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await dialog(page).getByRole('button', { name: 'Save file' }).click();
    expect((await linesOf(await download)).length).toBeGreaterThan(100);
    await expect(ready).toBeHidden();
  },
);

test('does not say that a file was saved that the server can’t send', fullRunOnly, async ({ page, context }) => {
  await openExport(page, '/customers?search=murphy%20ann');
  const first = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  await first;
  await expect(page.getByText(/customers exported to customers-/)).toBeVisible();
  await expect(page.getByText(/customers exported to customers-/)).toBeHidden();
  const again = async (): Promise<void> => {
    await exportButton(page).click();
    await dialog(page).getByRole('button', { name: 'Save your last export again' }).click();
  };
  await page.route(`**${routes.exportJob}`, async (route) => await route.abort());
  await again();
  await expect(page.getByText('The server can’t be reached. No file was saved.')).toBeVisible();
  await page.unroute(`**${routes.exportJob}`);
  await context.clearCookies();
  await again();
  await expect(page.getByRole('alertdialog', { name: 'Your session has ended' })).toBeVisible();
  await expect(page.getByText(/exported to|Saving/)).toHaveCount(0);
});

test('stops an export without a file, and says why one failed', fullRunOnly, async ({ page, vendor }) => {
  await openExport(page, '/customers?status=banned');
  await vendor.set('status500');
  await dialog(page).getByRole('button', { name: 'Export customers' }).click();
  await dialog(page).getByRole('button', { name: 'Stop export' }).click();
  await expect(page.getByText('Export stopped. No file was saved.')).toBeVisible();
  await expect(dialog(page)).toBeHidden();
  await vendor.set('keyRefused');
  await exportButton(page).click();
  await dialog(page).getByRole('button', { name: 'Export customers' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText(
    "Tiquo refused this server's API key (TIQUO_API_KEY). No file was saved.",
  );
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Export failed' })).toBeHidden();
});
