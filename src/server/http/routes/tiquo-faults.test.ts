import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Quota } from '../../../contract/list/list-metadata.ts';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { ListCustomersResponse } from '../../../contract/list/list-customers.ts';
import { quotaHeader, routes } from '../../../contract/route-paths.ts';
import { scaled, scaledCases } from '../../../testing/test-scale.ts';
import { startServerWithVendor, type ServerWithVendor } from '../../../testing/tiquo/server-with-vendor.ts';
import { upstreamFaults } from '../../../testing/tiquo/upstream-faults.ts';
import { vendorKey } from '../../../testing/tiquo/vendor-key.ts';

/** The time in ms within which there is an envelope, whatever happens upstream. Source: quality.md, row 11. */
const timeoutMs = 8000;

let pair: ServerWithVendor;
let searches = 0;
/** Everything sent to clients, and what arrived where redirects point. */
const sent: string[] = [];
const elsewhere = createServer((request, response) => {
  strayed.push(request.headers);
  response.end('{}');
});
const strayed: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const address = elsewhere.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  pair = await startServerWithVendor({
    vendor: { customers: 30, environment: { RATE_LIMIT: '0' } },
    elsewhere: `http://127.0.0.1:${port}/api/v1/customers`,
    environment: { TIQUO_RATE_LIMIT: '100000', TIQUO_FRESH_SECONDS: '0' },
  });
});
afterEach(() => pair.proxy.set('none'));
afterAll(async () => {
  await pair.close();
  elsewhere.close();
});

async function get(path: string): Promise<Response> {
  const response = await pair.product.request(path, { signal: AbortSignal.timeout(timeoutMs) });
  sent.push(JSON.stringify([...response.headers]), await response.clone().text());
  return response;
}

async function failure(path: string): Promise<readonly [number, string]> {
  const response = await get(path);
  return [response.status, Failure.parse(await response.json()).error];
}

/** A list that was not requested before. */
const newList = (): string => `${routes.customers}?search=someone${(searches += 1)}`;

describe('while Tiquo fails', () => {
  it.each(upstreamFaults)(
    'by %j, it is a 502 that says so, and works again when it is over',
    async (fault, sentence) => {
      await pair.proxy.set(fault);
      const failures = await Promise.all([failure(newList()), failure(routes.customer(`CUST-${searches}`))]);
      expect(failures).toEqual([
        [502, sentence],
        [502, sentence],
      ]);
      await pair.proxy.set('none');
      expect((await get(newList())).status).toBe(200);
    },
  );

  it('by silence, before a response or within one, it is a 502 in time', async () => {
    for (const fault of ['stalledHead', 'stalledBody'] as const) {
      await pair.proxy.set(fault);
      expect(await Promise.all([failure(newList()), failure(routes.customer('CUST-000003'))])).toEqual([
        [502, errors.upstreamSlow],
        [502, errors.upstreamSlow],
      ]);
      await pair.proxy.set('none');
      expect((await get(newList())).status).toBe(200);
    }
  });

  it('again and again, it is left alone for a while, and requests fail immediately', async () => {
    await pair.proxy.set('status500');
    for (let failed = 0; failed < 3; failed += 1) await failure(newList());
    const before = pair.proxy.requestCount();
    for (let request = 0; request < 5; request += 1)
      expect(await failure(newList())).toEqual([502, errors.upstreamFailed(500)]);
    expect(pair.proxy.requestCount()).toBe(before);
    await pair.proxy.set('none');
    await expect.poll(async () => (await get(newList())).status, { timeout: timeoutMs }).toBe(200);
  });

  it('by responses that are not as documented, again and again, it is left alone as well', async () => {
    await pair.proxy.set('drift');
    const inactive = `${routes.customers}?status=inactive`;
    const drifted = [502, "Tiquo's response is not as documented: data[0].status"];
    for (let failed = 0; failed < 3; failed += 1) expect(await failure(inactive)).toEqual(drifted);
    const before = pair.proxy.requestCount();
    for (let request = 0; request < 5; request += 1) expect(await failure(inactive)).toEqual(drifted);
    expect(pair.proxy.requestCount()).toBe(before);
    await pair.proxy.set('none');
    await expect.poll(async () => (await get(newList())).status, { timeout: timeoutMs }).toBe(200);
  });

  it('by a response that is not as documented, it is a 502 that names the field', async () => {
    await pair.proxy.set('drift');
    expect(await failure(`${routes.customers}?status=inactive`)).toEqual([
      502,
      "Tiquo's response is not as documented: data[0].status",
    ]);
    expect(await failure(routes.customer('CUST-000002'))).toEqual([
      502,
      "Tiquo's response is not as documented: data.status",
    ]);
  });

  it('cached data is served, with its own time', async () => {
    await pair.proxy.set('none');
    const known = ListCustomersResponse.parse(await (await get(routes.customers)).json());
    await pair.proxy.set('status500');
    const response = await get(routes.customers);
    expect(ListCustomersResponse.parse(await response.json())).toEqual(known);
    expect(Date.parse(response.headers.get('date') ?? '')).toBeGreaterThan(0);
  });

  it('memory stays flat, however much it sends', async () => {
    expect((await get(newList())).status).toBe(200);
    const before = process.memoryUsage().rss;
    for (let round = 0; round < scaled(6, 60); round += 1) {
      await pair.proxy.set(round % 2 === 0 ? 'huge' : 'bomb');
      const sentBefore = pair.proxy.requestCount();
      expect((await failure(newList()))[0]).toBe(502);
      expect(pair.proxy.requestCount()).toBe(sentBefore + 1);
      await pair.proxy.set('none');
      expect((await get(newList())).status).toBe(200);
    }
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(200);
  });

  it('its key goes only to Tiquo, in one header', () => {
    expect(sent.length).toBeGreaterThan(60);
    expect([...sent, pair.product.log()].filter((text) => text.includes(vendorKey) || text.includes('canary'))).toEqual(
      [],
    );
    expect(strayed).toEqual([]);
    const stored = readdirSync(pair.product.dataDirectory, { recursive: true, withFileTypes: true });
    for (const file of stored.filter((entry) => entry.isFile()))
      expect(readFileSync(join(file.parentPath, file.name), 'latin1'), file.name).not.toContain(vendorKey);
    for (const { path, headers } of pair.proxy.received()) {
      expect(path).not.toContain(vendorKey);
      expect(
        Object.entries(headers)
          .filter(([, value]) => String(value).includes(vendorKey))
          .map(([name]) => name),
      ).toEqual(['authorization']);
    }
  });
});

describe('what is known of Tiquo', () => {
  it.each([
    ['keyRefused', 1],
    ['status500', 3],
  ] as const)('turns /readyz to 503 without a request: %s, %i times', async (fault, times) => {
    const own = await startServerWithVendor({ vendor: { customers: 2, environment: { RATE_LIMIT: '0' } } });
    try {
      const readyz = async (): Promise<number> => (await fetch(own.product.url + routes.readyz)).status;
      expect(await readyz()).toBe(200);
      await own.proxy.set(fault);
      for (let failed = 1; failed <= times; failed += 1) {
        expect((await own.product.request(newList())).status).toBe(502);
        expect(await readyz()).toBe(failed < times ? 200 : 503);
      }
      const before = own.proxy.requestCount();
      expect([await readyz(), own.proxy.requestCount()]).toEqual([503, before]);
      await own.proxy.set('none');
      await expect.poll(async () => (await own.product.request(newList())).status, { timeout: timeoutMs }).toBe(200);
      expect(await readyz()).toBe(200);
    } finally {
      await own.close();
    }
  });
});

describe('once Tiquo refuses the key', () => {
  it('no cached list or customer is served any more', async () => {
    const own = await startServerWithVendor({ vendor: { customers: 2 } });
    try {
      const known = [routes.customers, routes.customer('CUST-000001')];
      const statuses = async (paths: readonly string[]): Promise<readonly number[]> =>
        await Promise.all(paths.map(async (path) => (await own.product.request(path)).status));
      expect(await statuses(known)).toEqual([200, 200]);
      await own.proxy.set('keyRefused');
      expect(await statuses([`${routes.customers}?search=x`])).toEqual([502]);
      expect(await statuses(known)).toEqual([502, 502]);
    } finally {
      await own.close();
    }
  });
});

describe('once Tiquo refuses', () => {
  const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toUTCString();
  const answers = [
    ['a date', (): string => inSeconds(30), 30],
    ['nothing', (): null => null, 60],
    ['seconds', (): string => '30', 30],
    ['nonsense', (): string => 'when it suits', 60],
  ] as const;
  it.each(scaledCases(2, answers))(
    'with %s, nothing is requested before the time, and everyone is told when',
    async (_name, retryAfter, seconds) => {
      const own = await startServerWithVendor({
        vendor: { customers: 2, environment: { RATE_LIMIT: '0' } },
        environment: { RATE_LIMIT: '1000' },
      });
      try {
        const cookie = await own.session();
        await own.proxy.set({ retryAfter: retryAfter() });
        expect((await own.product.request(`${routes.customers}?search=x`)).status).toBe(429);
        const sentBefore = own.proxy.requestCount();
        await own.proxy.set('none');
        for (const headers of [{ cookie }, { authorization: 'Bearer a-key-for-tests-only' }]) {
          const response = await fetch(`${own.product.url}${routes.customers}?search=y`, { headers });
          expect(response.status).toBe(429);
          expect(Failure.parse(await response.json()).error).toBe(
            'Rate limit exceeded. Maximum 1,000 requests per hour.',
          );
          const wait = Number(response.headers.get('retry-after'));
          expect(wait).toBeGreaterThan(seconds - 15);
          expect(wait).toBeLessThanOrEqual(seconds);
        }
        const standing = await fetch(own.product.url + routes.session, { headers: { cookie } });
        expect(Quota.parse(JSON.parse(standing.headers.get(quotaHeader) ?? '')).waitsUntil).toBeGreaterThan(Date.now());
        // What Tiquo refused does not count against the caller's key.
        const remaining = async (): Promise<number> =>
          Number((await own.product.request(`${routes.customers}?search=z`)).headers.get('x-ratelimit-remaining'));
        const before = await remaining();
        expect(before).toBeGreaterThan(900);
        expect(await remaining()).toBe(before);
        // Cached data is served meanwhile; after a restart there is none.
        expect((await own.product.request(routes.customers)).status).toBe(200);
        await own.product.restart();
        expect((await own.product.request(routes.customers)).status).toBe(429);
        expect(own.proxy.requestCount()).toBe(sentBefore);
      } finally {
        await own.close();
      }
    },
  );
});

describe('the quota', () => {
  it('never lets the vendor refuse, leaves the last requests to look-ups, and survives a restart', async () => {
    const own = await startServerWithVendor({
      vendor: { customers: 80, environment: { RATE_LIMIT: '50', RATE_WINDOW_SECONDS: '3600' } },
      environment: { TIQUO_RATE_LIMIT: '50' },
    });
    try {
      const statuses = async (paths: readonly string[]): Promise<readonly number[]> =>
        await Promise.all(paths.map(async (path) => (await own.product.request(path)).status));
      const lists = await statuses(
        Array.from({ length: 60 }, (_, index) => `${routes.customers}?search=unknown${index}`),
      );
      // One request was sent at the start, and one in fifty is kept for look-ups.
      expect([
        lists.filter((status) => status === 200).length,
        lists.filter((status) => status === 429).length,
      ]).toEqual([48, 12]);
      expect(await statuses([routes.customer('CUST-000001'), routes.customers])).toEqual([200, 200]);
      const last = await own.product.request(routes.customer('CUST-000002'));
      expect([last.status, last.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^3[56]\d\d$/)]);
      await own.product.restart();
      expect(await statuses([routes.customer('CUST-000003')])).toEqual([429]);
      expect(own.proxy.requestCount()).toBe(50);
    } finally {
      await own.close();
    }
  });
});
