import { expect, type Locator, type Page, type Request } from '@playwright/test';
import { ParametersResponse } from '../../../src/contract/list/list-metadata.ts';
import { ListCustomersResponse } from '../../../src/contract/list/list-customers.ts';
import type { Customer } from '../../../src/contract/customer.ts';

/** Matches requests for pages of the list. */
export const listRequests = /\/api\/v1\/customers\?/;

/** The list, located by role and name. */
export interface ListPage {
  readonly table: Locator;
  /** Rows of customers that are rendered. */
  readonly rows: Locator;
  readonly search: Locator;
  readonly footer: Locator;
  /** The element that scrolls. */
  readonly viewport: Locator;
  row(customer: Pick<Customer, 'customerNumber'>): Locator;
  link(customer: Pick<Customer, 'customerNumber'>): Locator;
}

export function listOn(page: Page): ListPage {
  const table = page.getByRole('table', { name: 'Customers' });
  const row = ({ customerNumber }: Pick<Customer, 'customerNumber'>) =>
    table.locator(`[data-customer-number="${customerNumber}"]`);
  return {
    table,
    rows: table.locator('[data-customer-number]'),
    search: page.getByRole('searchbox', { name: 'Search customers' }),
    footer: page.getByRole('group', { name: 'Loaded customers' }),
    viewport: table.locator('xpath=..'),
    row,
    link: (customer) => row(customer).getByRole('link').first(),
  };
}

/** Opens the list and waits for its first rows. */
export async function openList(page: Page, path = '/customers'): Promise<ListPage> {
  await page.goto(path);
  const list = listOn(page);
  await expect(list.rows.first()).toBeVisible();
  return list;
}

/** The first customers of a list, requested with the page's session. */
export async function firstCustomers(page: Page, query = ''): Promise<readonly Customer[]> {
  const response = await page.request.get(`/api/v1/customers?limit=100${query}`);
  return ListCustomersResponse.parse(await response.json()).data;
}

/** The first customer for which `holds` is true. Throws when there is none. */
export function findCustomer(customers: readonly Customer[], holds: (customer: Customer) => boolean): Customer {
  const found = customers.find(holds);
  if (found === undefined) throw new Error('The demo data has no such customer on its first page');
  return found;
}

/** The id of a parameter by its name. */
export async function parameterId(page: Page, name: string): Promise<string> {
  const response = await page.request.get('/api/app/parameters');
  const found = ParametersResponse.parse(await response.json()).data.parameters.find(
    (parameter) => parameter.name === name,
  );
  if (found === undefined) throw new Error(`The demo data has no parameter ${name}`);
  return found.id;
}

/** Records the page's requests for pages of the list from now on. */
export function watchListRequests(page: Page): readonly URL[] {
  const seen: URL[] = [];
  page.on('request', (request: Request) => {
    if (listRequests.test(request.url())) seen.push(new URL(request.url()));
  });
  return seen;
}

export async function scrollTo(list: ListPage, top: number): Promise<void> {
  await list.viewport.evaluate((element, to) => element.scrollTo({ top: to, behavior: 'instant' }), top);
}

/** Scrolls down as pages load, until it reaches `top`. */
export async function scrollDownTo(list: ListPage, top: number): Promise<void> {
  await expect(async () => {
    await scrollTo(list, top);
    expect(await scrollTop(list)).toBe(top);
  }).toPass({ intervals: [50] });
}

export function scrollTop(list: ListPage): Promise<number> {
  return list.viewport.evaluate((element) => element.scrollTop);
}
