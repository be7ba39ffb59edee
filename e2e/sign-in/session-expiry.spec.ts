import { routes } from '../../src/contract/route-paths.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn, listRequests, openList, scrollTo, scrollTop } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { respondWith, breakConnections } from '../support/page/network-faults.ts';
import { administrator, expect, inviteTo, signIn, test } from '../support/fixtures/staffed-test.ts';

/** All requests except those of the sign-in dialog. */
const everyApi = /\/api\/(?!app\/sign-in)/;

test('asks the user to sign in again when a refresh is refused, and then refreshes', fullRunOnly, async ({ page }) => {
  await openList(page);
  // Any request that is refused opens the dialog, also one of those that follow the first rows.
  await page.waitForLoadState('networkidle');
  const fault = await respondWith(page, everyApi, { status: 401, error: 'Missing or invalid API key' });
  await page.getByRole('button', { name: /^Refresh/ }).click();
  const window = page.getByRole('alertdialog', { name: 'Your session has ended' });
  await expect(window).toBeVisible();
  await expect(page.locator('[data-customer-number]').first()).toBeVisible();
  await fault.lift();
  const again = page.waitForResponse(listRequests);
  await window.getByRole('button', { name: 'Continue with the demo account' }).click();
  expect((await again).ok()).toBe(true);
  await expect(window).toBeHidden();
  await expect(page.getByText('Couldn’t refresh the customers.')).toHaveCount(0);
});

test('asks once to continue an expired session, and then is exactly where it was', async ({ page, context }) => {
  const list = await openList(page);
  await context.clearCookies();
  const fault = await respondWith(page, everyApi, { status: 401, error: 'Missing or invalid API key' });
  await scrollTo(list, 1e9);
  const window = page.getByRole('alertdialog', { name: 'Your session has ended' });
  await expect(window).toBeVisible();
  // Only now: the line that says that more is loading, at the end of the list, leaves with the refusal.
  const top = await scrollTop(list);
  await fault.lift();
  await window.getByRole('button', { name: 'Continue with the demo account' }).click();
  await expect(window).toBeHidden();
  await expect(list.footer).toContainText('150 loaded');
  expect(await scrollTop(list)).toBe(top);
});

test('shows one dialog for twenty simultaneous refusals', fullRunOnly, async ({ page }) => {
  await openList(page);
  const fault = await respondWith(page, everyApi, { status: 401, error: 'Missing or invalid API key' });
  await page.reload();
  await expect(page.getByRole('alertdialog')).toHaveCount(1);
  expect(fault.requests.length).toBeGreaterThan(1);
  await fault.lift();
  await page.getByRole('button', { name: 'Continue with the demo account' }).click();
  await expect(listOn(page).rows.first()).toBeVisible();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

test('needs no further script for the dialog, which Esc does not close', fullRunOnly, async ({ page }) => {
  const preloaded = page.waitForEvent('requestfinished', (request) => /\/sign-in-again-/.test(request.url()));
  const list = await openList(page);
  await preloaded;
  await breakConnections(page, /\.js$/);
  await respondWith(page, everyApi, { status: 401, error: 'Missing or invalid API key' });
  await scrollTo(list, 1e9);
  const window = page.getByRole('alertdialog', { name: 'Your session has ended' });
  await expect(window.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(window.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(window).toBeVisible();
  await expect(page.locator('[data-customer-number]').first()).toBeVisible();
});

test('knows whose session it was, and shows nothing of theirs to another user', async ({ page, context, staffed }) => {
  await context.clearCookies();
  await page.goto(`${staffed.origin}/customers?status=active`);
  await signIn(page, administrator);
  const list = listOn(page);
  await expect(list.rows.first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Account of/ })).toBeVisible();
  await context.clearCookies();
  // Without waiting until it can be clicked: what is still loading may be refused first.
  await page.getByRole('button', { name: /^Refresh/ }).dispatchEvent('click');
  const window = page.getByRole('alertdialog', { name: 'Your session has ended' });
  await expect(window.getByLabel('Email')).toHaveValue(administrator.email);
  await expectAccessible(page);
  // Nothing of the previous page may be visible, however long the next one takes.
  await page.evaluate(() => {
    const note = () => localStorage.setItem('left behind', document.body.innerHTML + document.title);
    globalThis.addEventListener('pagehide', note);
  });
  await window.getByRole('button', { name: 'Use another account' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Customers' })).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue('');
  expect(await page.evaluate(() => [localStorage.getItem('left behind'), sessionStorage.length])).toEqual([
    'Customers',
    0,
  ]);
});

test(
  'writes nothing in the name of another user who signed in meanwhile',
  fullRunOnly,
  async ({ page, context, staffed }) => {
    await context.clearCookies();
    await page.goto(`${staffed.origin}/settings/me`);
    await signIn(page, administrator);
    await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
    const link = await inviteTo(page, 'bo@example.test');
    await page.getByRole('button', { name: 'Change name' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change your name' });
    await dialog.getByLabel('Name').fill('Ada the First');
    // Without notifying this tab.
    const data = { token: new URL(link).hash.slice(1), name: 'Bo', password: administrator.password };
    expect(
      (await context.request.post(staffed.origin + routes.linkUse, { headers: { origin: staffed.origin }, data })).ok(),
    ).toBe(true);
    const refused = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await dialog.getByRole('button', { name: 'Save' }).click();
    expect((await refused).status()).toBe(401);
    await expect(page).toHaveURL(/\/customers$/);
    await expect(listOn(page).rows.first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Account of Bo' })).toBeVisible();
  },
);
