import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { routes } from '../../src/contract/route-paths.ts';
import { startOidcProvider } from '../../src/testing/http/oidc-provider.ts';
import { listOn, scrollDownTo, scrollTop } from '../support/page/customers-list.ts';
import { newDataDirectory } from '../support/fixtures/demo-data-directory.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { startServer, type ProductServer } from '../support/fixtures/product-server.ts';
import { expect, test as base } from '../support/fixtures/test.ts';

const test = base.extend<object, { provided: ProductServer }>({
  /** A server whose staff sign in with a real provider. */
  provided: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const provider = await startOidcProvider();
      const dataDirectory = await newDataDirectory({ seeded: false });
      const server = await startServer({
        dataDirectory,
        environment: {
          DEMO_CUSTOMERS: '300',
          STAFF_EMAIL: 'ada@example.test',
          STAFF_PASSWORD: 'a pass phrase of five words',
          OIDC_ISSUER: provider.issuer,
          OIDC_CLIENT_ID: provider.clientId,
          OIDC_CLIENT_SECRET: provider.clientSecret,
          OIDC_ALLOWED_DOMAINS: 'allowed.test',
        },
      });
      provider.allow(server.origin + routes.ssoCallback);
      await use(server);
      await server.stop();
      await provider.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

test.use({ storageState: { cookies: [], origins: [] } });

const leave = (page: Page) => page.getByRole('button', { name: 'Continue with 127.0.0.1' }).click();

// The provider's pages request a font from another site, and are not painted until that fails.
test.beforeEach(({ page }) => page.route(/^https:\/\/fonts\./, (route) => route.abort()));

/** Fills in the provider's two pages. */
async function passProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('single sign-on returns to the page, and after an expired session to the same row of the same search', async ({
  page,
  provided,
  context,
}) => {
  await page.goto(`${provided.origin}/customers?search=a&status=active`);
  await leave(page);
  await passProvider(page, 'ada@allowed.test');
  const list = listOn(page);
  await expect(list.rows.first()).toBeVisible();
  await expect(page).toHaveURL(/\/customers\?(?:search=a&status=active|status=active&search=a)$/);
  await expect(page.getByRole('button', { name: 'Account of Ada of the provider' })).toBeVisible();

  // A search for an email is only in the history entry, not in the URL.
  await list.search.fill('@example');
  await expect(list.footer).toContainText('of 136');
  await scrollDownTo(list, 1200);
  const row = list.rows.nth(5);
  await row.getByRole('link').first().focus();
  const focused = (await row.getAttribute('data-customer-number')) ?? '';
  const [top, address, held] = [await scrollTop(list), page.url(), await heldState(page)];
  // The session only ends on the server.
  await context.clearCookies({ name: /session_token/ });
  await page.getByRole('button', { name: /^Refresh/ }).click();
  const window = page.getByRole('alertdialog', { name: 'Your session has ended' });
  await expect(window.getByLabel('Email')).toHaveValue('ada@allowed.test');
  await leave(page);
  await expect(page.getByRole('button', { name: 'Account of Ada of the provider' })).toBeVisible();
  await expect(page).toHaveURL(address);
  await expect(list.row({ customerNumber: focused })).toBeVisible();
  await expect.poll(() => scrollTop(list)).toBe(top);
  expect(await heldState(page)).toEqual(held);
  await expect(list.row({ customerNumber: focused }).getByRole('link').first()).toBeFocused();
});

test(
  'an email of another domain is refused even if the provider accepts it',
  fullRunOnly,
  async ({ page, provided }) => {
    await page.goto(provided.origin);
    await leave(page);
    await passProvider(page, 'eve@evil.test');
    await expect(page.getByRole('alert')).toHaveText('Your email’s domain isn’t allowed here. Ask an administrator.');
    await expect(listOn(page).rows).toHaveCount(0);
  },
);

/** The page's state in the history entry. */
function heldState(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const state: unknown = history.state;
    return typeof state === 'object' && state !== null && 'usr' in state ? state.usr : null;
  });
}
