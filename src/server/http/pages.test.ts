import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../contract/envelope.ts';
import { errors } from '../../contract/error-messages.ts';
import { routes } from '../../contract/route-paths.ts';
import { importFile, runImport } from '../../testing/customers/import-run.ts';
import { cookieOf, post } from '../../testing/http/add-staff-member.ts';
import { parseResponses, sendRaw } from '../../testing/http/raw-http.ts';
import { startTestServer, type TestServer } from '../../testing/http/test-server.ts';

const page =
  '<!doctype html><title>Customers</title><script>first()</script><style>p {\n}</style>' +
  '<script type="module" src="/assets/index-abc.js"></script>';
const signInPage = '<!doctype html><title>Sign in</title><script type="module" src="/assets/sign-in-abc.js"></script>';
const script = `console.log("${'customers '.repeat(500)}")`;

let server: TestServer;
let webDirectory = '';
let cookie = '';
beforeAll(async () => {
  webDirectory = mkdtempSync(join(tmpdir(), 'web-app-'));
  mkdirSync(join(webDirectory, 'assets'));
  mkdirSync(join(webDirectory, '.vite'));
  writeFileSync(join(webDirectory, 'index.html'), page);
  writeFileSync(join(webDirectory, 'sign-in.html'), signInPage);
  writeFileSync(join(webDirectory, 'photo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(webDirectory, '.sources'), 'secret');
  writeFileSync(join(webDirectory, '.vite/manifest.json'), 'secret');
  writeFileSync(join(webDirectory, 'assets/index-abc.js'), script);
  writeFileSync(join(webDirectory, 'assets/index-abc.js.map'), '{}');
  writeFileSync(join(webDirectory, 'assets/index-abc.js.br'), brotliCompressSync(script));
  writeFileSync(join(webDirectory, 'assets/index-abc.js.gz'), gzipSync(script));
  server = await startTestServer({ webDirectory, customers: 1 });
  cookie = await server.signIn();
});
afterAll(async () => {
  await server.close();
  rmSync(webDirectory, { recursive: true });
});

const open = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url + path, { headers, redirect: 'manual' });

describe('the web app', () => {
  it.each([
    '/',
    '/customers',
    '/customers?search=x',
    '/customers/CUST-000001',
    '/customers/a.b%40example.com',
    '/index.html',
    '/anything/at/all',
    '/apish',
    '//',
  ])('is the page at %s, never cached, under a strict policy', async (path) => {
    const response = await open(path, { cookie });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(page);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none';script-src 'self' 'sha256-fDYmfWjvur9AxjhDbjHe6RvExc05MbXhhrbgz2vvy/A=';" +
        "style-src 'self' 'sha256-Z41vEdS+0jJMhqTCUPU83eYVkLJwRHaYTwcNgLs4iO8=';font-src 'self';" +
        "img-src 'self' https:;" +
        "connect-src 'self';manifest-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';" +
        "require-trusted-types-for 'script';trusted-types 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    });
  });

  it.each([
    '/',
    '/customers',
    '/customers?search=x',
    '/customers/CUST-000001',
    '/index.html',
    '/sign-in.html',
    '/sign-in?error=x',
    '/link',
    '/anything/at/all',
  ])(
    'is the page to sign in on at %s without a session, at the same address and under the same policy',
    async (path) => {
      const [response, signedIn] = [await open(path), await open('/', { cookie })];
      expect([response.status, await response.text()]).toEqual([200, signInPage]);
      for (const name of [
        'cache-control',
        'content-type',
        'content-security-policy',
        'cross-origin-opener-policy',
        'referrer-policy',
      ]) {
        expect([name, response.headers.get(name)]).toEqual([name, signedIn.headers.get(name)]);
      }
      expect(response.headers.get('set-cookie')).toBeNull();
    },
  );

  it('redirects a signed-in user from the sign-in page to the customers, and still shows a link', async () => {
    const response = await open('/sign-in?error=x', { cookie });
    expect([response.status, response.headers.get('location'), response.headers.get('cache-control')]).toEqual([
      302,
      '/customers',
      'no-store',
    ]);
    expect(await (await open('/link', { cookie })).text()).toBe(signInPage);
  });

  it('is the sign-in page once an import has ended the demo account', async () => {
    const demo = await startTestServer({ webDirectory, demo: 3 });
    const headers = { cookie: cookieOf(await post(demo, routes.demoSignIn, {})) };
    const shown = async (): Promise<string> => (await fetch(`${demo.url}/customers`, { headers })).text();
    expect(await shown()).toBe(page);
    await runImport(demo.dataDirectory, [importFile('Email\nann@example.com\n')]);
    expect(await shown()).toBe(signInPage);
    await demo.close();
  });

  it('sends files with a digest in their name compressed, cached forever', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const response = await open('/assets/index-abc.js', { 'accept-encoding': encoding });
      expect(await response.text()).toBe(script);
      expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('vary')).toMatch(/accept-encoding/i);
      expect(response.headers.get('content-type')).toMatch(/^(?:text|application)\/javascript/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('has other files revalidated each time', async () => {
    const response = await open('/photo.svg');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    const request =
      `GET /photo.svg HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${response.headers.get('etag')}\r\n` +
      'Connection: close\r\n\r\n';
    expect(await sendRaw(server.port, request)).toMatch(/^HTTP\/1\.1 304 /);
  });

  it.each([
    ['Range: bytes=99999999-', 200],
    ['Range: bytes=a-b', 200],
    ['Range: bytes=0-3', 200],
    ['If-Match: "x"', 412],
    ['If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT', 412],
  ])('responds to a file requested with %s with %i', async (header, status) => {
    for (const [path, kept] of [
      ['/photo.svg', 'no-cache'],
      ['/assets/index-abc.js', 'public, max-age=31536000, immutable'],
    ]) {
      const [answer] = parseResponses(
        await sendRaw(server.port, `GET ${path} HTTP/1.1\r\nHost: x\r\n${header}\r\nConnection: close\r\n\r\n`),
      );
      expect([answer?.status, answer?.headers.get('cache-control')]).toEqual([
        status,
        status === 200 ? kept : 'no-store',
      ]);
      if (status === 412) expect(Failure.parse(JSON.parse(answer?.body ?? '')).error).toBe(errors.preconditionFailed);
    }
  });

  it.each(['/assets/missing.js', '/assets/', '/assets/../index.html/x', '/assets/index-abc.js.br'])(
    'has no page for the missing file %s',
    async (path) => {
      const [status] =
        /\d{3}/.exec(await sendRaw(server.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)) ?? [];
      expect(status).toBe('404');
    },
  );

  it('has no page for a missing script or image', async () => {
    for (const destination of ['script', 'image', 'style', 'font']) {
      const response = await open('/missing', { 'sec-fetch-dest': destination });
      expect(response.status).toBe(404);
      Failure.parse(await response.json());
    }
  });

  it.each([
    '/.sources',
    '/.vite/manifest.json',
    '/assets/index-abc.js.map',
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
  ])('does not serve %s', async (path) => {
    const text = await sendRaw(server.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(text).not.toMatch(/secret|"name"|root:|^\{\}$/m);
  });

  it('accepts only GET and HEAD', async () => {
    const response = await fetch(`${server.url}/customers`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    for (const [method, path] of [
      ['POST', '/'],
      ['OPTIONS', '/'],
      ['TRACE', '/'],
      ['POST', '/healthz'],
    ]) {
      const [refused] = parseResponses(
        await sendRaw(server.port, `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
      );
      expect([refused?.status, refused?.headers.get('cache-control')]).toEqual([405, 'no-store']);
    }
    const head = await fetch(`${server.url}/customers`, { method: 'HEAD', headers: { cookie } });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(page.length)]);
  });

  it('leaves /healthz and /readyz alone', async () => {
    for (const path of [routes.healthz, routes.readyz]) {
      const response = await open(path);
      expect([response.status, await response.json()]).toMatchObject([200, { success: true }]);
    }
  });
});
