import type { Keys } from '../../src/contract/settings-api.ts';
import { isFullScale } from '../../src/testing/test-scale.ts';
import { expectAccessible, expectColourContrast } from '../support/page/axe.ts';
import { openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { respondWith, breakConnections, holdRequests } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';
import { preferTheme } from '../support/page/themes.ts';

const sections = ['Staff', 'API keys', 'Parameters', 'Activity', 'Your account'] as const;
const wide = { width: 1440, height: 900 };
const phone = { width: 360, height: 740 };
const settingsApi = /\/api\/app\/(?:staff|keys|activity|me)/;
const refused = { status: 401, error: 'You are not signed in' };

test('every page is accessible, wide and on a phone, in light and dark', fullRunOnly, async ({ page, server }) => {
  await page.request.post('/api/app/keys', {
    headers: { origin: server.origin },
    data: { name: 'Newsletter sync', scopes: ['customers:read'] },
  });
  await page.request.post('/api/app/staff/invites', {
    headers: { origin: server.origin },
    data: {
      email: 'grace.with.a.very.long.name.indeed.and.even.more@department.subsidiary.example.test',
      role: 'administrator',
    },
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/settings');
  for (const section of sections) {
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: section }).click();
    await expect(page.getByRole('heading', { name: section, level: 1 })).toBeVisible();
    await expect(page.getByRole('table').getByRole('cell').first()).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    // On a phone they all show the same cards: one is checked, in the full run each.
    for (const size of section === 'Staff' || isFullScale ? [wide, phone] : [wide]) {
      await test.step(`${section}, ${size.width} px`, async () => {
        await page.setViewportSize(size);
        await preferTheme(page, 'light');
        await expectAccessible(page);
        // A card has the same colours as a row.
        if (size === wide || isFullScale) {
          await preferTheme(page, 'dark');
          await expectColourContrast(page);
        }
        expect(
          await page.evaluate(() =>
            [document.documentElement, ...document.querySelectorAll('main > div')].map(
              (one) => one.scrollWidth - one.clientWidth,
            ),
          ),
        ).toEqual([0, 0]);
      });
    }
  }
});

test(
  'a loading page has the height of its rows; an empty, failed, forbidden or delayed one says so',
  fullRunOnly,
  async ({ page }) => {
    const held = await holdRequests(page, settingsApi);
    await page.goto('/settings/staff');
    const busy = page.getByRole('table', { name: 'Staff' });
    await expect(busy).toHaveAttribute('aria-busy', 'true');
    await expectAccessible(page);
    const heightOf = async () => (await page.getByRole('row').nth(1).boundingBox())?.height;
    const skeleton = await heightOf();
    await held.lift();
    await expect(busy).toHaveAttribute('aria-busy', 'false');
    expect(await heightOf()).toBe(skeleton);

    const fault = await respondWith(page, settingsApi, {
      status: 500,
      error: 'Something went wrong on our side',
      headers: { 'x-request-id': 'req-e2e' },
    });
    await page.getByRole('link', { name: 'API keys' }).click();
    await expect(page.getByRole('heading', { name: 'Couldn’t load API keys' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('Request ID req-e2e');
    await expectAccessible(page);
    await fault.lift();
    const none: Keys = { keys: [], limit: null };
    await page.route(settingsApi, (route) =>
      route.fulfill({ json: { success: true, data: none, timestamp: new Date().toISOString() } }),
    );
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible();
    await expectAccessible(page);

    const forbidden = await respondWith(page, settingsApi, {
      status: 403,
      error: "You don't have permission to do this",
    });
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByRole('heading', { name: 'You no longer have access' })).toBeVisible();
    await forbidden.lift();

    await respondWith(page, settingsApi, { status: 429, error: 'Too much', headers: { 'retry-after': '900' } });
    await page.getByRole('link', { name: 'Your account' }).click();
    await expect(page.getByRole('timer')).toBeVisible();
    await expectAccessible(page);
  },
);

test('an unknown page of the settings says so, in the title too', fullRunOnly, async ({ page }) => {
  await page.goto('/settings/nowhere');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await expect(page).toHaveTitle('Page not found · Customers');
  await page.getByRole('link', { name: 'Go to settings' }).click();
  await expect(page).toHaveTitle('Staff · Customers');
});

test('typed text survives a refusal, an expired session, and a lost connection', async ({ page }) => {
  await page.goto('/settings/staff');
  await page.getByRole('button', { name: 'Invite' }).click();
  const invitation = page.getByRole('dialog', { name: 'Invite a colleague' });
  await expect(invitation.getByLabel('Email')).toBeFocused();
  await page.keyboard.type('grace@example.test');
  await invitation.getByText('Viewer', { exact: true }).click();
  await invitation.getByRole('button', { name: 'Create link' }).click();
  await expect(invitation.getByRole('alert')).toHaveText('There must be at least one administrator.');
  await expect(invitation.getByLabel('Email')).toHaveValue('grace@example.test');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Invite' })).toBeFocused();

  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByRole('button', { name: 'Create key' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Create an API key' });
  await dialog.getByLabel('Name').fill('Data warehouse');
  const fault = await respondWith(page, settingsApi, refused);
  await page.keyboard.press('Enter');
  const window = page.getByRole('alertdialog', { name: 'Your session has ended' });
  await window.getByRole('button', { name: 'Continue with the demo account' }).click();
  await expect(window).toBeHidden();
  await fault.lift();
  await expect(dialog.getByLabel('Name')).toHaveValue('Data warehouse');
  await page.context().setOffline(true);
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'The server can’t be reached. Nothing was changed. Please try again.',
  );
  await expect(page.getByText('You’re offline.')).toBeAttached();
  await page.context().setOffline(false);
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const ready = page.getByRole('dialog', { name: 'API key created' });
  await expect(ready).toBeVisible();
  // A click outside does not close what is only shown once.
  await page.mouse.click(5, 5);
  await expect(ready).toBeVisible();
});

test(
  'a script that fails to load is fetched again, and removing a row keeps the focus in the page',
  fullRunOnly,
  async ({ page }) => {
    await openList(page);
    const fault = await breakConnections(page, /settings-page.*\.js$/);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('link', { name: 'Staff' }).click();
    await expect(page.getByRole('heading', { name: 'Couldn’t load settings' })).toBeVisible();
    await fault.lift();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('Email').fill('linus@example.test');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Cancel the invitation for linus@example.test' }).press('Enter');
    await expect(page.getByText('linus@example.test')).toHaveCount(0);
    await expect(page.getByRole('main')).toBeFocused();
  },
);
