import { rm } from 'node:fs/promises';
import { launchArguments } from '../../src/tooling/chromium/launch-arguments.ts';
import { listOn } from '../support/page/customers-list.ts';
import { newDataDirectory } from '../support/fixtures/demo-data-directory.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { startServer } from '../support/fixtures/product-server.ts';
import { administrator, expect, signIn, test } from '../support/fixtures/staffed-test.ts';

const host = 'customers.lan.example';

test(
  'works over plain HTTP from another computer, where browsers disable some APIs',
  fullRunOnly,
  async ({ playwright, launchOptions }) => {
    // A name that browsers don't trust without TLS, unlike those of this computer.
    const browser = await playwright.chromium.launch({
      ...launchOptions,
      args: [...launchArguments, `--host-resolver-rules=MAP ${host} 127.0.0.1`],
    });
    const page = await browser.newPage();
    const dataDirectory = await newDataDirectory({ seeded: false });
    const { email, password } = administrator;
    const server = await startServer({
      dataDirectory,
      environment: { HOST: '0.0.0.0', DEMO_CUSTOMERS: '30', STAFF_EMAIL: email, STAFF_PASSWORD: password },
    });
    await page.goto(`http://${host}:${new URL(server.origin).port}/customers`);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    await signIn(page, administrator);
    await listOn(page).rows.first().getByRole('link').first().click();
    await expect(
      page.locator('[data-customer-panel]').getByRole('heading', { name: 'System parameters' }),
    ).toBeVisible();
    await page.goto(`http://${host}:${new URL(server.origin).port}/settings/me`);
    await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
    await browser.close();
    await server.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  },
);
