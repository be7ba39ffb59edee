import type { Page } from '@playwright/test';
import * as z from 'zod/mini';
import { ListCustomersAnswer } from '../src/contract/list-customers.ts';
import { routes } from '../src/contract/routes.ts';
import type { Lists } from './lists.ts';
import { openList } from './chromium.ts';
import { searchPainted } from './page-probes.ts';
import { median } from './quantiles.ts';
import type { Figure } from './report.ts';

/** Milliseconds without a key before the list searches; the product's own choice, taken off the measured time. */
const debounce = 200;
/** Milliseconds between the keys of a quick typist, and for the list to come to rest. */
const betweenKeys = 60;
const settling = 1500;
const words = ['smith', 'john', 'murphy', 'garcia', 'anna'] as const;

/** From the last key of a search to its painted results, with the CPU slowed; what is left after debounce and round trip. */
export async function measureSearch(lists: Lists): Promise<readonly Figure[]> {
  const list = await openList(lists.browser, lists.product, { cookies: lists.cookies, cpuSlowdown: 4 });
  const searches: Search[] = [];
  for (const word of words) searches.push(await searchFor(list.page, word));
  await list.close();
  const rest = median(searches.map(({ total, roundTrip }) => total - debounce - roundTrip));
  const total = median(searches.map((search) => search.total));
  const roundTrip = median(searches.map((search) => search.roundTrip));
  return [
    {
      area: 'browser',
      what: 'search: last key to results less debounce and round trip, CPU slowed 4×',
      value: rest,
      unit: 'ms',
      limit: { atMost: 100 },
      against: `${total.toFixed(0)} ms in all, ${debounce} ms debounce, ${roundTrip.toFixed(0)} ms round trip, median of ${words.length} words`,
    },
  ];
}

interface Search {
  readonly total: number;
  readonly roundTrip: number;
}

async function searchFor(page: Page, word: string): Promise<Search> {
  const box = page.getByRole('searchbox', { name: 'Search customers' });
  await box.fill('');
  await page.waitForTimeout(settling);
  const searched = page.evaluate(searchPainted, await firstResult(page, word));
  await box.pressSequentially(word, { delay: betweenKeys });
  const { lastKey, painted } = await searched;
  return { total: painted - lastKey, roundTrip: await page.evaluate(roundTripOf, word) };
}

/** Milliseconds from the request that searched for a word to the end of its answer. */
function roundTripOf(word: string): number {
  const requests = performance.getEntriesByType('resource').filter((entry) => entry instanceof PerformanceResourceTiming);
  const request = requests.findLast(({ name }) => {
    const { pathname, searchParams } = new URL(name);
    return pathname === '/api/v1/customers' && searchParams.get('search') === word;
  });
  if (request === undefined) throw new Error(`No request searched for ${word}`);
  return request.responseEnd - request.startTime;
}

async function firstResult(page: Page, word: string): Promise<string> {
  const answer = await page.request.get(new URL(`${routes.customers}?limit=1&search=${word}`, page.url()).href);
  const [first] = z.parse(ListCustomersAnswer, await answer.json()).data;
  if (first === undefined) throw new Error(`Nobody is found by ${word}`);
  return first.customerNumber;
}
