import { createServer } from 'node:http';
import { once } from 'node:events';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFaultProxy, type Fault, type FaultProxy } from '../../../../testing/tiquo/fault-proxy.ts';
import { TiquoClient } from './tiquo-client.ts';

const apiKey = 'canary-key-of-tiquo';

async function serve(handler: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(handler ?? (() => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${address === null || typeof address === 'string' ? 0 : address.port}`;
}

function clientOf(origin: string, path = '/api/v1'): TiquoClient {
  const client = new TiquoClient({ baseUrl: origin + path, apiKey });
  onTestFinished(() => client.close());
  return client;
}

async function proxied(
  fault: Fault,
  elsewhere?: string,
): Promise<{ readonly client: TiquoClient; readonly proxy: FaultProxy }> {
  const service = await serve((_request, response) => response.end('{"data":[{"status":"active"}]}'));
  const proxy = await startFaultProxy(service, elsewhere);
  onTestFinished(() => proxy.close());
  await proxy.set(fault);
  return { client: clientOf(proxy.url), proxy };
}

describe('a request to Tiquo', () => {
  it('sends the key only in its header, to the path of the base URL', async () => {
    const { client, proxy } = await proxied('none');
    expect(await client.get('/customers?search=a%20b')).toEqual({
      outcome: { kind: 'ok', body: { data: [{ status: 'active' }] } },
      wasSent: true,
      limit: null,
      remaining: null,
    });
    const [received] = proxy.received();
    expect(received).toMatchObject({
      path: '/api/v1/customers?search=a%20b',
      headers: { authorization: `Bearer ${apiKey}`, accept: 'application/json' },
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)('reads %s', async (encoding, compress) => {
    const origin = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(compress('{"a":"é"}')),
    );
    expect((await clientOf(origin).get('/x')).outcome).toEqual({ kind: 'ok', body: { a: 'é' } });
  });

  it('reads up to two megabytes, and no more arrays and objects than a page could have', async () => {
    const text = (length: number): string => JSON.stringify('x'.repeat(length));
    const bodies = [
      text(2_000_000),
      text(2_200_000),
      '['.repeat(900_000) + ']'.repeat(900_000),
      `[${Array.from({ length: 300_000 }, () => '{}').join(',')}]`,
    ];
    const origin = await serve((_request, response) => response.end(bodies.shift()));
    const client = clientOf(origin);
    expect((await client.get('/x')).outcome.kind).toBe('ok');
    for (let more = 0; more < 3; more += 1) expect((await client.get('/x')).outcome).toEqual({ kind: 'tooLarge' });
  });

  it('reads the limits in the headers, and ignores malformed ones', async () => {
    const headers = [
      { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '12' },
      { 'x-ratelimit-limit': 'many', 'x-ratelimit-remaining': '-1' },
    ];
    const origin = await serve((_request, response) => response.writeHead(200, headers.shift()).end('1'));
    const client = clientOf(origin, '');
    expect(await client.get('/')).toMatchObject({ limit: 1000, remaining: 12 });
    expect(await client.get('/')).toMatchObject({ limit: null, remaining: null });
  });

  const faults: readonly (readonly [Fault, object])[] = [
    ['status500', { kind: 'failed', status: 500 }],
    ['refused', { kind: 'unreachable', detail: 'ECONNREFUSED' }],
    ['reset', { kind: 'broken', detail: expect.any(String) }],
    ['resetMidBody', { kind: 'broken', detail: expect.any(String) }],
    ['truncated', { kind: 'notJson', status: 200 }],
    ['notJson', { kind: 'notJson', status: 200 }],
    ['html', { kind: 'notJson', status: 200 }],
    ['redirect', { kind: 'redirected', status: 302 }],
    ['huge', { kind: 'tooLarge' }],
    ['bomb', { kind: 'tooLarge' }],
    ['unknownEncoding', { kind: 'broken', detail: expect.any(String) }],
    ['keyRefused', { kind: 'keyRefused', status: 401 }],
    [{ retryAfter: '7' }, { kind: 'rateLimited', headers: { retryAfter: '7', date: expect.any(String) } }],
    [{ retryAfter: null }, { kind: 'rateLimited', headers: { retryAfter: null, date: expect.any(String) } }],
  ];
  it.each(faults)('tells %j apart, does not reveal the key, and works again afterwards', async (fault, outcome) => {
    const { client, proxy } = await proxied(fault);
    const reply = await client.get('/customers');
    expect(reply.outcome).toEqual(outcome);
    expect(JSON.stringify(reply)).not.toContain(apiKey);
    await proxy.set('none');
    expect((await client.get('/customers')).outcome.kind).toBe('ok');
  });

  it('times out when no head arrives or a body never ends, and knows which requests were never sent', async () => {
    const { client, proxy } = await proxied('stalledHead');
    const body = (await proxied('stalledBody')).client.get('/customers');
    const replies = await Promise.all(Array.from({ length: 40 }, () => client.get('/customers')));
    expect([...replies, await body].map(({ outcome }) => outcome.kind)).toEqual(
      Array.from({ length: 41 }, () => 'timedOut'),
    );
    // One that was being sent when its time was over counts, although it may not have arrived.
    const sent = replies.filter(({ wasSent }) => wasSent).length;
    expect(sent).toBeGreaterThanOrEqual(proxy.requestCount());
    expect(sent).toBeLessThan(40);
    await proxy.set('refused');
    expect((await client.get('/customers')).wasSent).toBe(false);
  });

  it('never follows a redirect', async () => {
    let visits = 0;
    const elsewhere = await serve((_request, response) => {
      visits += 1;
      response.end('{}');
    });
    const { client } = await proxied('redirect', elsewhere);
    await client.get('/customers');
    expect(visits).toBe(0);
  });

  it('takes a 404 for one of Tiquo’s only in an envelope', async () => {
    const bodies = ['{"success":false,"error":"Customer not found with ID: x"}', '{"error":"x"}', '<h1>Not Found</h1>'];
    const origin = await serve((_request, response) => response.writeHead(404).end(bodies.shift()));
    const client = clientOf(origin);
    expect((await client.get('/customers/x')).outcome).toEqual({
      kind: 'notFound',
      status: 404,
      error: 'Customer not found with ID: x',
    });
    expect((await client.get('/customers/x')).outcome).toEqual({ kind: 'foreign', status: 404 });
    expect((await client.get('/customers/x')).outcome).toEqual({ kind: 'notJson', status: 404 });
  });
});
