import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ListCustomersResponse } from '../contract/list/list-customers.ts';
import { CapabilitiesResponse } from '../contract/list/list-metadata.ts';
import { routes } from '../contract/route-paths.ts';
import { startTestServer, type TestServer } from '../testing/http/test-server.ts';
import { makeDatabase } from '../testing/postgres/test-database.ts';
import { vendorKey } from '../testing/tiquo/vendor-key.ts';

/*
 * Two servers with directories of their own on one PostgreSQL, over one vendor.
 */
let vendor: TestServer;
let servers: readonly [TestServer, TestServer];
const requestLimit = 20;
const quota = 60;

let database: Awaited<ReturnType<typeof makeDatabase>>;

beforeAll(async () => {
  database = await makeDatabase();
  vendor = await startTestServer({ environment: { API_KEY: vendorKey, RATE_LIMIT: '1000' } });
  const environment = {
    DATABASE_URL: database.url,
    TIQUO_API_KEY: vendorKey,
    TIQUO_BASE_URL: `${vendor.url}/api/v1`,
    TIQUO_RATE_LIMIT: String(quota),
    RATE_LIMIT: String(requestLimit),
  };
  servers = await Promise.all([startTestServer({ environment }), startTestServer({ environment })]);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await vendor.close();
  await database.drop();
});

const statusAt = async (server: TestServer, path: string, cookie: string): Promise<number> =>
  (await fetch(server.url + path, { headers: { cookie } })).status;

describe('two servers on one PostgreSQL', () => {
  it('know the same session, and neither does once it has ended', async () => {
    const [first, second] = servers;
    const cookie = await first.signIn();
    expect([await statusAt(first, routes.session, cookie), await statusAt(second, routes.session, cookie)]).toEqual([
      200, 200,
    ]);
    const signedOut = await fetch(second.url + routes.signOut, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    expect(signedOut.status).toBe(200);
    expect([await statusAt(first, routes.session, cookie), await statusAt(second, routes.session, cookie)]).toEqual([
      401, 401,
    ]);
  });

  it('accept each other’s cursors, and as many requests with a key as its limit in all', async () => {
    const [first, second] = servers;
    const page = ListCustomersResponse.parse(await first.json(`${routes.customers}?limit=5`));
    const cursor = encodeURIComponent(page.pagination.nextCursor ?? '');
    const next = ListCustomersResponse.parse(await second.json(`${routes.customers}?limit=5&cursor=${cursor}`));
    expect(next.data[0]?.id).not.toBe(page.data[0]?.id);
    const statuses = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => (await servers[index % 2]?.request(routes.customers))?.status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(requestLimit - 2);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30 - (requestLimit - 2));
  });

  it('count their requests to Tiquo in one quota', async () => {
    const cookie = await servers[0].signIn();
    for (const [index, server] of [...servers, ...servers].entries())
      expect(await statusAt(server, `${routes.customers}?search=nobody-${index}`, cookie)).toBe(200);
    const used = await Promise.all(
      servers.map(async (server) => {
        const response = await fetch(server.url + routes.capabilities, { headers: { cookie } });
        return CapabilitiesResponse.parse(await response.json()).data.quota?.used;
      }),
    );
    expect(used[0]).toBe(used[1]);
    // The pages and searches above, apart from those that a cache returned.
    expect(used[0]).toBeGreaterThanOrEqual(6);
  });
});
