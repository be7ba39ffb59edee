import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { capabilitiesOptions, settleDemo } from './capabilities-query.ts';

const timestamp = '2026-11-26T10:00:00.000Z';
const capabilities = (demo: boolean) => ({
  source: 'sqlite',
  demo,
  counts: true,
  combinesFilters: false,
  sorts: false,
  exports: false,
  imports: true,
  metered: false,
  quota: null,
  freshSeconds: null,
  currency: demo ? 'GBP' : null,
  locale: null,
  timeZone: null,
});

let client: QueryClient;
/** Whether the server's customers are made up, and how often it was asked. */
let isDemo = true;
let asks = 0;

beforeEach(() => {
  [isDemo, asks] = [true, 0];
  client = new QueryClient();
  vi.stubGlobal('fetch', async () => {
    asks += 1;
    return Response.json({ success: true, data: capabilities(isDemo), timestamp });
  });
});
afterEach(() => vi.unstubAllGlobals());

const currency = () => client.getQueryData(capabilitiesOptions().queryKey)?.currency;

it('asks no second time while customers are made up, and once before real ones are shown', async () => {
  await client.prefetchQuery(capabilitiesOptions());
  await settleDemo(client, true);
  expect([asks, currency()]).toEqual([1, 'GBP']);
  isDemo = false;
  await settleDemo(client, false);
  await settleDemo(client, false);
  expect([asks, currency()]).toEqual([2, null]);
});

it('takes back what was asked for before an import and answered after its customers', async () => {
  const first = Promise.withResolvers<Response>();
  vi.stubGlobal('fetch', () =>
    (asks += 1) === 1
      ? first.promise
      : Promise.resolve(Response.json({ success: true, data: capabilities(false), timestamp })),
  );
  void client.prefetchQuery(capabilitiesOptions());
  await settleDemo(client, false);
  first.resolve(Response.json({ success: true, data: capabilities(true), timestamp }));
  await expect.poll(currency).toBeNull();
  expect(asks).toBe(2);
});

it('shows real amounts as those of no demo while the server does not say what they are', async () => {
  await client.prefetchQuery(capabilitiesOptions());
  vi.stubGlobal('fetch', async () => Response.json({ success: false, error: 'Later', timestamp }, { status: 503 }));
  await settleDemo(client, false);
  expect(client.getQueryData(capabilitiesOptions().queryKey)).toMatchObject({ demo: false, currency: null });
  expect(client.getQueryState(capabilitiesOptions().queryKey)?.isInvalidated).toBe(true);
});
