import { routes } from '../../src/contract/route-paths.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { test } from '../support/fixtures/settings-test.ts';
import { expect } from '../support/fixtures/test.ts';

test('a key is created, is shown once, works, and is refused as soon as it is revoked', async ({
  page,
  playwright,
  server,
}) => {
  await page.goto('/settings/keys');
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Newsletter sync');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const secret = (await dialog.getByText(/^ck_/).textContent()) ?? '';
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(secret)).toHaveCount(0);

  const api = await playwright.request.newContext({
    baseURL: server.origin,
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
    storageState: { cookies: [], origins: [] },
  });
  const statusOfRequest = async () => (await api.get(`${routes.customers}?limit=1`)).status();
  expect([await statusOfRequest(), await statusOfRequest(), await statusOfRequest()]).toEqual([200, 200, 200]);
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: 'Newsletter sync' });
  await expect(row.getByTitle('3 of 1,000')).toBeVisible();
  await expect(row).toContainText('Read customers');
  await expect(row.getByText('Now')).toBeVisible();

  await row.getByRole('button', { name: 'Revoke Newsletter sync' }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await statusOfRequest()).toBe(200);
  await row.getByRole('button', { name: 'Revoke Newsletter sync' }).click();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toContainText(/Revoked \d+ \w+ \d{4}/);
  expect(await statusOfRequest()).toBe(401);
  await api.dispose();
});
