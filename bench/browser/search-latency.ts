import type { Page } from '@playwright/test';
import * as z from 'zod/mini';
import { ListCustomersResponse } from '../../src/contract/list/list-customers.ts';
import { routes } from '../../src/contract/route-paths.ts';
import type { Lists } from './compared-lists.ts';
import { openList } from './bench-page.ts';
import { searchPainted } from './page-probes.ts';
import { median } from '../report/quantiles.ts';
import type { Figure } from '../report/bench-report.ts';

/**
 * Milliseconds after the last key before the list searches: `pause` in
 * src/web/features/customers/search/use-search-input.ts.
 */
const debounce = 150;
/** Milliseconds between the keys of a fast typist, and for the list to finish rendering. */
const betweenKeys = 60;
const settling = 1500;
const words = ['smith', 'john', 'murphy', 'garcia', 'anna'] as const;

/**
 * Time from the last key of a search to its painted results, with the CPU slowed, minus debounce and round trip.
 */
export async function measureSearch(lists: Lists): Promise<readonly Figure[]> {
  const list = await openList(lists.browser, lists.product, { cookies: lists.cookies, cpuSlowdown: 4 });
  const searches: Search[] = [];
  for (const word of words) searches.push(await searchFor(list.page, word));
  await list.close();
  const rest = median(searches.map(({ total, roundTrip }) => total - debounce - roundTrip));
  const of = (part: keyof Search) => median(searches.map((search) => search[part])).toFixed(0);
  return [
    {
      area: 'browser',
      what: 'search: last key to results less debounce and round trip, CPU slowed 4×',
      value: rest,
      unit: 'ms',
      limit: { atMost: 100 },
      against:
        `${of('total')} ms in all: request ${of('requested')} ms after the key (${debounce} ms debounce), ` +
        `round trip ${of('roundTrip')} ms, painted ${of('painted')} ms after the response; ` +
        `medians of ${words.length} words`,
    },
  ];
}

/**
 * Times in ms: from the last key to the request, of the request, from its response to the painted results, and in all.
 */
interface Search {
  readonly requested: number;
  readonly roundTrip: number;
  readonly painted: number;
  readonly total: number;
}

async function searchFor(page: Page, word: string): Promise<Search> {
  const box = page.getByRole('searchbox', { name: 'Search customers' });
  await box.fill('');
  await page.waitForTimeout(settling);
  const searched = page.evaluate(searchPainted, await firstResult(page, word));
  await box.pressSequentially(word, { delay: betweenKeys });
  const { lastKey, painted } = await searched;
  const { start, end } = await page.evaluate(requestFor, word);
  return { requested: start - lastKey, roundTrip: end - start, painted: painted - end, total: painted - lastKey };
}

/** When the request that searched for a word was sent, and when its response arrived. */
function requestFor(word: string): { start: number; end: number } {
  const requests = performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming);
  const request = requests.findLast(({ name }) => {
    const { pathname, searchParams } = new URL(name);
    return pathname === '/api/v1/customers' && searchParams.get('search') === word;
  });
  if (request === undefined) throw new Error(`No request searched for ${word}`);
  return { start: request.startTime, end: request.responseEnd };
}

async function firstResult(page: Page, word: string): Promise<string> {
  const response = await page.request.get(new URL(`${routes.customers}?limit=1&search=${word}`, page.url()).href);
  const [first] = z.parse(ListCustomersResponse, await response.json()).data;
  if (first === undefined) throw new Error(`No customer matches ${word}`);
  return first.customerNumber;
}
