import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn } from '../support/page/customers-list.ts';
import { newDataDirectory } from '../support/fixtures/demo-data-directory.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { startServer, type ProductServer } from '../support/fixtures/product-server.ts';
import { administrator, expect, inviteTo, signIn, test } from '../support/fixtures/staffed-test.ts';

test.use({ storageState: { cookies: [], origins: [] } });

let server: ProductServer;
let dataDirectory = '';
test.beforeEach(async ({ page }) => {
  dataDirectory = await newDataDirectory({ seeded: false });
  const { email, password } = administrator;
  server = await startServer({
    dataDirectory,
    environment: { DEMO_CUSTOMERS: '0', STAFF_EMAIL: email, STAFF_PASSWORD: password },
  });
  await page.goto(server.origin);
  await signIn(page, administrator);
});
test.afterEach(async () => {
  await server.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

/** The process of an import gives way to everything else on a busy machine. */
const atLeisure = { timeout: 60_000 } as const;

/** Gülşen Öztürk in Windows-1254: in any other encoding, the name is another. */
const turkishFile = {
  name: 'kunden.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('Email;Name\na@example.org;G\xfcl\xfeen \xd6zt\xfcrk\n', 'latin1'),
};

const zoneOn = (page: Page) => page.getByRole('region', { name: 'Import customers from a CSV' });

/** Drops a file as a person does who drags it from a folder. */
async function drop(target: Locator, name: string, content: string): Promise<void> {
  await expect(target).toBeVisible();
  const dataTransfer = await target.page().evaluateHandle(
    ([fileName = '', text = '']) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName));
      return transfer;
    },
    [name, content],
  );
  for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer });
}

async function openImport(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('import');
  await page.getByRole('option', { name: /Import customers/ }).click();
}

test('an administrator drops a file on the empty list, reads what became of its rows, and sees the customers', async ({
  page,
}) => {
  await expect(zoneOn(page)).toBeVisible();
  await expectAccessible(page);
  await drop(
    zoneOn(page),
    'customers.csv',
    'Email,First Name,Orders\nada@example.com,Ada,3\ngrace@example.com,Grace,many\n,Nameless,1\n',
  );
  await expect(page.getByRole('heading', { name: '2 customers imported' })).toBeVisible(atLeisure);
  await expect(page.getByText('Line 4: The row has no customer number')).toBeVisible();
  await expect(page.getByText('Orders: 1')).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Save as CSV.*rejected/ }).click();
  expect((await download).suggestedFilename()).toBe('customers.rejected.csv');
  await page.getByRole('button', { name: 'Show customers' }).click();
  await expect(listOn(page).rows).toHaveCount(2);
  await expect(zoneOn(page)).toHaveCount(0);
  await page.goto(`${server.origin}/settings/activity`);
  await expect(page.getByRole('table', { name: 'Activity' })).toContainText(
    'Imported customers.csv · 2 new · 0 changed · 0 unchanged · 1 rejected',
  );
});

test('an administrator picks an encoding from all of them, not from the choices', async ({ page }) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(turkishFile);
  const other = page.getByRole('combobox', { name: 'Another encoding' });
  await expect(other).toBeVisible(atLeisure);
  await other.selectOption('windows-1254');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Show customers' }).click(atLeisure);
  await expect(listOn(page).rows.first()).toContainText('Gülşen Öztürk');
});

test('an administrator chooses a file by keyboard, answers in which encoding it is, and imports more later', async ({
  page,
}) => {
  // Long before Enter: the browser may get the key before it knows that a test wants the chooser.
  const chooser = page.waitForEvent('filechooser');
  const choose = page.getByRole('button', { name: 'Choose a file' });
  await expect(choose).toBeVisible();
  while (!(await choose.evaluate((button) => button === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(turkishFile);
  await expect(page.getByRole('alert')).toHaveText("The encoding of kunden.csv isn't clear.", atLeisure);
  await expectAccessible(page);
  await page.getByRole('radio', { name: /windows-1254/ }).check();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { name: '1 customer imported' })).toBeVisible(atLeisure);
  await page.getByRole('button', { name: 'Show customers' }).click();
  await expect(listOn(page).rows).toHaveCount(1);
  await expect(listOn(page).rows.first()).toContainText('Gülşen Öztürk');

  // Where there are customers, the palette has it.
  await openImport(page);
  const dialog = page.getByRole('dialog', { name: 'Import customers' });
  await expect(dialog.getByRole('button', { name: 'Choose a file' })).toBeFocused();
  await drop(dialog.getByRole('region'), 'more.csv', 'Email\nida@example.com\n');
  await expect(page.getByText('1 customer imported')).toBeVisible(atLeisure);
  await expect(dialog).toBeHidden();
  await expect(listOn(page).rows).toHaveCount(2);

  // Closed while the server imports, it says later how that ended.
  const isClosed = Promise.withResolvers<void>();
  await page.route('**/api/app/import', async (route) => {
    if (route.request().method() === 'GET') await isClosed.promise;
    await route.continue();
  });
  await openImport(page);
  await drop(dialog.getByRole('region'), 'last.csv', 'Email,First Name\neva@example.com,Eva\n,Nameless\n');
  await expect(dialog.getByText('The import continues')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  isClosed.resolve();
  await expect(page.getByText('1 customer imported. Open “Import customers” for the details.')).toBeVisible(atLeisure);
  await expect(listOn(page).rows).toHaveCount(3);
  await openImport(page);
  await expect(dialog.getByRole('heading', { name: '1 row was rejected' })).toBeVisible();
});

test('leaves nothing of a file when its upload is cancelled, or the page is left', async ({ page }) => {
  // No part arrives.
  await page.route('**/api/app/import/parts/**', () => {});
  const filesLeft = () => globSync('imports/**/*.csv', { cwd: dataDirectory });
  await drop(zoneOn(page), 'cancelled.csv', 'Email\ncancelled@example.com\n');
  await expect(page.getByText('Uploading cancelled.csv…')).toBeVisible();
  await expect.poll(filesLeft).toHaveLength(1);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(zoneOn(page)).toBeVisible();
  await expect.poll(filesLeft).toEqual([]);

  await drop(zoneOn(page), 'left.csv', 'Email\nleft@example.com\n');
  await expect.poll(filesLeft).toHaveLength(1);
  const question = page.waitForEvent('dialog');
  const leaving = page.reload();
  await (await question).accept();
  await leaving;
  await expect.poll(filesLeft).toEqual([]);
  await expect(zoneOn(page)).toBeVisible();
});

test('says in one sentence why a file cannot be imported, and takes another', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await drop(zoneOn(page), 'c.csv', '');
  await expect(page.getByRole('alert')).toHaveText('The file is empty.');
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose another file' }).click();
  const files = { name: 'c.csv', mimeType: 'text/csv', buffer: Buffer.from('Colour\nred\n') };
  await (await chooser).setFiles(files);
  await expect(page.getByRole('alert')).toContainText('No column identifies customers.', atLeisure);
});

test('goes on after a lost connection', fullRunOnly, async ({ page }) => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `p${at}@example.org,${'x'.repeat(30)}\n`).join('');
  let lost = 0;
  await page.route('**/api/app/import/parts/**', async (route) => {
    lost += 1;
    if (lost === 2) await route.abort('connectionreset');
    else await route.continue();
  });
  await drop(zoneOn(page), 'many.csv', `Email,Note\n${rows}`);
  await expect(page.getByText('20,000 customers imported')).toBeVisible(atLeisure);
  await expect(listOn(page).rows.first()).toBeVisible();
});

test('a viewer sees no drop zone, and whom to ask', async ({ page, browser }) => {
  await expect(zoneOn(page)).toBeVisible();
  const link = await inviteTo(page, 'viewer@example.test');
  const context = await browser.newContext();
  const viewer = await context.newPage();
  await viewer.goto(link);
  await viewer.getByLabel('Your name').fill('Vera');
  await viewer.getByLabel('Password', { exact: true }).fill(administrator.password);
  await viewer.getByRole('button', { name: 'Create account' }).click();
  await expect(viewer.getByText('No one has imported customers yet. Ask an administrator.')).toBeVisible();
  await expect(viewer.getByRole('button', { name: 'Choose a file' })).toHaveCount(0);
  await context.close();
});
