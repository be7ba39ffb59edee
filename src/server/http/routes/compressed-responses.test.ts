import { gunzipSync } from 'node:zlib';
import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/route-paths.ts';
import { startTestServer, testKey, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
let cookie = '';
beforeAll(async () => {
  server = await startTestServer({ customers: 120 });
  cookie = await server.signIn();
});
afterAll(() => server.close());

/** As it arrives: `fetch` would decompress it. */
async function get(path: string, headers: Record<string, string>, method = 'GET') {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(server.url + path, { method, headers }, resolve)
      .on('error', reject)
      .end();
  });
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

const page = `${routes.customers}?limit=100`;

describe('a response to a signed-in browser', () => {
  it('is compressed where the browser takes that, and the same text', async () => {
    const plain = await get(page, { cookie });
    const compressed = await get(page, { cookie, 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect([compressed.status, compressed.headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(compressed.headers.vary).toMatch(/accept-encoding/i);
    expect(compressed.headers['cache-control']).toBe('no-store');
    expect(compressed.body.length).toBeLessThan(plain.body.length / 3);
    expect(dataOf(gunzipSync(compressed.body))).toEqual(dataOf(plain.body));
  });

  it.each([undefined, 'identity', 'br', 'gzip;q=0'])('is plain with Accept-Encoding %s', async (encoding) => {
    const { status, headers, body } = await get(page, { cookie, ...(encoding && { 'accept-encoding': encoding }) });
    expect([status, headers['content-encoding']]).toEqual([200, undefined]);
    expect(dataOf(body)).toHaveLength(100);
  });

  it('is plain when it is short, and has no body for HEAD', async () => {
    const short = await get(routes.session, { cookie, 'accept-encoding': 'gzip' });
    expect([short.status, short.headers['content-encoding']]).toEqual([200, undefined]);
    const head = await get(page, { cookie, 'accept-encoding': 'gzip' }, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });

  it('is plain for a program with a key', async () => {
    const { status, headers } = await get(page, { authorization: `Bearer ${testKey}`, 'accept-encoding': 'gzip' });
    expect([status, headers['content-encoding']]).toEqual([200, undefined]);
  });
});

const Page = z.object({ data: z.array(z.unknown()) });

function dataOf(body: Buffer): unknown[] {
  return z.parse(Page, JSON.parse(body.toString())).data;
}
