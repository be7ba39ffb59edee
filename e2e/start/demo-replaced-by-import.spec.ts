import { rm } from 'node:fs/promises';
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
