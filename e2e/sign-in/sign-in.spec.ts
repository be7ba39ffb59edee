import { scaledCases } from '../../src/testing/test-scale.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn, openList } from '../support/page/customers-list.ts';
import { holdRequests } from '../support/page/network-faults.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { administrator, expect, inviteTo, joinByLink, signIn, test } from '../support/fixtures/staffed-test.ts';
import { preferTheme, themes } from '../support/page/themes.ts';

test.describe('a browser that is not signed in', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('gets the sign-in page at any address, and nothing of the customers', async ({ page, server }) => {
    const paths: string[] = [];
    page.on('request', (request) => paths.push(new URL(request.url()).pathname));
    await page.goto('/customers/CUST-000004?status=active');
    await expect(page.getByRole('heading', { name: 'Sign in to Customers' })).toBeVisible();
    expect(paths.filter((path) => path.startsWith('/api/'))).toEqual(['/api/app/sign-in']);
    for (const path of [
      '/api/v1/customers',
      '/api/v1/customers/CUST-000004',
      '/api/app/parameters',
      '/api/app/summary',
      '/api/app/staff',
      '/api/app/activity',
    ]) {
      expect((await page.request.get(server.origin + path)).status(), path).toBe(401);
    }
  });

  test('gets the requested page with one click, with demo data on this computer', async ({ page }) => {
    await page.goto('/customers?status=banned&search=an');
    await page.getByRole('button', { name: 'Continue with the demo account' }).click();
    const list = listOn(page);
    await expect(list.rows.first()).toBeVisible();
    await expect(page).toHaveURL(/\/customers\?search=an&status=banned|\/customers\?status=banned&search=an/);
    await expect(list.search).toHaveValue('an');
  });

  for (const theme of scaledCases(1, themes)) {
    test(`gets an accessible page, ${theme}`, async ({ page }) => {
      await preferTheme(page, theme);
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto('/customers');
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('is told of a wrong password, and let in with the right one', async ({ page, staffed }) => {
    await page.goto(staffed.origin);
    await signIn(page, { ...administrator, password: 'a wrong pass phrase' });
    await expect(page.getByRole('alert')).toHaveText('Wrong email or password.');
    await expectAccessible(page);
    await page.getByLabel('Password', { exact: true }).fill(administrator.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(listOn(page).rows.first()).toBeVisible();
  });

  test(
    'can sign in with a password while the server does not say what else is available',
    fullRunOnly,
    async ({ page }) => {
      await holdRequests(page, /\/api\/app\/sign-in$/);
      await page.goto('/customers');
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    },
  );

  test('is told that signing in failed, whatever the error in the address is', fullRunOnly, async ({ page }) => {
    for (const error of ['sso_failed', '__proto__', 'constructor', 'toString', '%00']) {
      await page.goto(`/sign-in?error=${error}`);
      await expect(page.getByRole('alert')).toHaveText('Couldn’t sign you in. Please try again.');
    }
  });

  test('is told that a one-time link has expired', fullRunOnly, async ({ page }) => {
    await page.goto(`/link#${'A'.repeat(43)}`);
    await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveText(
      'This link has expired or was already used. Ask an administrator for a new one.',
    );
    await expectAccessible(page);
    // Another link pasted over it is checked too.
    const looked = page.waitForRequest(/\/links\/look$/);
    await page.evaluate((token) => (window.location.hash = token), 'B'.repeat(43));
    expect((await looked).postDataJSON()).toEqual({ token: 'B'.repeat(43) });
    await page.getByRole('link', { name: 'Go to the sign-in page' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in to Customers' })).toBeVisible();
  });

  test('is told that a one-time link is being checked', fullRunOnly, async ({ page }) => {
    await holdRequests(page, /\/links\/look$/);
    await page.goto(`/link#${'A'.repeat(43)}`);
    await expect(page.getByRole('status')).toHaveText('Opening the link…');
  });
});

test('signs out, and Back shows nothing of the customers', async ({ page }) => {
  await openList(page);
  await openList(page, '/customers?status=active');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Customers' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Sign in to Customers' })).toBeVisible();
  await expect(listOn(page).rows).toHaveCount(0);
});

test('leaves nothing of one user to the next: no search, no scroll position, no row', async ({
  page,
  staffed,
  context,
}) => {
  await context.clearCookies();
  await page.goto(staffed.origin);
  await signIn(page, administrator);
  const list = listOn(page);
  await expect(list.rows.first()).toBeVisible();
  await list.search.fill('someone@private.test');
  await expect.poll(() => page.evaluate(() => JSON.stringify(history.state))).toContain('someone@private.test');
  const link = await inviteTo(page, `bob${Date.now()}@example.test`);
  await context.clearCookies();
  const second = await context.newPage();
  await joinByLink(second, link, 'Bob');
  // The first tab is notified.
  await expect(list.search).toHaveValue('');
  await expect(page).toHaveURL(/\/customers$/);
  await page.goBack();
  await expect(list.search).toHaveValue('');
});
