import { routes } from '../../src/contract/route-paths.ts';
import { ViewResponse, type SavedView } from '../../src/contract/views/saved-views.ts';
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
  // Other tests have left entries, too.
  await expect(async () => {
    const all = page.getByText(/^All \d+ entries shown$/);
    if (!(await all.isVisible())) await page.getByRole('button', { name: 'Load more' }).click({ timeout: 1_000 });
    await expect(all).toBeVisible({ timeout: 1_000 });
  }).toPass();

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

test('activity says what was done to views by name, and never what they search for', async ({ page, server }) => {
  const send = async (method: 'post' | 'patch', path: string, data: object): Promise<SavedView> => {
    const response = await page.request[method](path, { headers: { origin: server.origin }, data });
    expect(response.ok()).toBe(true);
    return ViewResponse.parse(await response.json()).data;
  };
  const content = { filters: { conditions: [], search: 'Okafor' } };
  const view = await send('post', routes.views, { name: 'Lapsed gold', visibility: 'private', content });
  const path = routes.view(view.id);
  const shared = await send('patch', path, { updatedAt: view.updatedAt, visibility: 'everyone' });
  await send('patch', path, { updatedAt: shared.updatedAt, name: 'Lapsed' });
  await page.request.delete(path, { headers: { origin: server.origin } });
  await page.goto('/settings/activity');
  const rows = page.getByRole('row').filter({ hasText: 'Lapsed' });
  await expect(rows).toContainText([
    'Deleted the view Lapsed',
    'Changed the view Lapsed gold, now Lapsed',
    'Shared the view with everyone: Lapsed gold',
    'Created the view Lapsed gold',
  ]);
  await expect(page.getByText('Okafor')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Action' }).selectOption('Shared a view with everyone');
  await expect(rows).toHaveCount(1);
});
