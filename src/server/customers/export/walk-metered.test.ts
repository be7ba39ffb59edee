import { expect, it } from 'vitest';
import { exampleCustomer } from '../../../testing/customers/array-customer-source.ts';
import { startOfExport, walkMetered } from './walk-metered.ts';

const pages = 8;
const customers = Array.from({ length: pages * 100 }, (_, index) => exampleCustomer(index + 1));
const ids = customers.map(({ id }) => id);

/** How many requests it takes to export those at these places of a list, `added` customers after they were picked. */
async function requestsFor(places: readonly number[], added = 0): Promise<number> {
  const list = [...Array.from({ length: added }, (_, index) => exampleCustomer(10_000 + index)), ...customers];
  let requests = 0;
  const source = {
    list: async ({ after }: { readonly after: string | null }) => {
      requests += 1;
      const from = Number(after ?? 0);
      const page = list.slice(from, from + 100);
      const next = from + 100 < list.length ? String(from + 100) : null;
      return { customers: page.map((one) => JSON.stringify(one)).join(','), next, fetchedAt: 0 };
    },
    get: async () => {
      requests += 1;
      return null;
    },
  };
  const selection = { only: places.map((place) => ids[place] ?? '') };
  const options = { signal: new AbortController().signal, onPause: () => {} };
  const request = { filter: { kind: 'all' }, status: null } as const;
  for await (const _ of walkMetered(source, request, selection, startOfExport(selection), options));
  return requests;
}

/** Thirteen on the first five pages and five on the sixth: it looks them up after five pages. */
const worst = [0, 1, 2, 3, 100, 101, 200, 201, 300, 301, 400, 401, 402, 500, 501, 502, 503, 504];

it('finds who was picked with two requests for each of their pages at most, or for each of them', async () => {
  expect(await requestsFor(worst)).toBe(10);
  expect(await requestsFor([799])).toBe(2);
  expect(await requestsFor([0, 99])).toBe(1);
  expect(await requestsFor([0, 99], 1)).toBe(2);
  for (let round = 0; round < 60; round += 1) {
    const picks = 1 + ((round * 7) % 40);
    const places = Array.from({ length: picks }, (_, at) => (round * 131 + at * at * 37) % (customers.length - 100));
    const furthest = Math.ceil((Math.max(...places) + 1) / 100);
    const requests = await requestsFor([...new Set(places)], (round * 13) % 101);
    expect(requests).toBeLessThanOrEqual(Math.min(2 * new Set(places).size, 2 * furthest));
  }
});
