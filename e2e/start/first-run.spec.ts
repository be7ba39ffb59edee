import { rm } from 'node:fs/promises';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn } from '../support/page/customers-list.ts';
import { newDataDirectory } from '../support/fixtures/demo-data-directory.ts';
import { importCustomers } from '../support/test-data/import-customers.ts';
import { breakConnections } from '../support/page/network-faults.ts';
import { startServer } from '../support/fixtures/product-server.ts';
import { administrator, expect, signIn, test } from '../support/fixtures/staffed-test.ts';

test.use({ storageState: { cookies: [], origins: [] } });

test('a newcomer imports customers, opens the printed link, creates the first account and browses', async ({
  page,
  context,
}) => {
  const dataDirectory = await newDataDirectory({ seeded: false });
  await importCustomers(dataDirectory, [
    { firstName: 'Grace', lastName: 'Hopper', emails: ['grace@navy.example'] },
    { firstName: 'Katherine', lastName: 'Johnson', phones: ['+1 555 0100'] },
  ]);
  const server = await startServer({ dataDirectory });
  const printed = /^Open this link to create the first administrator \(one use, valid 24 hours\): (\S+)$/m;
  await expect.poll(() => server.printed()).toMatch(printed);
  const link = printed.exec(server.printed())?.[1] ?? '';

  // Anyone without the link is told about it, and gets no demo account for real customers.
  await page.goto(server.origin);
  await expect(
    page.getByText('Open the setup link printed in the server’s console to create the first administrator.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /demo account/ })).toHaveCount(0);

  const unreachable = await breakConnections(page, /\/api\/app\/links\/look$/);
  await page.goto(link);
  await expect(page.getByRole('alert')).toContainText('can’t be reached');
  await unreachable.lift();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Create the first administrator' })).toBeVisible();
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('Email').fill(administrator.email);
  const password = page.getByLabel('Password', { exact: true });
  await password.fill(administrator.password);
  const show = page.getByRole('button', { name: 'Show password' });
  await expect(show).toHaveAttribute('aria-pressed', 'false');
  await show.click();
  await expect(show).toHaveAttribute('aria-pressed', 'true');
  await expect(password).toHaveAttribute('type', 'text');
  await expect(password).toHaveValue(administrator.password);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(listOn(page).rows).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Account of Ada Lovelace' })).toBeVisible();

  // The link is used up, and the account works without it.
  await context.clearCookies();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
  await page.goto(`${server.origin}/customers?search=hopper`);
  await signIn(page, administrator);
  await expect(listOn(page).rows).toHaveCount(1);
  await server.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});
