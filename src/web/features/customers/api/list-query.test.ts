import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errors } from '../../../../contract/error-messages.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { listedCustomer } from '../../../../testing/customers/listed-customer.ts';
import { capabilitiesOptions, noRefinements } from '../../../lib/source/capabilities-query.ts';
import { listRequestOf } from '../url/list-request.ts';
import { everyCustomer } from '../url/list-url-params.ts';
import { parametersOptions } from './customer-queries.ts';
import { fetchListPage, firstPageParam, nextPageParam } from './list-query.ts';

const language = {
  id: 'system_language',
  name: 'Language',
  type: 'select',
  system: true,
  customers: null,
  options: [],
  optionsComplete: true,
  removable: false,
};
const timestamp = '2026-11-25T10:00:00.000Z';
const { signal } = new AbortController();
const request = (search: string) => listRequestOf({ ...everyCustomer, search }, noRefinements);

let client: QueryClient;
let cursors: (string | null)[];
/** The number of the first page with a customer. */
let firstFilled: number;
/** How often the parameters were read. */
let catalogueReads: number;
let isCatalogueDown: boolean;

beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(capabilitiesOptions().queryKey, {
    source: 'sqlite',
    demo: false,
    counts: true,
    combinesFilters: false,
    sorts: false,
    includesParameters: false,
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
  [catalogueReads, isCatalogueDown] = [0, false];
  vi.stubGlobal('fetch', async (path: string) => {
    if (path === routes.parameters) {
      catalogueReads++;
      if (!isCatalogueDown) return Response.json({ success: true, data: { parameters: [language] }, timestamp });
    }
    if (path.includes('cursor=old'))
      return Response.json({ success: false, error: errors.invalidCursor, timestamp }, { status: 400 });
    if (path.includes('p_gone'))
      return Response.json({ success: false, error: errors.unknownParameter('p_gone'), timestamp }, { status: 400 });
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

  it('comes without the values of a parameter that is gone', async () => {
    const requested = { ...request(''), include: ['p_gone', 'system_language'] };
    const page = await fetchListPage(client, requested, firstPageParam, { signal });
    expect([page.customers.length, page.request.include]).toEqual([1, ['system_language']]);
    expect(client.getQueryData(parametersOptions().queryKey)?.map(({ id }) => id)).toEqual(['system_language']);
  });

  it('is refused without reading the parameters when they are not why', async () => {
    const requested = { ...request(''), include: ['p_never_there'] };
    const param = { ...firstPageParam, cursor: 'old' };
    await expect(fetchListPage(client, requested, param, { signal })).rejects.toThrow('Invalid cursor');
    expect(catalogueReads).toBe(0);
  });

  it('is refused as it was when the parameters cannot be read', async () => {
    isCatalogueDown = true;
    const requested = { ...request(''), include: ['p_gone'] };
    const page = fetchListPage(client, requested, firstPageParam, { signal });
    await expect(page).rejects.toThrow('Unknown parameter: p_gone');
  });

  it('is abandoned with the reading of the parameters', async () => {
    const controller = new AbortController();
    const answer = fetch;
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
      if (path !== routes.parameters) return answer(path, init);
      controller.abort();
      return init?.signal?.aborted === true ? Promise.reject(new DOMException('', 'AbortError')) : answer(path, init);
    });
    const requested = { ...request(''), include: ['p_gone'] };
    const page = fetchListPage(client, requested, firstPageParam, controller);
    await expect(page).rejects.toMatchObject({ name: 'AbortError' });
    expect(cursors).toEqual([]);
  });
});
