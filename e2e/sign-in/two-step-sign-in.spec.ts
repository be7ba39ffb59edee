import type { Page } from '@playwright/test';
import { generate } from 'otplib';
import { TwoFactorSetupResponse, type TwoFactorSetup } from '../../src/contract/sign-in-api.ts';
import { routes } from '../../src/contract/route-paths.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { administrator, expect, inviteTo, signIn, test, type Credentials } from '../support/fixtures/staffed-test.ts';

test.use({ storageState: { cookies: [], origins: [] } });

test(
  'a code from the app is required after the password, or a backup code, and each works once',
  fullRunOnly,
  async ({ page, staffed, context }) => {
    const person = await joined(page, staffed.origin);
    const { secret, backupCodes } = await secondFactorOf(page, person);
    const code = page.getByLabel('Code');
    const proceed = page.getByRole('button', { name: 'Continue', exact: true });
    const leave = async () => {
      await context.clearCookies();
      await page.goto(`${staffed.origin}/customers?status=active`);
      await signIn(page, person);
      await expect(code).toBeFocused();
    };

    await leave();
    await expectAccessible(page);
    await code.fill('000000');
    await proceed.click();
    await expect(page.getByRole('alert')).toBeVisible();
    // The code of the next half minute, because turning it on used the current one.
    await code.fill(await generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 }));
    await proceed.click();
    await expect(listOn(page).rows.first()).toBeVisible();
    await expect(page).toHaveURL(/\/customers\?status=active$/);

    await leave();
    await code.fill(backupCodes[0] ?? '');
    await page.keyboard.press('Enter');
    await expect(listOn(page).rows.first()).toBeVisible();

    await leave();
    await code.fill(backupCodes[0] ?? '');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(page.getByLabel('Email')).toBeVisible();
  },
);

/** Adds a team member who is signed in on the page. */
async function joined(page: Page, origin: string): Promise<Credentials> {
  const person = { email: `carol${Date.now()}@example.test`, password: 'another pass phrase of six words' };
  await page.goto(origin);
  await signIn(page, administrator);
  await expect(listOn(page).rows.first()).toBeVisible();
  await page.goto(await inviteTo(page, person.email));
  await page.getByLabel('Your name').fill('Carol');
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('button', { name: 'Account of Carol' })).toBeVisible();
  return person;
}

/** Turns on two-step sign-in for the user who is signed in on the page. */
async function secondFactorOf(page: Page, { password }: Credentials): Promise<TwoFactorSetup> {
  const { origin } = new URL(page.url());
  const headers = { origin };
  const begun = await page.request.post(origin + routes.myTwoFactor, { headers, data: { password } });
  const { data: setup } = TwoFactorSetupResponse.parse(await begun.json());
  const confirmed = await page.request.post(origin + routes.confirmTwoFactor, {
    headers,
    data: { code: await generate({ secret: setup.secret }) },
  });
  expect(confirmed.ok()).toBe(true);
  return setup;
}
