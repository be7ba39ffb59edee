import { generate } from 'otplib';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { addTeamMember, test } from '../support/fixtures/settings-test.ts';
import { administrator } from '../support/fixtures/staffed-test.ts';
import { expect } from '../support/fixtures/test.ts';

const { password } = administrator;

test('two-step sign-in is turned on with a code from the app, is required, and is turned off again', async ({
  page,
  browser,
}) => {
  const { page: mine, email } = await addTeamMember(page, browser);
  await mine.goto('/settings/me');
  const dialog = mine.getByRole('dialog');
  await mine.getByRole('button', { name: 'Turn on two-step sign-in' }).click();
  await dialog.getByLabel('Current password').fill('not the password');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Wrong current password.');
  await dialog.getByLabel('Current password').fill(password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code with the secret' })).toBeVisible();
  await expect(dialog.getByLabel('Code', { exact: true })).toBeFocused();
  await expectAccessible(mine);
  const secret = (await dialog.getByText(/^[A-Z2-7]{16,}$/).textContent()) ?? '';
  await dialog.getByLabel('Code', { exact: true }).fill('000000');
  await mine.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('The code is wrong or has expired.');
  await dialog.getByLabel('Code', { exact: true }).fill(await generate({ secret }));
  await mine.keyboard.press('Enter');
  await expect(dialog.getByText('Each works once and they won’t be shown again.')).toBeVisible();
  await expectAccessible(mine);
  const backupCode = ((await dialog.locator('code').textContent()) ?? '').split('\n', 1)[0] ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(mine.getByText('On: you enter a code from your authenticator app after your password')).toBeVisible();

  await mine.context().clearCookies();
  await mine.goto('/settings/me');
  await mine.getByLabel('Email').fill(email);
  await mine.getByLabel('Password', { exact: true }).fill(password);
  await mine.keyboard.press('Enter');
  // Turning it on used up the app's current code.
  await mine.getByLabel('Code', { exact: true }).fill(backupCode);
  await mine.keyboard.press('Enter');
  await mine.getByRole('button', { name: 'Turn off two-step sign-in' }).click();
  await dialog.getByLabel('Current password').fill(password);
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(mine.getByRole('button', { name: 'Turn on two-step sign-in' })).toBeVisible();
  await mine.context().close();
});

test(
  'sessions are ended one by one, all others, and everywhere; a new password also ends the others',
  fullRunOnly,
  async ({ page, browser, server }) => {
    const { page: mine, email } = await addTeamMember(page, browser);
    const signInElsewhere = async () => {
      const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL: server.origin });
      await context.request.post('/api/app/sign-in', { headers: { origin: server.origin }, data: { email, password } });
      return {
        status: async () => (await context.request.get('/api/app/session')).status(),
        close: () => context.close(),
      };
    };
    const [one, two] = [await signInElsewhere(), await signInElsewhere()];
    await mine.goto('/settings/me');
    const rows = mine.getByRole('row').filter({ has: mine.getByRole('cell') });
    await expect(rows).toHaveCount(3);
    await expect(rows.filter({ hasText: 'This session' })).toHaveCount(1);
    await mine
      .getByRole('button', { name: /^Revoke the session in/ })
      .first()
      .click();
    await expect(rows).toHaveCount(2);
    expect([await one.status(), await two.status()].toSorted((a, b) => a - b)).toEqual([200, 401]);
    await mine.getByRole('button', { name: 'Revoke all others' }).click();
    await expect(rows).toHaveCount(1);
    expect([await one.status(), await two.status()]).toEqual([401, 401]);

    const three = await signInElsewhere();
    await mine.getByRole('button', { name: 'Change password' }).click();
    const dialog = mine.getByRole('dialog');
    await dialog.getByLabel('Current password').fill('not the password');
    await dialog.getByLabel('New password').fill('another phrase of five words');
    await expectAccessible(mine);
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('Wrong current password.');
    await expect(dialog.getByLabel('New password')).toHaveValue('another phrase of five words');
    await dialog.getByLabel('Current password').fill(password);
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await expect(dialog).toBeHidden();
    expect(await three.status()).toBe(401);

    await mine.getByRole('button', { name: 'Sign out everywhere' }).click();
    await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(mine.getByRole('heading', { name: 'Sign in to Customers' })).toBeVisible();
    for (const context of [one, two, three]) await context.close();
    await mine.context().close();
  },
);

test('a new name and appearance change the whole page', fullRunOnly, async ({ page, browser }) => {
  const { page: mine, name } = await addTeamMember(page, browser);
  await mine.goto('/settings/me');
  await mine.getByRole('button', { name: 'Change name' }).click();
  await mine.getByRole('dialog').getByLabel('Name').fill(`${name} Hopper`);
  await mine.keyboard.press('Enter');
  await expect(mine.getByRole('button', { name: `Account of ${name} Hopper` })).toBeAttached();
  await mine.getByText('Dark', { exact: true }).click();
  await expect(mine.locator('html')).toHaveAttribute('data-theme', 'dark');
  await mine.getByRole('button', { name: /^Appearance: dark/ }).click();
  await expect(mine.getByRole('radio', { name: 'System' })).toBeChecked();
  await mine.getByRole('link', { name: 'Customers' }).first().click();
  await expect(listOn(mine).rows.first()).toBeVisible();
  await mine.context().close();
});

test('a new password that is too long is refused, not truncated', fullRunOnly, async ({ page, browser }) => {
  const { page: mine } = await addTeamMember(page, browser);
  await mine.goto('/settings/me');
  await mine.getByRole('button', { name: 'Change password' }).click();
  const dialog = mine.getByRole('dialog');
  await dialog.getByLabel('Current password').fill(password);
  await dialog.getByLabel('New password').fill('long '.repeat(30));
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('A password must have 15 to 128 characters.');
});
