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
  includesParameters: false,
  removesParameters: true,
  metered: false,
  quota: null,
  freshSeconds: null,
  currency: demo ? 'GBP' : null,
  locale: null,
  timeZone: null,
});

let client: QueryClient;
/** Whether the server's customers are made up, and how many requests it received. */
let isDemo = true;
let requests = 0;

beforeEach(() => {
  [isDemo, requests] = [true, 0];
  client = new QueryClient();
  vi.stubGlobal('fetch', async () => {
    requests += 1;
    return Response.json({ success: true, data: capabilities(isDemo), timestamp });
  });
});
afterEach(() => vi.unstubAllGlobals());

const currency = () => client.getQueryData(capabilitiesOptions().queryKey)?.currency;

it('is not loaded again for demo customers, and once before real ones are shown', async () => {
  await client.prefetchQuery(capabilitiesOptions());
  await settleDemo(client, true);
  expect([requests, currency()]).toEqual([1, 'GBP']);
  isDemo = false;
  await settleDemo(client, false);
  await settleDemo(client, false);
  expect([requests, currency()]).toEqual([2, null]);
});

it('replaces capabilities that were requested before an import and arrive after its customers', async () => {
  const first = Promise.withResolvers<Response>();
  vi.stubGlobal('fetch', () =>
    (requests += 1) === 1
      ? first.promise
      : Promise.resolve(Response.json({ success: true, data: capabilities(false), timestamp })),
  );
  void client.prefetchQuery(capabilitiesOptions());
  await settleDemo(client, false);
  first.resolve(Response.json({ success: true, data: capabilities(true), timestamp }));
  await expect.poll(currency).toBeNull();
  expect(requests).toBe(2);
});

it('shows real amounts without the demo’s currency while the server does not respond', async () => {
  await client.prefetchQuery(capabilitiesOptions());
  vi.stubGlobal('fetch', async () => Response.json({ success: false, error: 'Later', timestamp }, { status: 503 }));
  await settleDemo(client, false);
  expect(client.getQueryData(capabilitiesOptions().queryKey)).toMatchObject({ demo: false, currency: null });
  expect(client.getQueryState(capabilitiesOptions().queryKey)?.isInvalidated).toBe(true);
});
