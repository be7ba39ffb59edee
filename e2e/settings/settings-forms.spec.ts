import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/page/axe.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect } from '../support/fixtures/test.ts';
import { test } from '../support/fixtures/settings-test.ts';
import { administrator, inviteTo } from '../support/fixtures/staffed-test.ts';

/** A field that is wrong says so below itself, for everyone. */
async function expectFieldError(field: Locator, error: string): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(`^${RegExp.escape(error)}`));
}

async function expectNoBubbles(page: Page): Promise<void> {
  expect(
    await page.locator('form').evaluateAll((forms) => forms.every((form) => form.hasAttribute('novalidate'))),
  ).toBe(true);
}

test('says under each field what is wrong, focuses the first, and keeps what was typed', async ({ page }) => {
  await page.goto('/settings/me');
  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  await expectNoBubbles(page);
  const current = dialog.getByLabel('Current password');
  const next = dialog.getByLabel('New password');
  await next.fill('short');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expectFieldError(current, 'Enter your password.');
  await expectFieldError(next, 'A password must have 15 to 128 characters.');
  await expect(current).toBeFocused();
  await expect(next).toHaveValue('short');
  await expectAccessible(page);

  await current.fill('not the password');
  await expect(current).not.toHaveAttribute('aria-invalid');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(next).toBeFocused();
  await next.fill('another pass phrase of six words');
  await next.press('Enter');
  await expectFieldError(current, 'Wrong current password.');
  await expect(current).toBeFocused();
  await expect(next).toHaveValue('another pass phrase of six words');
  await expect(next).not.toHaveAttribute('aria-invalid');
});

test('shows a refused email at its field, and checks it as the server does', fullRunOnly, async ({ page }) => {
  await page.goto('/settings/staff');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite a colleague' });
  const email = dialog.getByLabel('Email');
  for (const wrong of ['', 'someone', 'someone@host', 'ünë@example.test']) {
    await email.fill(wrong);
    await email.press('Enter');
    await expectFieldError(email, 'Enter an email, such as ada@example.com.');
    await expect(email).toBeFocused();
    await expect(email).toHaveValue(wrong);
  }
  await email.fill(administrator.email);
  await email.press('Enter');
  await expectFieldError(email, 'A team member already has this email.');
  await expect(email).toHaveValue(administrator.email);
});

test('names a key or a person that has no name at the field', fullRunOnly, async ({ page }) => {
  await page.goto('/settings/keys');
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create an API key' });
  await dialog.getByLabel('Name').fill('   ');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expectFieldError(dialog.getByLabel('Name'), 'Enter a name of at most 100 characters.');
  await page.goto('/settings/me');
  await page.getByRole('button', { name: 'Change name' }).click();
  const name = page.getByRole('dialog').getByLabel('Name');
  await name.fill('n'.repeat(101));
  await name.press('Enter');
  await expectFieldError(name, 'Enter a name of at most 100 characters.');
  await expect(name).toHaveValue('n'.repeat(101));
});

test('says what is wrong while signing in and joining', fullRunOnly, async ({ page, browser }) => {
  await page.goto('/settings/staff');
  const link = await inviteTo(page, 'forms@example.test');
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const theirs = await context.newPage();
  await theirs.goto(new URL('/sign-in', page.url()).href);
  await theirs.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectNoBubbles(theirs);
  await expectFieldError(theirs.getByLabel('Email'), 'Enter an email, such as ada@example.com.');
  await expectFieldError(theirs.getByLabel('Password', { exact: true }), 'Enter your password.');
  await expect(theirs.getByLabel('Email')).toBeFocused();
  await expectAccessible(theirs);
  await theirs.goto(link);
  await theirs.getByLabel('Password', { exact: true }).fill('five5');
  await theirs.getByRole('button', { name: 'Create account' }).click();
  await expectFieldError(theirs.getByLabel('Your name'), 'Enter a name of at most 100 characters.');
  await expectFieldError(theirs.getByLabel('Password', { exact: true }), 'A password must have 15 to 128 characters.');
  await expect(theirs.getByLabel('Your name')).toBeFocused();
  await expect(theirs.getByLabel('Password', { exact: true })).toHaveValue('five5');
  await context.close();
});
