import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { routes } from '../../../../contract/routes.ts';
import { listedCustomer } from '../../../../testing/customers/listed-customer.ts';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';
import { listRequestOf } from '../url/list-params.ts';
import { isStarted, startList } from './prefetch-list.ts';

const timestamp = '2026-11-25T10:00:00.000Z';
const capabilities = {
  source: 'tiquo',
  demo: false,
  counts: false,
  combinesFilters: false,
  sorts: false,
  exports: false,
  imports: false,
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

let asked: string[];
let client: QueryClient;
/** What a look-up is answered. */
let lookUp: () => Response | Promise<Response>;

beforeEach(async () => {
  asked = [];
  lookUp = found;
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  vi.stubGlobal('fetch', async (path: string) => {
    if (path === routes.capabilities) return Response.json({ success: true, data: capabilities, timestamp });
    // Asked for where somebody may be counted; no part of the order.
    if (path.startsWith(routes.summary)) return failure(404);
    asked.push(
      path.startsWith(`${routes.customers}?`)
        ? `list ${new URLSearchParams(path.split('?')[1]).get('search')}`
        : 'look-up',
    );
    return path.startsWith(`${routes.customers}?`) ? Response.json(emptyPage) : await lookUp();
  });
  await client.prefetchQuery(capabilitiesOptions());
});
afterEach(() => vi.unstubAllGlobals());

const start = async (search: string, status: 'banned' | null = null) => {
  const request = listRequestOf({ search, status, parameter: null });
  await startList(client, request);
  expect(isStarted(client, request)).toBe(true);
};

describe('starting a list where asks are costly', () => {
  it('ends with the customer that is found', async () => {
    await start('CUST-1');
    expect(asked).toEqual(['look-up']);
  });

  it('goes on to the list when the one that is found has another status', async () => {
    await start('CUST-1', 'banned');
    expect(asked).toEqual(['look-up', 'list CUST-1']);
  });

  it.each([400, 403, 404])('goes on to the list when the look-up is refused with %i', async (status) => {
    lookUp = () => failure(status);
    await start('CUST-1');
    expect(asked).toEqual(['look-up', 'list CUST-1']);
  });

  it.each([500, 502])('leaves the list alone when the look-up fails with %i', async (status) => {
    lookUp = () => failure(status);
    await start('CUST-1');
    expect(asked).toEqual(['look-up']);
  });

  it('does not go on to a list that was typed on meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    lookUp = () => promise;
    const first = startList(client, listRequestOf({ search: 'CUST-1', status: null, parameter: null }));
    await start('mur');
    resolve(failure(404));
    await first;
    expect(asked).toEqual(['look-up', 'list mur']);
  });
});

describe('starting a list before it is known what asks cost', () => {
  it('looks up first, and goes on once asks are said to be free', async () => {
    client.clear();
    lookUp = async () => {
      client.setQueryData(capabilitiesOptions().queryKey, { ...capabilities, source: 'sqlite', metered: false });
      return found();
    };
    await start('CUST-1');
    expect(asked).toEqual(['look-up', 'list CUST-1']);
  });
});
