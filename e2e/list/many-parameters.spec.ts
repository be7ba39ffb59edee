import { rm } from 'node:fs/promises';
import { openSqliteCustomerWriter } from '../../src/server/customers/sqlite/open-sqlite-customers.ts';
import { signedInCookie } from '../../src/testing/http/signed-in-cookie.ts';
import { listOn, openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { newDataDirectory } from '../support/fixtures/demo-data-directory.ts';
import { addFilterButton, filterOption, filtersOn, openFilter } from '../support/page/parameter-filter.ts';
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

test('filters by a value that is not among the listed ones', fullRunOnly, async ({ page }) => {
  const form = await openFilter(page, 'Branch');
  await expect(form.getByText('Most used', { exact: true })).toBeVisible();
  await expect(form.getByText('900 more. Type to narrow the list.')).toBeVisible();
  await page.keyboard.type('Branch 1100');
  await filterOption(page, 'Use “Branch 1100” exactly').click();
  await expect(listOn(page).rows).toHaveCount(1);
  await expect(listOn(page).rows).toContainText('Person 1100');
});

test('does not say that an unlisted value does not exist', fullRunOnly, async ({ page }) => {
  await openList(page);
  await page.goto('/customers?parameterId=branch&parameterValue=Elsewhere');
  await expect(page.getByRole('heading', { name: 'No customers with Branch “Elsewhere”' })).toBeVisible();
  await expect(
    page.getByText(/^1,200 customers have a Branch, such as Branch 0000, .* or Branch 0005\.$/),
  ).toBeVisible();
});

test('shows the first of many parameters, and finds each by its name', fullRunOnly, async ({ page }) => {
  await openList(page);
  await addFilterButton(page).click();
  await expect(page.getByText('199 more. Type to narrow the list.')).toBeVisible();
  await filtersOn(page).getByRole('combobox', { name: 'Filter by' }).fill('column 299');
  await expect(page.getByRole('option')).toHaveText([/^Column 299/, /^Search customers/]);
  await page.keyboard.press('Enter');
  await expect(filtersOn(page).getByRole('heading', { name: 'Column 299' })).toBeVisible();
});
