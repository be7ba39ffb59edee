import { routes } from '../../src/contract/route-paths.ts';
import { addTeamMember, test } from '../support/fixtures/settings-test.ts';
import { expect } from '../support/fixtures/test.ts';

test('activity shows who did what, can be searched and filtered, and keeps both after a reload', async ({
  page,
  browser,
  server,
}) => {
  const { page: theirs, name } = await addTeamMember(page, browser);
  for (const text of ['m', 'mu', 'mur']) await theirs.request.get(`${routes.customers}?search=${text}`);
  await theirs.request.get(routes.customer('CUST-000004'));
  await theirs.context().close();
  // More than a page of entries.
  for (let made = 0; made < 51; made++) {
    await page.request.post(routes.keys, {
      headers: { origin: server.origin },
      data: { name: `Key ${made}`, scopes: ['customers:read'] },
    });
  }
  await page.goto('/settings/activity');
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') });
  await expect(rows).toHaveCount(50);
  await expect(page.getByText('50 shown, more available')).toBeVisible();
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(page.getByText(/^All \d+ entries shown$/)).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search activity' }).fill(name.toLowerCase());
  await expect(rows.filter({ hasText: 'Searched for “mur”, typed after “mu”, “m”' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'Key' })).toHaveCount(0);
  // A search for a person must not be visible in the URL.
  expect(page.url()).not.toMatch(/person/i);
  const looked = rows.filter({ hasText: 'Viewed CUST-000004' });
  await expect(looked.getByRole('time')).toHaveAttribute('title', /\d{4}/);

  await page.getByRole('combobox', { name: 'Action' }).selectOption('Viewed a customer');
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue(name.toLowerCase());
  await expect(rows).toHaveCount(1);
  await looked.getByRole('button', { name }).click();
  await page.getByRole('searchbox').fill('nothing like it');
  await page.getByRole('button', { name: 'Show all activity' }).click();
  await expect(rows).toHaveCount(50);
  await expect(page.getByRole('searchbox')).toHaveValue('');
});
