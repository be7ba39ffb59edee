import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { parseResponses, sendRaw, type RawResponse } from '../../../testing/http/raw-http.ts';
import { startTestServer, testKey, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const key = `Authorization: Bearer ${testKey}`;

async function raw(bytes: string, options?: { hold: boolean }): Promise<readonly RawResponse[]> {
  return parseResponses(await sendRaw(server.port, bytes, options));
}

function failureOf(answer: RawResponse | undefined): string {
  expect(answer?.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer?.headers.get('x-request-id')).toMatch(/^[\w-]+$/);
  return Failure.parse(JSON.parse(answer?.body ?? '')).error;
}

describe('every response under /api', () => {
  it('has a timestamp in ISO 8601 UTC, is neither cached nor sniffed, and has a request id', async () => {
    for (const path of [
      '/api/v1/customers',
      '/api/v1/customers/CUST-000001',
      '/api/v1/customers?limit=0',
      '/api/nope',
      '/api/app/session',
    ]) {
      const before = Date.now();
      const response = await server.request(path);
      const body: unknown = await response.json();
      expect(body).toMatchObject({
        success: response.ok,
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      });
      expect(Date.now() - before).toBeLessThan(60_000);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-request-id': expect.stringMatching(/^[\w-]+$/),
      });
      expect(response.headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  it.each([
    '/api',
    '/api/',
    '/api/v1',
    '/api/v1/',
    '/api/v1/nope',
    '/api/v2/customers',
    '/api/v1/customers/a/b',
    '/api/app/nope',
    '/api//v1/customers',
  ])('is 404 for %s, which is not a route', async (path) => {
    const response = await server.request(path);
    expect(response.status).toBe(path.startsWith('/api/app') ? 401 : 404);
    Failure.parse(await response.json());
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE', 'QUERY'])(
    'is 405 with Allow for %s',
    async (method) => {
      for (const path of ['/api/v1/customers', '/api/v1/customers/CUST-000001', '/api/v1/openapi.json']) {
        const [answer] = await raw(
          `${method} ${path} HTTP/1.1\r\nHost: x\r\n${key}\r\nContent-Type: text/odd\r\nContent-Length: 2\r\n\r\n{]`,
        );
        expect(answer?.status).toBe(405);
        expect(answer?.headers.get('allow')).toBe('GET, HEAD');
        expect(failureOf(answer)).toBe(errors.methodNotAllowed);
      }
    },
  );

  it('omits the body for HEAD but has its length', async () => {
    const text = await sendRaw(server.port, `HEAD /api/v1/customers/CUST-000001 HTTP/1.1\r\nHost: x\r\n${key}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*content-length: \d{3,}\r\n[^]*\r\n\r\n$/);
  });

  it('requires a key before it reveals anything about a route, a method or a parameter', async () => {
    for (const path of [
      '/api/v1/customers?limit=0',
      '/api/v1/nope',
      '/api/v1/customers/%E0%A4%A',
      '/api/v1/customers/CUST-000001',
    ]) {
      const response = await fetch(server.url + path);
      expect([response.status, Failure.parse(await response.json()).error]).toEqual([401, errors.missingKey]);
    }
    expect((await fetch(`${server.url}/api/v1/customers`, { method: 'POST' })).status).toBe(401);
  });

  it('cannot bypass authentication by another spelling of the path', async () => {
    for (const path of [
      '/%61pi/v1/customers',
      '/api/v1/%63ustomers',
      'http://elsewhere/api/v1/customers',
      'http://elsewhere/api/v1/%E0%A4%A',
      '/api/v1/customers#x',
      '/api/v1/customers?',
    ]) {
      const [answer] = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(answer?.status, path).toBe(401);
    }
  });
});

describe('closing', () => {
  it('does not wait for a refused tunnel, whatever its client still sends', async () => {
    const other = await startTestServer({ customers: 1 });
    const bytes = `CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n${'x'.repeat(200_000)}`;
    await Promise.all([sendRaw(other.port, bytes), sendRaw(other.port, bytes, { hold: true })]);
    await other.close();
  });
});

describe('malformed HTTP', () => {
  const bad: readonly (readonly [string, string, number])[] = [
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a bad header', 'GET /api/v1/customers HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n', 400],
    ['no Host', `GET /api/v1/customers HTTP/1.1\r\n${key}\r\n\r\n`, 400],
    ['two Hosts', `GET /api/v1/customers HTTP/1.1\r\nHost: x\r\nhost: y\r\n${key}\r\n\r\n`, 400],
    ['no Host and an expectation', `GET /api/v1/customers HTTP/1.1\r\nExpect: foo\r\n${key}\r\n\r\n`, 400],
    [
      'two lengths',
      'GET /api/v1/customers HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
    ],
    [
      'a length and chunks',
      'POST /api/v1/customers HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX',
      400,
    ],
    [
      'chunks and a length',
      'POST /api/v1/customers HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nX',
      400,
    ],
    ['a NUL in the URL', 'GET /api/\0 HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n', 405],
    ['a URL of 9 kB', `GET /api/v1/customers?search=${'a'.repeat(9000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414],
    ['a URL of 100 kB', `GET /api/v1/customers?search=${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414],
    ['a header of 100 kB', `GET /api/v1/customers HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
    ['10,000 headers', `GET /api/v1/customers HTTP/1.1\r\nHost: x\r\n${'a: b\r\n'.repeat(10_000)}\r\n`, 431],
  ];
  it.each(bad)('with %s gets an envelope, and the connection ends', async (_name, bytes, status) => {
    const [answer, ...more] = await raw(bytes, { hold: true });
    expect(answer?.status).toBe(status);
    expect(failureOf(answer)).not.toBe('');
    expect(more).toEqual([]);
  });

  const look = () =>
    `POST /api/app/links/look HTTP/1.1\r\nHost: localhost:${server.port}\r\n` +
    'Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n';
  const badBodies: readonly (readonly [string, string])[] = [
    ['a chunk of no size', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['a chunk of no size after a good one', 'Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\nzz\r\n'],
    ['an unknown coding', 'Transfer-Encoding: xchunked\r\n\r\n{}'],
  ];
  it.each(badBodies)('in a body that is read, %s, gets one response right away', async (_name, rest) => {
    const [answer, ...more] = await raw(look() + rest, { hold: true });
    expect([answer?.status, failureOf(answer), more]).toEqual([400, errors.malformedRequest, []]);
  });

  it('in a body that is read gets its response after the request before it', async () => {
    const good = `GET /api/v1/customers?limit=1 HTTP/1.1\r\nHost: x\r\n${key}\r\n\r\n`;
    const answers = await raw(`${good}${look()}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, { hold: true });
    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
  });

  it('gets a response when a body ends before its length and no more can come', async () => {
    const [answer] = await raw(`${look()}Content-Length: 100\r\n\r\n{"to`);
    expect([answer?.status, failureOf(answer)]).toEqual([400, errors.malformedRequest]);
  });

  it('gets its response after the requests before it on the connection', async () => {
    const good = `GET /api/v1/customers?limit=1 HTTP/1.1\r\nHost: x\r\n${key}\r\n\r\n`;
    const answers = await raw(`${good}${good}NONSENSE\r\n\r\n${good}`, { hold: true });
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400]);
  });

  it.each(['', 'Expect: foo\r\n'])('gets its response after a good request with %j', async (expectation) => {
    const good = `GET /api/v1/customers?limit=1 HTTP/1.1\r\nHost: x\r\n${expectation}${key}\r\n\r\n`;
    const answers = await raw(`${good}NONSENSE\r\n\r\n`, { hold: true });
    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
  });

  it('responds to pipelined requests in order', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `CUST-${String(index + 1).padStart(6, '0')}`);
    const requests = ids.map((id) => `GET /api/v1/customers/${id} HTTP/1.1\r\nHost: x\r\n${key}\r\n\r\n`);
    const answers = await raw(requests.join(''));
    expect(answers.map(({ body }) => /CUST-\d+/.exec(body)?.[0])).toEqual(ids);
  });

  it('sends no second response to a request whose body breaks off', async () => {
    const answers = await raw(
      `POST /api/v1/customers HTTP/1.1\r\nHost: x\r\n${key}\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n`,
      { hold: true },
    );
    expect(answers.map(({ status }) => status)).toEqual([405]);
  });
});
