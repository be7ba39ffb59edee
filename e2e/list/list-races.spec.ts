import type { Page } from '@playwright/test';
import { SummaryResponse, type Count, type Sums } from '../../src/contract/list/list-metadata.ts';
import { customerStatuses, type CustomerStatus } from '../../src/contract/customer.ts';
import { ListCustomersResponse } from '../../src/contract/list/list-customers.ts';
import { scaled } from '../../src/testing/test-scale.ts';
import { listRequests, openList, scrollDownTo, scrollTop, type ListPage } from '../support/page/customers-list.ts';
import { listEveryCustomer } from '../support/test-data/list-every-customer.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { failRandomly, holdRequests } from '../support/page/network-faults.ts';
import { readEveryRow } from '../support/page/visible-rows.ts';
import { seededRandom, type SeededRandom } from '../support/test-data/seeded-random.ts';
import { addFilterButton } from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';

// Everything takes longer on a busy machine.
test.setTimeout(scaled(120_000, 600_000));

/** Every request of a search. */
const searchRequests = /\/api\/(?:v1\/customers|app\/summary)/;
const everyApi = /\/api\//;
/** Looks like a phone number, so it stays out of the URL. */
const typedSearches = [
  'mur',
  'murphy',
  'an',
  'smith',
  'example.com',
  'zzqq',
  'josé',
  'li',
  'CUST-000123',
  '+447',
  '',
] as const;
const personal = '+447';

const orders = scaled(5, 500);
const ordersPerTest = scaled(5, 25);

for (let first = 0; first < orders; first += ordersPerTest) {
  test(`the last search wins in whatever order responses arrive, ${first + 1} to ${first + ordersPerTest}`, async ({
    page,
  }) => {
    const known = new Map<string, Promise<Shown>>();
    const list = await openList(page);
    for (let order = first; order < first + ordersPerTest; order++) {
      const typedQuery = await typeUnderDelays(page, list, seededRandom(order + 1));
      const key = JSON.stringify(typedQuery);
      const expected = known.get(key) ?? whatIsShown(page, typedQuery);
      known.set(key, expected);
      await test.step(`order ${order + 1}: ${key}`, async () => {
        await expect.poll(() => shownOn(page)).toEqual(await expected);
      });
    }
  });
}

interface ListQuery {
  readonly search: string;
  readonly status: CustomerStatus | null;
}

/** Types searches and changes tabs while all responses are held back, then releases them in random order. */
async function typeUnderDelays(page: Page, list: ListPage, random: SeededRandom): Promise<ListQuery> {
  const held = await holdRequests(page, searchRequests);
  const tabs = page.getByRole('navigation', { name: 'Status' }).getByRole('link');
  const current = new URL(page.url()).searchParams.get('status');
  let status = customerStatuses.find((one) => one === current) ?? null;
  let search = await list.search.inputValue();
  const steps = 2 + random.below(4);
  for (let step = 0; step < steps; step++) {
    if (random.below(4) === 0) {
      status = random.pick([null, ...customerStatuses]);
      await tabs.nth(status === null ? 0 : 1 + customerStatuses.indexOf(status)).click();
    } else {
      const before = search;
      search = random.pick(typedSearches.filter((one) => one !== before));
      await list.search.fill(search);
      // Enter searches right away. Otherwise the pause in typing does, unless the next step comes first.
      if (random.below(2) === 0) await list.search.press('Enter');
    }
    if (random.below(3) === 0) held.release(random.below(held.requests.length + 1));
  }
  await expect.poll(() => queryOf(page)).toEqual({ search: search === personal ? null : search || null, status });
  const order = held.requests
    .map((_, index) => ({ index, at: random.next() }))
    .toSorted((one, other) => one.at - other.at);
  for (const { index } of order) {
    held.release(index);
    // The next one is released once this one has a response or was cancelled.
    await held.requests[index]?.response();
  }
  await held.lift();
  return { search, status };
}

function queryOf(page: Page): { search: string | null; status: string | null } {
  const { searchParams } = new URL(page.url());
  return { search: searchParams.get('search'), status: searchParams.get('status') };
}

interface Shown {
  readonly typed: string;
  readonly rows: readonly string[];
  readonly tabs: readonly string[];
  readonly footer: string;
  readonly busy: string;
}

const rowsCompared = 10;

/** What the page shows of its list: the first rows, the tabs with their counts, and the footer. */
function shownOn(page: Page): Promise<Shown> {
  return page.evaluate((count) => {
    const texts = (selector: string) => [...document.querySelectorAll(selector)].map((element) => element.textContent);
    const input = document.querySelector('[role="searchbox"]');
    return {
      typed: input instanceof HTMLInputElement ? input.value : '',
      rows: [...document.querySelectorAll('[data-customer-number]')]
        .toSorted(
          (one, other) => Number(one.getAttribute('aria-rowindex')) - Number(other.getAttribute('aria-rowindex')),
        )
        .slice(0, count)
        .map((row) => row.getAttribute('data-customer-number') ?? ''),
      tabs: texts('nav[aria-label="Status"] a'),
      footer: texts('[role="group"][aria-label="Loaded customers"] p')[0] ?? '',
      busy: document.querySelector('[role="table"]')?.getAttribute('aria-busy') ?? '',
    };
  }, rowsCompared);
}

/** What the page must show, requested from the server separately. */
async function whatIsShown(page: Page, { search, status }: ListQuery): Promise<Shown> {
  const query = new URLSearchParams({ ...(search === '' ? {} : { search }), ...(status === null ? {} : { status }) });
  const { data: counts } = SummaryResponse.parse(
    await (await page.request.get(`/api/app/summary?${query.toString()}`)).json(),
  );
  const { data, pagination } = ListCustomersResponse.parse(
    await (await page.request.get(`/api/v1/customers?${query.toString()}`)).json(),
  );
  const loaded = `${data.length}`;
  const total = counts[status ?? 'all'];
  const end =
    search === ''
      ? `All ${loaded} loaded`
      : data.length === 0
        ? `No customers match “${search}”`
        : `${loaded} ${data.length === 1 ? 'customer matches' : 'customers match'} “${search}”`;
  return {
    typed: search,
    rows: data.slice(0, rowsCompared).map(({ customerNumber }) => customerNumber),
    tabs: [
      `All${countText(counts.all)}`,
      `Active${countText(counts.active)}`,
      `Inactive${countText(counts.inactive)}`,
      `Banned${countText(counts.banned)}`,
    ],
    footer: `${pagination.hasMore ? `${loaded} loaded of ${countText(total)}` : end}${sumText(counts.sums, total)}`,
    busy: 'false',
  };
}

/** The sums of the footer, with how many customers have a value where some have none. */
function sumText(sums: Sums | null | undefined, total: Count | null): string {
  const part = ({ customers }: Sums['totalSpent'], value: number, text: (amount: string) => string): string => {
    if (customers === 0) return '';
    const verb = customers === 1 ? 'has' : 'have';
    const coverage = customers === total?.count ? '' : ` (${customers.toLocaleString('en-GB')} ${verb} a value)`;
    return ` · ${text(`£${Math.round(value).toLocaleString('en-GB')}`)}${coverage}`;
  };
  if (sums === null || sums === undefined) return '';
  const { totalSpent, lifetimeValue } = sums;
  return (
    part(totalSpent, totalSpent.sum, (amount) => `${amount} spent`) +
    part(lifetimeValue, lifetimeValue.sum / lifetimeValue.customers, (amount) => `average lifetime value ${amount}`)
  );
}

function countText(count: Count | null): string {
  return count === null ? '' : `${count.count.toLocaleString('en-GB')}${count.atLeast ? '+' : ''}`;
}

test(
  'many 401s at once open one dialog, and signing in once returns to the same place',
  fullRunOnly,
  async ({ page, context }) => {
    const list = await openList(page, '/customers?search=an');
    await scrollDownTo(list, 4_000);
    await list.rows.nth(8).getByRole('link').first().click();
    const panel = page.locator('[data-customer-panel]');
    await expect(panel.getByRole('heading', { level: 2 })).toBeVisible();
    await expect(panel.getByRole('heading', { name: 'System parameters' })).toBeVisible();
    const held = await holdRequests(page, everyApi);
    const renewals: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/api/app/sign-in/demo') renewals.push(request.method());
    });
    await page.keyboard.press('ArrowRight');
    await addFilterButton(page).hover();
    await page.getByRole('button', { name: /^Refresh/ }).click();
    await list.footer.getByRole('button', { name: 'Load more' }).click();
    await expect.poll(() => held.requests.length).toBeGreaterThanOrEqual(3);
    const there = await scrollStateOf(page, list);
    await context.clearCookies();
    await held.lift();
    const window = page.getByRole('alertdialog');
    await expect(window).toHaveCount(1);
    // Both on the button: after the first, the window may close before the second.
    const signIn = window.getByRole('button', { name: 'Continue with the demo account' });
    await signIn.evaluate(async (button: HTMLElement) => {
      button.click();
      await new Promise((resolve) => setTimeout(resolve));
      button.click();
    });
    await expect(window).toBeHidden();
    expect(renewals).toEqual(['POST']);
    expect(await scrollStateOf(page, list)).toEqual(there);
  },
);

async function scrollStateOf(page: Page, list: ListPage) {
  return {
    url: page.url(),
    search: await list.search.inputValue(),
    top: await scrollTop(list),
    panel: await page.locator('[data-customer-panel] h2').textContent(),
    status: await page.locator('nav [aria-current="page"]').textContent(),
  };
}

test(
  'a list loads completely although every tenth response fails: no row twice or missing, in API order',
  fullRunOnly,
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 3_000 });
    const fault = await failRandomly(page, listRequests, 10 / 100, seededRandom(16));
    const list = await openList(page);
    await page.addLocatorHandler(page.getByRole('button', { name: 'Try again' }), (again) => again.click());
    const scrolling = await list.viewport.evaluate((element) =>
      Number(setInterval(() => element.scrollTo({ top: element.scrollHeight }), 50)),
    );
    await expect(list.footer).toContainText(/All|customers match/, { timeout: 500_000 });
    await page.evaluate((timer) => clearInterval(timer), scrolling);
    const rows = await readEveryRow(list);
    const expected = await listEveryCustomer(page.request, '');
    expect(expected.length).toBeGreaterThanOrEqual(10_000);
    expect(rows.map(({ index }) => index)).toEqual(expected.map((_, index) => index));
    expect(rows.map(({ customerNumber }) => customerNumber)).toEqual(
      expected.map(({ customerNumber }) => customerNumber),
    );
    expect(fault.failures()).toBeGreaterThan(0);
  },
);

test(
  'a slow network shows the known rows right away, and in the end the last search',
  fullRunOnly,
  async ({ page }) => {
    const network = await page.context().newCDPSession(page);
    const list = await openList(page);
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 700,
      downloadThroughput: 40_000,
      uploadThroughput: 20_000,
    });
    await list.search.pressSequentially('murphy', { delay: 30 });
    await expect(list.table).toHaveAttribute('aria-busy', 'true');
    await expect(list.rows.first()).toBeVisible();
    await list.search.fill('smith');
    await expect.poll(() => shownOn(page)).toEqual(await whatIsShown(page, { search: 'smith', status: null }));
    const name = await list.rows.first().getByRole('link').first().textContent();
    await list.rows.first().getByRole('link').first().click();
    await expect(page.locator('[data-customer-panel] h2')).toHaveText(name ?? '');
    await expect(page.locator('[data-customer-panel]').getByText('System parameters')).toBeVisible();
  },
);
