import type { Locator, Page } from '@playwright/test';
import * as z from 'zod/mini';
import { ListCustomersResponse } from '../../src/contract/list/list-customers.ts';
import { routes } from '../../src/contract/route-paths.ts';
import type { Lists, Visitor } from './compared-lists.ts';
import { openList } from './bench-page.ts';
import { searchPainted } from './page-probes.ts';
import { median } from '../report/quantiles.ts';
import type { Figure } from '../report/bench-report.ts';

/** How to search a list. */
export interface SearchedList {
  readonly url: string;
  readonly box: (page: Page) => Locator;
  /** Milliseconds after the last key before the list searches. */
  readonly debounce: number;
}

/** That of the product, `pause` in src/web/features/customers/search/use-search-input.ts, and of the bare list. */
const debounce = 150;
/** Milliseconds between the keys of a fast typist, and for the list to finish rendering. */
const betweenKeys = 60;
const settling = 1500;
const words = ['smith', 'john', 'murphy', 'garcia', 'anna'] as const;

/** How to search the product's list or the bare one. */
export function searchedList(url: string): SearchedList {
  return { url, box: (page) => page.getByRole('searchbox', { name: 'Search customers' }), debounce };
}

/**
 * Time from the last key of a search to its painted results, with the CPU slowed, minus debounce and round trip.
 */
export async function measureSearch(lists: Lists): Promise<readonly Figure[]> {
  const { searches, rest } = await searchList(lists, searchedList(lists.product));
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

/** Searches a list for each word; `rest` is the median of the times in all, less debounce and round trip. */
export async function searchList(
  { browser, cookies }: Visitor,
  searched: SearchedList,
): Promise<{ readonly searches: readonly Search[]; readonly rest: number }> {
  const list = await openList(browser, searched.url, { cookies, cpuSlowdown: 4 });
  const searches: Search[] = [];
  for (const word of words) searches.push(await searchFor(list.page, searched.box(list.page), word));
  await list.close();
  return { searches, rest: median(searches.map(({ total, roundTrip }) => total - searched.debounce - roundTrip)) };
}

/**
 * Times in ms: from the last key to the request, of the request, from its response to the painted results, and in all.
 */
export interface Search {
  readonly requested: number;
  readonly roundTrip: number;
  readonly painted: number;
  readonly total: number;
}

async function searchFor(page: Page, box: Locator, word: string): Promise<Search> {
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
