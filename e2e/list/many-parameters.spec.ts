import { rm } from 'node:fs/promises';
import { openSqliteCustomerWriter } from '../../src/server/customers/sqlite/open-sqlite-customers.ts';
import { signedInCookie } from '../../src/testing/http/signed-in-cookie.ts';
import { listOn, openList } from '../support/page/customers-list.ts';
import { newDataDirectory } from '../support/fixtures/demo-data-directory.ts';
import { openFilter } from '../support/page/parameter-filter.ts';
import { startServer, type ProductServer } from '../support/fixtures/product-server.ts';
import { stateWithCookie } from '../support/fixtures/signed-in-state.ts';
import { expect, test as base } from '../support/fixtures/test.ts';

const test = base.extend<object, { server: ProductServer; fullDirectory: string }>({
  fullDirectory: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dataDirectory = await newDataDirectory({ seeded: false });
      await writeManyParameters(dataDirectory);
      await use(dataDirectory);
      await rm(dataDirectory, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ fullDirectory }, use) => {
      const server = await startServer({ dataDirectory: fullDirectory, environment: { DEMO_CUSTOMERS: '0' } });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  storageState: async ({ server, fullDirectory }, use) =>
    use(stateWithCookie(server.origin, await signedInCookie(fullDirectory))),
});

/** 300 parameters; each of 1,200 customers has a branch of its own. */
async function writeManyParameters(dataDirectory: string): Promise<void> {
  const writer = openSqliteCustomerWriter({ dataDir: dataDirectory });
  try {
    await writer.defineParameter({ id: 'branch', name: 'Branch', type: 'select' });
    for (let at = 1; at < 300; at++) await writer.defineParameter({ id: `p${at}`, name: `Column ${at}`, type: 'text' });
    const customers = Array.from({ length: 1200 }, (_, at) => ({
      firstName: `Person ${at}`,
      emails: [{ address: `p${at}@example.org`, isPrimary: true }],
      parameters: { branch: `Branch ${String(at).padStart(4, '0')}` },
    }));
    await writer.write(customers, Date.now());
  } finally {
    await writer.close();
  }
}

test('filters by a value that is not among the listed ones', async ({ page }) => {
  await openFilter(page, 'Branch', 'searchbox');
  const form = page.getByRole('dialog', { name: 'Filter by parameter' });
  await expect(form.getByText('Most used', { exact: true })).toBeVisible();
  const value = form.getByRole('searchbox', { name: 'Find or type a value of Branch' });
  await value.fill('branch 1100');
  await expect(form.getByText('Not in this list. Type the exact value and choose it.')).toBeVisible();
  await value.fill('Branch 1100');
  await form.getByRole('radio', { name: '“Branch 1100”' }).check();
  await form.getByRole('button', { name: 'Show 1 customer', exact: true }).click();
  await expect(listOn(page).rows).toHaveCount(1);
  await expect(listOn(page).rows).toContainText('Person 1100');
});

test('does not say that an unlisted value does not exist', async ({ page }) => {
  await openList(page);
  await page.goto('/customers?parameterId=branch&parameterValue=Elsewhere');
  await expect(page.getByRole('heading', { name: 'No customers with Branch “Elsewhere”' })).toBeVisible();
  await expect(
    page.getByText(/^1,200 customers have a Branch, such as Branch 0000, .* or Branch 0005\.$/),
  ).toBeVisible();
});

test('shows the first of many parameters, and finds each by its name', async ({ page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Filter by parameter' }).click();
  await expect(page.getByText('200 more. Type to narrow the list.')).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(110);
  await page.getByRole('combobox', { name: 'Find a parameter' }).fill('column 299');
  await expect(page.getByRole('option')).toHaveText(['Column 2990']);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Parameter' })).toHaveText('Column 299');
});
