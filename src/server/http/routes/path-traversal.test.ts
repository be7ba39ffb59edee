import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Failure } from '../../../contract/envelope.ts';
import { parseResponses, sendRaw } from '../../../testing/http/raw-http.ts';
import { scaled } from '../../../testing/test-scale.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

/** In every file the web app must not show. */
const canary = 'a canary from outside';
/** What may be shown, and to whomever. */
const shown = [
  '<!doctype html><title>Customers</title>',
  '<!doctype html><title>Sign in</title>',
  'console.log("shown")',
  'User-agent: *',
] as const;

let server: TestServer;
let parent = '';
let cookie = '';
beforeAll(async () => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), 'traversal-')));
  const web = join(parent, 'web');
  for (const folder of ['web/assets', 'web/.vite', 'web-beside', 'etc', 'server/cli'])
    mkdirSync(join(parent, folder), { recursive: true });
  for (const file of [
    'outside.txt',
    'package.json',
    'web-beside/outside.txt',
    'etc/passwd',
    'server/cli/start.ts',
    'web/.vite/manifest.json',
    'web/.sources',
    'web/assets/index-abc.js.map',
  ]) {
    writeFileSync(join(parent, file), canary);
  }
  for (const [index, file] of ['index.html', 'sign-in.html', 'assets/index-abc.js', 'robots.txt'].entries())
    writeFileSync(join(web, file), shown[index] ?? '');
  server = await startTestServer({ webDirectory: web, customers: 1 });
  // The databases are outside as well.
  symlinkSync(server.dataDirectory, join(parent, 'data'));
  cookie = await server.signIn();
});
afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true });
});

const dots = fc.constantFrom(
  '../..',
  '%2e%2e',
  '.%2e',
  '%2E.',
  '%252e%252e',
  '%c0%ae%c0%ae',
  '%u002e%u002e',
  '%ef%bc%8e%ef%bc%8e',
  '....',
  '..;',
  '..%00',
  '. .',
  '..%20',
);
const slashes = fc.constantFrom(
  '/',
  '\\',
  '%2f',
  '%5c',
  '%2F',
  '%252f',
  '%255c',
  '%c0%af',
  '%ef%bc%8f',
  '//',
  '/./',
  '\\\\',
  '/%2e/',
  '%00/',
);
const beginnings = fc.constantFrom(
  '/',
  '//',
  '/assets/',
  '/assets',
  '/assets/%00',
  '/assets/index-abc.js/',
  '/.vite/',
  '/robots.txt/',
  '/api/',
  '/api/v1/../../',
  '/customers/',
  '\\',
  '/\\',
  '',
);
const rooted = fc.constantFrom(
  (path: string) => path,
  (path: string) => `/${path}`,
  (path: string) => `/C:${path}`,
  (path: string) => `/file://${path}`,
  (path: string) => `file://${path}`,
  (path: string) => `http://localhost/${path}`,
  (path: string) => `/\\\\?\\C:${path}`,
  (path: string) => `/\\\\localhost\\share${path}`,
  (path: string) => `//localhost/C$${path}`,
  (path: string) => `/${encodeURIComponent(path)}`,
  (path: string) => `/${encodeURIComponent(encodeURIComponent(path))}`,
  (path: string) => path.replaceAll('/', '\\'),
);
const targets = fc.constantFrom(
  'outside.txt',
  'package.json',
  'web-beside/outside.txt',
  'etc/passwd',
  'server/cli/start.ts',
  'data/system.db',
  'data/customers.db',
  'web/.sources',
  'web/.vite/manifest.json',
  'web/assets/index-abc.js.map',
);
const endings = fc.constantFrom(
  '',
  '%00',
  '%00.js',
  '%00.html',
  '?x',
  '%3fx',
  '#x',
  '/.',
  '.',
  '::$DATA',
  '%20',
  ';.css',
  '/',
  '~',
  '.br',
);

const climbing = fc
  .tuple(beginnings, fc.array(fc.tuple(dots, slashes), { minLength: 1, maxLength: 9 }), targets, slashes, endings)
  .map(
    ([beginning, steps, target, slash, ending]) =>
      `${beginning}${steps.flat().join('')}${target.replaceAll('/', slash)}${ending}`,
  );
const absolute = fc
  .tuple(rooted, targets, fc.boolean(), endings)
  .map(([root, target, isOfSystem, ending]) => root(isOfSystem ? `/${target}` : `${parent}/${target}`) + ending);
const hidden = fc
  .tuple(
    fc.constantFrom('/', '//', '/assets/', '/./', '/%2e/'),
    fc.constantFrom(
      '.sources',
      '.vite/manifest.json',
      'index-abc.js.map',
      '%2esources',
      '%2evite%2fmanifest.json',
      'index-abc.js%2emap',
    ),
    endings,
  )
  .map((parts) => parts.join(''));

it('serves nothing outside the web app, whatever the path', async () => {
  const paths = fc.sample(
    fc.oneof({ weight: 6, arbitrary: climbing }, { weight: 3, arbitrary: absolute }, { weight: 1, arbitrary: hidden }),
    { numRuns: scaled(400, 2000), seed: 4 },
  );
  const statuses = new Map<number, number>();
  for (const [index, path] of paths.entries()) {
    // A signed-in user can reach more.
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: localhost:${server.port}`,
      'Connection: close',
      ...(index % 2 === 0 ? [`Cookie: ${cookie}`] : []),
    ];
    const text = await sendRaw(server.port, `${lines.join('\r\n')}\r\n\r\n`);
    expect(text, path).not.toMatch(/a canary from outside|SQLite format|root:/);
    const [answer, ...more] = parseResponses(text);
    const { status = 0, body = '' } = answer ?? {};
    expect(more, path).toEqual([]);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === 200) expect(shown, path).toContain(body);
    else if (status >= 400) Failure.parse(JSON.parse(body));
    else expect([status, body], path).toEqual([expect.toBeOneOf([301, 302, 308]), '']);
    expect(status, path).toBeLessThan(500);
  }
  // Neither is all refused nor is all taken for a page.
  expect([statuses.get(200), statuses.get(404), statuses.get(400)]).toEqual([
    expect.any(Number),
    expect.any(Number),
    expect.any(Number),
  ]);
});
