import { routes } from '../../src/contract/route-paths.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { respondWith, holdRequests } from '../support/page/network-faults.ts';
import { addTeamMember, test } from '../support/fixtures/settings-test.ts';
import { administrator, joinByLink } from '../support/fixtures/staffed-test.ts';
import { expect } from '../support/fixtures/test.ts';

test('a colleague joins by an invitation link, gets another role, is disabled and enabled again', async ({
  page,
  browser,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/settings\/staff$/);
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill('grace@example.test');
  await expectAccessible(page);
  // The link is shown even if the staff can't be reloaded just then, and Esc does not close it.
  await page.route(
    (url) => url.pathname === routes.staff,
    (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()),
  );
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await expect(dialog.getByText(/It works once, until \d+ \w+ \d+/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog.getByText(/It works once, until \d+ \w+ \d+/)).toBeVisible();
  await page.unrouteAll();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row').filter({ hasText: 'grace@example.test' });
  await expect(row).toContainText('Invited, expires');

  const theirs = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const grace = await theirs.newPage();
  await joinByLink(grace, link, 'Grace');

  // A viewer can only open their account, and is told so at any other address.
  await grace.getByRole('button', { name: 'Account of Grace' }).click();
  await expect(grace.getByRole('listitem').getByRole('link')).toHaveText(['Your account']);
  await grace.getByRole('link', { name: 'Your account' }).click();
  const theirNav = grace.getByRole('navigation', { name: 'Settings' });
  await expect(theirNav.getByRole('link')).toHaveText(['Your account']);
  await grace.goto(new URL('/settings/keys', link).href);
  await expect(grace.getByRole('heading', { name: 'You don’t have access to this page' })).toBeVisible();
  await expectAccessible(grace);

  await page.reload();
  await expect(row).toContainText('Active');
  const choose = async (action: string) => {
    await row.getByRole('button', { name: 'Actions for Grace' }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  await choose('Change role…');
  await dialog.getByText('Administrator', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Administrator');
  await grace.reload();
  await expect(theirNav.getByRole('link')).toHaveText(['Staff', 'API keys', 'Parameters', 'Activity', 'Your account']);
  await expect(grace.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible();

  await theirNav.getByRole('link', { name: 'Staff' }).click();
  await expect(grace.getByRole('row').filter({ hasText: 'grace@example.test' })).toBeVisible();
  await theirNav.getByRole('link', { name: 'API keys' }).click();
  await expect(grace.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible();

  // As a viewer again: the page keeps what it has until it reloads, and then shows no more of it.
  await choose('Change role…');
  await dialog.getByText('Viewer', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Viewer');
  await theirNav.getByRole('link', { name: 'Staff' }).click();
  await expect(grace.getByRole('heading', { name: 'You don’t have access to this page' })).toBeVisible();
  await expect(theirNav.getByRole('link')).toHaveText(['Your account']);

  await choose('Disable…');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(row).toContainText('Disabled');
  expect((await grace.request.get(new URL(routes.session, link).href)).status()).toBe(401);
  await choose('Enable');
  await expect(row).toContainText('Active');

  await choose('Password reset link…');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await expect(dialog.getByText('/link#')).toBeVisible();

  // Their session has ended, so they are already signed out.
  await grace.getByRole('button', { name: 'Account of Grace' }).click();
  await grace.getByRole('button', { name: 'Sign out' }).click();
  await expect(grace.getByRole('heading', { name: 'Sign in to Customers' })).toBeVisible();
  await theirs.close();
});

test('a refusal shows the server’s message, and keeps what was typed', fullRunOnly, async ({ page, browser }) => {
  const { page: other } = await addTeamMember(page, browser);
  await other.context().close();
  await page.goto('/settings/staff');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill(administrator.email);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('A team member already has this email.');
  await expect(dialog.getByLabel('Email')).toHaveValue(administrator.email);
  await dialog.getByLabel('Email').fill('linus@example.test');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row').filter({ hasText: 'linus@example.test' });
  await row.getByRole('button', { name: 'Cancel' }).click();
  await expect(row).toHaveCount(0);
  // The user's own account has no actions here.
  await expect(page.getByRole('row').filter({ hasText: '(you)' }).getByRole('button')).toHaveCount(0);
});

test('a dialog stays open until the result of its change is known', fullRunOnly, async ({ page, browser }) => {
  const { name } = await addTeamMember(page, browser);
  await page.goto('/settings/staff');
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable…' }).click();
  const dialog = page.getByRole('dialog', { name: `Disable ${name}?` });
  const changes = new RegExp(`${routes.staff}/`);
  await respondWith(page, changes, { status: 503, error: 'This cannot be saved right now' });
  const held = await holdRequests(page, changes);
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect.poll(() => held.requests.length).toBe(1);
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeVisible();
  await held.lift();
  await expect(dialog.getByRole('alert')).toHaveText('This cannot be saved right now.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
