import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { routes } from '../../../../contract/route-paths.ts';
import { listedCustomer } from '../../../../testing/customers/listed-customer.ts';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';
import { listRequestOf } from '../url/list-url-params.ts';
import { fetchListPage, firstPageParam, nextPageParam } from './list-query.ts';

const timestamp = '2026-11-25T10:00:00.000Z';
const { signal } = new AbortController();
const request = (search: string) => listRequestOf({ search, status: null, parameter: null });

let client: QueryClient;
let cursors: (string | null)[];
/** The number of the first page with a customer. */
let firstFilled: number;

beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(capabilitiesOptions().queryKey, {
    source: 'sqlite',
    demo: false,
    counts: true,
    combinesFilters: false,
    sorts: false,
    exports: false,
    imports: true,
    removesParameters: true,
    metered: false,
    quota: null,
    freshSeconds: null,
    currency: null,
    locale: null,
    timeZone: null,
  });
  [cursors, firstFilled] = [[], 1];
  vi.stubGlobal('fetch', async (path: string) => {
    if (!path.startsWith(`${routes.customers}?`))
      return Response.json({ success: false, error: 'Something went wrong', timestamp }, { status: 500 });
    const cursor = new URLSearchParams(path.split('?')[1]).get('cursor');
    cursors.push(cursor);
    const page = cursor === null ? 1 : Number(cursor);
    return Response.json({
      success: true,
      data: page < firstFilled ? [] : [listedCustomer({ id: `${page}`, customerNumber: `CUST-${page}` })],
      pagination: { hasMore: true, nextCursor: `${page + 1}`, pageSize: 50 },
      timestamp,
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a page of a list', () => {
  it('is the first one with customers', async () => {
    firstFilled = 3;
    const page = await fetchListPage(client, request(''), firstPageParam, { signal });
    expect(page.customers.map(({ id }) => id)).toEqual(['3']);
    expect(cursors).toEqual([null, '2', '3']);
  });

  it('is an empty one after five, and from then on each is loaded by hand', async () => {
    firstFilled = 8;
    const page = await fetchListPage(client, request(''), firstPageParam, { signal });
    expect([page.customers, page.nextCursor]).toEqual([[], '6']);
    const param = nextPageParam(page);
    expect(param).toEqual({ cursor: '6', withExactMatch: false, skipsEmptyPages: false });
    await fetchListPage(client, request(''), param ?? firstPageParam, { signal });
    expect(cursors).toEqual([null, '2', '3', '4', '5', '6']);
  });

  it('arrives without an exact match when the look-up fails and requests are free', async () => {
    const page = await fetchListPage(client, request('CUST-1'), firstPageParam, { signal });
    expect([page.customers.length, page.exactMatch, page.isExactMatchOnly]).toEqual([1, null, false]);
  });
});
