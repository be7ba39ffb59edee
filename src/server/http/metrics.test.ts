import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errors } from '../../contract/error-messages.ts';
import { routes } from '../../contract/route-paths.ts';
import { NewKeyResponse } from '../../contract/settings-api.ts';
import { sendExactly, type ExactResponse } from '../../testing/http/exact-request.ts';
import { dataOf, failureOf, sendAs } from '../../testing/http/send-as.ts';
import { startTestServer, testKey, type TestServer } from '../../testing/http/test-server.ts';
import { startServerWithVendor } from '../../testing/tiquo/server-with-vendor.ts';

let server: TestServer;
let administrator = '';
beforeAll(async () => {
  server = await startTestServer({ customers: 3 });
  administrator = await server.signIn();
});
afterAll(() => server.close());

/** As a proxy on the same computer forwards a request. */
const forwarded = { 'x-forwarded-for': '203.0.113.7' };

const scrape = (headers: Readonly<Record<string, string>> = {}): Promise<ExactResponse> =>
  sendExactly(server.port, routes.metrics, { headers });

async function secretFor(...scopes: readonly string[]): Promise<string> {
  const made = await sendAs(server, administrator, `POST ${routes.keys}`, { name: 'Prometheus', scopes });
  return dataOf(made, NewKeyResponse).secret;
}

describe('/metrics', () => {
  it('counts requests by route and status, without anything of a customer or a caller', async () => {
    await server.json(`${routes.customers}?search=murphy`);
    await server.json(`${routes.customers}?search=murphy`);
    await server.request(routes.customer('CUST-SECRET'));
    const { status, body, headers } = await scrape();
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    const list = `method="GET",route="${routes.customers}",status="200"`;
    expect(body).toContain(`http_request_duration_seconds_count{${list}} 2\n`);
    expect(body).toContain('route="/api/v1/customers/:customerId",status="404"');
    expect(body).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(body).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(body).not.toMatch(/murphy|CUST-SECRET|ck_/i);
  });

  it('counts a request whose client leaves before the end', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      `POST ${routes.signIn} HTTP/1.1\r\nHost: localhost:${server.port}\r\nSec-Fetch-Site: same-origin\r\n` +
        'Content-Type: application/json\r\nContent-Length: 9\r\n\r\n',
    );
    // The server waits for the body.
    await wait(100);
    socket.destroy();
    await expect
      .poll(async () => (await scrape()).body)
      .toContain(`http_request_duration_seconds_count{method="POST",route="${routes.signIn}",status="aborted"} 1\n`);
  });

  it('is for this computer, and beyond it for keys with its scope', async () => {
    const scraper = await secretFor('metrics:read');
    const other = await secretFor('customers:read');
    expect(failureOf(await scrape(forwarded))).toEqual([401, errors.missingKey]);
    expect(failureOf(await scrape({ host: 'rebound.example' }))).toEqual([401, errors.missingKey]);
    expect(failureOf(await scrape({ ...forwarded, cookie: administrator }))).toEqual([401, errors.missingKey]);
    for (const secret of [other, testKey])
      expect(failureOf(await scrape({ ...forwarded, authorization: `Bearer ${secret}` }))).toEqual([
        403,
        errors.forbidden,
      ]);
    expect((await scrape({ ...forwarded, authorization: `Bearer ${scraper}` })).status).toBe(200);
  });

  it('is all that a key with its scope can read', async () => {
    const authorization = `Bearer ${await secretFor('metrics:read')}`;
    expect((await server.request(routes.customers, { headers: { authorization } })).status).toBe(403);
  });

  it('shows how much of Tiquo’s hour is used', async () => {
    const pair = await startServerWithVendor({ vendor: { customers: 3 } });
    try {
      await pair.product.json(routes.customers);
      const { body } = await sendExactly(pair.product.port, routes.metrics);
      const sent = pair.proxy.requestCount();
      expect(sent).toBeGreaterThan(0);
      expect(body).toContain(`upstream_quota_requests{kind="used"} ${sent}\n`);
      expect(body).toContain('upstream_quota_requests{kind="limit"} 1000\n');
    } finally {
      await pair.close();
    }
  });
});
