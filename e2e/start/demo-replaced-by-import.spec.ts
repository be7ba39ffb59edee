import { rm } from 'node:fs/promises';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn } from '../support/page/customers-list.ts';
import { newDataDirectory } from '../support/fixtures/demo-data-directory.ts';
import { importCustomers } from '../support/test-data/import-customers.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { startServer } from '../support/fixtures/product-server.ts';
import { administrator, expect, signIn, test } from '../support/fixtures/staffed-test.ts';

test.use({ storageState: { cookies: [], origins: [] } });

test(
  'imported customers that replace the demo have no currency unless one is configured',
  fullRunOnly,
  async ({ page }) => {
    const dataDirectory = await newDataDirectory({ seeded: false });
    const { email, password } = administrator;
    const server = await startServer({
      dataDirectory,
      environment: { DEMO_CUSTOMERS: '30', STAFF_EMAIL: email, STAFF_PASSWORD: password },
    });
    await page.goto(server.origin);
    await signIn(page, administrator);
    const list = listOn(page);
    await expect(list.table).toContainText('£');
    await importCustomers(dataDirectory, [
      { firstName: 'Grace', lastName: 'Hopper', emails: ['grace@navy.example'], totalSpent: 1234.5 },
    ]);
    await page.getByRole('button', { name: /^Refresh/ }).click();
    await expect(list.rows.filter({ hasText: 'Grace Hopper' })).toContainText('1,234.50');
    await expect(list.table).not.toContainText('£');
    await expect(page.getByText('Demo data')).toHaveCount(0);
    await server.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  },
);

test(
  'an open page of the demo says how the first account is created, also once reloaded',
  fullRunOnly,
  async ({ page }) => {
    const dataDirectory = await newDataDirectory({ seeded: false });
    const server = await startServer({ dataDirectory, environment: { DEMO_CUSTOMERS: '30' } });
    await page.goto(server.origin);
    await page.getByRole('button', { name: 'Continue with the demo account' }).click();
    const list = listOn(page);
    await expect(list.rows.first()).toBeVisible();
    await importCustomers(dataDirectory, [{ firstName: 'Grace', lastName: 'Hopper', emails: ['grace@navy.example'] }]);
    // Without waiting until it can be clicked: another request may be refused first.
    await page.getByRole('button', { name: /^Refresh/ }).dispatchEvent('click');
    const window = page.getByRole('alertdialog', { name: 'Your session has ended' });
    const hint = page.getByText(
      'Open the setup link printed in the server’s console to create the first administrator.',
    );
    await expect(window.filter({ has: hint })).toBeVisible();
    await expect(window.getByRole('textbox')).toHaveCount(0);
    await expect(window).toHaveAccessibleDescription(/^No one has an account yet\. Open the setup link/);
    await expect(window.locator(':focus')).toHaveCount(1);
    await expectAccessible(page);
    await expect.poll(() => server.printed()).toContain('Open this link to create the first administrator');
    await page.reload();
    await expect(hint).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Sign in to Customers' })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await server.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  },
);
