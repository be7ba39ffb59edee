import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { routes } from '../../../../contract/route-paths.ts';
import { listedCustomer } from '../../../../testing/customers/listed-customer.ts';
import { capabilitiesOptions, noRefinements } from '../../../lib/source/capabilities-query.ts';
import { listRequestOf } from '../url/list-request.ts';
import { everyCustomer } from '../url/list-url-params.ts';
import { customersListOptions } from './list-query.ts';
import { prefetchList } from './prefetch-list.ts';

const timestamp = '2026-11-25T10:00:00.000Z';
const capabilities = {
  source: 'tiquo',
  demo: false,
  counts: false,
  combinesFilters: false,
  sorts: false,
  includesParameters: false,
  exports: false,
  imports: false,
  removesParameters: false,
  metered: true,
  quota: null,
  freshSeconds: 60,
  currency: null,
  locale: null,
  timeZone: null,
};
const active = {
  ...listedCustomer({ id: '1', customerNumber: 'CUST-1' }),
  email: null,
  phone: null,
  marketingOptIn: null,
  smsOptIn: null,
  parameters: [],
};
const emptyPage = {
  success: true,
  data: [],
  pagination: { hasMore: false, nextCursor: null, pageSize: 100 },
  timestamp,
};
const failure = (status: number) => Response.json({ success: false, error: 'No', timestamp }, { status });
const found = () => Response.json({ success: true, data: active, timestamp });

let requests: string[];
let client: QueryClient;
/** The response to a look-up. */
let lookUp: () => Response | Promise<Response>;

beforeEach(async () => {
  requests = [];
  lookUp = found;
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  vi.stubGlobal('fetch', async (path: string) => {
    if (path === routes.capabilities) return Response.json({ success: true, data: capabilities, timestamp });
    // Requested where the source may count. Not part of the order.
    if (path.startsWith(routes.summary)) return failure(404);
    requests.push(
      path.startsWith(`${routes.customers}?`)
        ? `list ${new URLSearchParams(path.split('?')[1]).get('search')}`
        : 'look-up',
    );
    return path.startsWith(`${routes.customers}?`) ? Response.json(emptyPage) : await lookUp();
  });
  await client.prefetchQuery(capabilitiesOptions());
});
afterEach(() => vi.unstubAllGlobals());

const prefetch = async (search: string, status: 'banned' | null = null) => {
  const request = listRequestOf({ ...everyCustomer, search, status }, noRefinements);
  await prefetchList(client, request);
  expect(client.getQueryState(customersListOptions(request).queryKey)?.status).toMatch(/^(?:success|error)$/);
};

describe('prefetching a list of a metered source', () => {
  it('stops at the customer that is found', async () => {
    await prefetch('CUST-1');
    expect(requests).toEqual(['look-up']);
  });

  it('requests the list when the customer that is found has another status', async () => {
    await prefetch('CUST-1', 'banned');
    expect(requests).toEqual(['look-up', 'list CUST-1']);
  });

  it.each([400, 403, 404])('requests the list when the look-up is refused with %i', async (status) => {
    lookUp = () => failure(status);
    await prefetch('CUST-1');
    expect(requests).toEqual(['look-up', 'list CUST-1']);
  });

  it.each([500, 502])('does not request the list when the look-up fails with %i', async (status) => {
    lookUp = () => failure(status);
    await prefetch('CUST-1');
    expect(requests).toEqual(['look-up']);
  });

  it('does not request a list that was superseded during the look-up', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    lookUp = () => promise;
    const first = prefetchList(client, listRequestOf({ ...everyCustomer, search: 'CUST-1' }, noRefinements));
    await prefetch('mur');
    resolve(failure(404));
    await first;
    expect(requests).toEqual(['look-up', 'list mur']);
  });
});

describe('prefetching a list before it is known whether requests are metered', () => {
  it('looks up first, and requests the list once requests are known to be free', async () => {
    client.clear();
    lookUp = async () => {
      client.setQueryData(capabilitiesOptions().queryKey, { ...capabilities, source: 'sqlite', metered: false });
      return found();
    };
    await prefetch('CUST-1');
    expect(requests).toEqual(['look-up', 'list CUST-1']);
  });
});

describe('a list that is superseded before it is on screen', () => {
  it('is cancelled with its counts and its look-up', async () => {
    client.setQueryData(capabilitiesOptions().queryKey, {
      ...capabilities,
      source: 'sqlite',
      metered: false,
      counts: true,
    });
    const open = new Map<string, AbortSignal>();
    vi.stubGlobal('fetch', (path: string, { signal }: { readonly signal: AbortSignal }) => {
      open.set(path, signal);
      const { promise, reject } = Promise.withResolvers<Response>();
      signal.addEventListener('abort', () => reject(signal.reason));
      return promise;
    });
    void prefetchList(client, listRequestOf({ ...everyCustomer, search: 'CUST-1' }, noRefinements));
    await expect.poll(() => open.size).toBe(3);
    void prefetchList(client, listRequestOf({ ...everyCustomer, search: 'mur' }, noRefinements));
    await expect.poll(() => open.size).toBe(5);
    expect([...open].map(([path, { aborted }]) => [path.replace(/\?.*/, ''), aborted])).toEqual([
      [routes.summary, true],
      [routes.customers, true],
      [routes.customer('CUST-1'), true],
      [routes.summary, false],
      [routes.customers, false],
    ]);
  });
});
