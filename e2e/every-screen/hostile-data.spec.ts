import { rm } from 'node:fs/promises';
import type { APIRequestContext } from '@playwright/test';
import { ParametersResponse } from '../../src/contract/list/list-metadata.ts';
import type { Customer } from '../../src/contract/customer.ts';
import { signedInCookie } from '../../src/testing/http/signed-in-cookie.ts';
import { visibleText } from '../../src/server/customers/import/values/cell-text.ts';
import { isFullScale } from '../../src/testing/test-scale.ts';
import { listOn, listRequests, openList, parameterId, scrollTo } from '../support/page/customers-list.ts';
import { newDataDirectory } from '../support/fixtures/demo-data-directory.ts';
import { listEveryCustomer } from '../support/test-data/list-every-customer.ts';
import { hostileParameters, writeHostileCustomers } from '../support/test-data/hostile-customers.ts';
import { hostileTexts } from '../support/test-data/hostile-payloads.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { watchInjection } from '../support/page/injection-watch.ts';
import { startServer, type ProductServer } from '../support/fixtures/product-server.ts';
import { readEveryRow } from '../support/page/visible-rows.ts';
import { stateWithCookie } from '../support/fixtures/signed-in-state.ts';
import { addFilterButton } from '../support/page/parameter-filter.ts';
import { expect, test as base } from '../support/fixtures/test.ts';

// One worker, so that the customers are imported once.
base.describe.configure({ mode: 'default' });

const texts = hostileTexts(300);

const test = base.extend<object, { server: ProductServer; hostileDirectory: string }>({
  hostileDirectory: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dataDirectory = await newDataDirectory({ seeded: false });
      await writeHostileCustomers(dataDirectory, texts);
      await use(dataDirectory);
      await rm(dataDirectory, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: [
    async ({ hostileDirectory }, use) => {
      const server = await startServer({ dataDirectory: hostileDirectory, environment: { DEMO_CUSTOMERS: '0' } });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  storageState: async ({ server, hostileDirectory }, use) =>
    use(stateWithCookie(server.origin, await signedInCookie(hostileDirectory))),
});

test('the texts run when they are used as markup', async ({ page, server }) => {
  const watch = await watchInjection(page, server.origin);
  for (const { text } of sample(texts)) await page.setContent(`<div>${text}</div>`);
  await expect.poll(() => new Set(watch.found).size).toBeGreaterThan(sample(texts).length / 3);
});

test('shows every text in the list as it is', async ({ page, server, api }) => {
  const watch = await watchInjection(page, server.origin);
  const customers = await listEveryCustomer(api);
  expect(customers).toHaveLength(texts.length);
  const list = await openList(page);
  await expect(async () => {
    await scrollTo(list, 1e9);
    await expect(list.footer).toContainText('All 300 loaded', { timeout: 500 });
  }).toPass();
  const rows = await readEveryRow(list);
  expect(rows.map(({ customerNumber, name }) => [customerNumber, name])).toEqual(
    customers.map((customer) => [customer.customerNumber, nameOf(customer)]),
  );
  await list.rows.last().hover();
  await list.rows.last().getByRole('button', { name: '2 more contacts' }).click();
  await expect(page.getByRole('dialog', { name: /^Contacts for/ }).getByRole('listitem')).toHaveCount(4);
  await watch.expectNothing();
});

test('searches for every text and marks what it found', fullRunOnly, async ({ page, server, api }) => {
  const watch = await watchInjection(page, server.origin);
  const customers = await listEveryCustomer(api);
  const list = await openList(page);
  let found = 0;
  for (const customer of customers) {
    const searched = page.waitForResponse(
      (response) => listRequests.test(response.url()) && response.url().includes('search='),
    );
    await list.search.fill(customer.customerNumber);
    await list.search.press('Enter');
    expect((await searched).status()).toBe(200);
    await expect(list.table).toHaveAttribute('aria-busy', 'false');
    const row = list.rows.and(page.locator(`[data-customer-number=${cssString(customer.customerNumber)}]`)).first();
    // A text whose terms are all too short matches no one, and the page says so with the text.
    await expect(row.or(page.getByRole('heading', { name: 'No customers match' }))).toBeVisible();
    if (await row.isVisible()) {
      found++;
      await expect(row.getByRole('link').first()).toHaveText(nameOf(customer));
      await expect(row.locator('mark').first()).toBeVisible();
    }
    await watch.expectNothing();
  }
  expect(found).toBeGreaterThan(customers.length / 2);
});

test('offers every text in the filter: as a name, as a value and as entered', fullRunOnly, async ({ page, server }) => {
  const watch = await watchInjection(page, server.origin);
  await openList(page);
  const names = (await catalogue(page.request)).map(({ name }) => name);
  await addFilterButton(page).click();
  const options = page.getByRole('option');
  const parameter = page.getByRole('combobox', { name: 'Filter by' });
  for (const name of names) {
    await parameter.fill(name);
    await expect(options.locator('bdi').getByText(name, { exact: true }).first()).toBeAttached();
  }
  await watch.expectNothing();
  await parameter.fill(hostileParameters.select);
  await page.keyboard.press('Enter');
  const find = page.getByRole('combobox', { name: hostileParameters.select });
  for (const { text } of texts) {
    await find.fill(text.trim());
    await expect(options.first()).toBeAttached();
  }
  const typed = `${texts[120]?.text ?? ''} typed`;
  await find.fill(typed);
  await expect(page.getByText('No matching values.')).toBeVisible();
  const id = await parameterId(page, hostileParameters.select);
  await page.goto(`/customers?${new URLSearchParams({ parameterId: id, parameterValue: typed }).toString()}`);
  await expect(
    page.getByRole('heading', { name: `No customers with ${hostileParameters.select} “${typed}”` }),
  ).toBeVisible();
  await watch.expectNothing();
});

test('opens every text as a link, over the list filtered by it', fullRunOnly, async ({ page, server, api }) => {
  const watch = await watchInjection(page, server.origin);
  const customers = await listEveryCustomer(api);
  const ids = new Map(
    (await page.request.get('/customers').then(() => catalogue(page.request))).map(({ name, id }) => [name, id]),
  );
  for (const customer of customers) {
    const name = textOf(customer);
    const value = visibleText(name).trim();
    const filter = new URLSearchParams({ parameterId: ids.get(name) ?? 'none', parameterValue: value });
    await page.goto(`/customers/${encodeURIComponent(customer.customerNumber)}?${filter.toString()}`);
    const panel = page.getByRole('dialog');
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText(nameOf(customer));
    await expect(panel.getByText('A choice').last()).toBeVisible();
    await expect(listOn(page).rows).toHaveCount(1);
    const column = `[data-column=${JSON.stringify(ids.get(name))}]`;
    await expect(listOn(page).table.locator(column)).toHaveText(name.trim());
    await expect(listOn(page).rows.getByRole('cell').getByText(value, { exact: true }).last()).toBeVisible();
    await watch.expectNothing();
  }
});

test('steps through every text in the panel', fullRunOnly, async ({ page, server, api }) => {
  const watch = await watchInjection(page, server.origin);
  const customers = await listEveryCustomer(api);
  const list = await openList(page);
  await list.rows.first().getByRole('link').first().click();
  const panel = page.getByRole('dialog');
  for (const [index, customer] of customers.entries()) {
    if (index > 0) await page.keyboard.press('ArrowRight');
    await expect(panel.getByText(`${index + 1} of 300`, { exact: true })).toBeVisible();
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText(nameOf(customer));
    await expect(panel.getByText('A choice').last()).toBeVisible();
    await watch.expectNothing();
  }
});

/** Every text in the full run, otherwise some of each kind. */
function sample<T>(values: readonly T[]): readonly T[] {
  return isFullScale ? values : values.filter((_, index) => index % 17 === 0);
}

function nameOf({ displayName }: Customer): string {
  if (displayName === null) throw new Error('A customer has no name');
  return displayName.trim();
}

/** The text of a customer, by the number at the start of its id. Invalid Unicode is replaced when it is stored. */
function textOf({ id }: Customer): string {
  return texts[Number.parseInt(id, 10)]?.text.toWellFormed() ?? '';
}

async function catalogue(request: APIRequestContext) {
  return ParametersResponse.parse(await (await request.get('/api/app/parameters')).json()).data.parameters;
}

/** A text as a CSS string. */
function cssString(text: string): string {
  const escaped = text.replaceAll(
    /["\\\p{Cc}\u2028\u2029]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16) ?? ''} `,
  );
  return `"${escaped}"`;
}
