import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '../../contract/route-paths.ts';
import { sendAs } from '../../testing/http/send-as.ts';
import { startTestServer, type TestServer } from '../../testing/http/test-server.ts';
import { readPageViews } from './read-page-views.ts';

/** As it is before the build, which leaves the places that the server writes into. */
const page = readFileSync('index.html', 'utf8');

let server: TestServer;
let webDirectory = '';
beforeAll(async () => {
  webDirectory = mkdtempSync(join(tmpdir(), 'web-app-'));
  writeFileSync(join(webDirectory, 'index.html'), page);
  writeFileSync(join(webDirectory, 'sign-in.html'), page);
  server = await startTestServer({ webDirectory, customers: 1 });
});
afterAll(async () => {
  await server.close();
  rmSync(webDirectory, { recursive: true });
});

/** What the page that a user gets says about them. */
async function contentsFor(cookie: string): Promise<{ readonly permissions: string; readonly views: unknown }> {
  const html = await (await fetch(server.url, { headers: { cookie } })).text();
  const contentOf = (name: string) => {
    const [, content] = new RegExp(`<meta name="${name}" content="([^"]*)" />`).exec(html) ?? [];
    if (content === undefined) throw new Error(`The page has no place for ${name}`);
    return content;
  };
  const views = contentOf('views');
  return {
    permissions: contentOf('permissions'),
    views: views === '' ? null : JSON.parse(decodeURIComponent(views)),
  };
}

it('names the views that its user sees, and what they may do', async () => {
  const [administrator, viewer] = [await server.signIn(), await server.signIn('viewer')];
  const name = '"><script>alert(1)</script>&amp;';
  const body = { name, visibility: 'private', content: {} };
  await sendAs(server, administrator, `POST ${routes.views}`, body);
  await sendAs(server, administrator, `POST ${routes.views}`, { ...body, name: 'Shared', visibility: 'everyone' });
  const [own, others] = [await contentsFor(administrator), await contentsFor(viewer)];
  const [id, shared] = [expect.any(String), { id: expect.any(String), name: 'Shared', visibility: 'everyone' }];
  expect(own.views).toEqual({ first: [{ id, name, visibility: 'private' }, shared], total: 2 });
  expect(own.permissions.split(' ')).toContain('customers:export');
  expect(others).toEqual({ permissions: 'customers:read', views: { first: [shared], total: 1 } });
  expect(await contentsFor('')).toEqual({ permissions: '', views: null });
});

it('has no more views than a row has room for', async () => {
  const view = { id: 'v', name: 'Gold', visibility: 'private', owner: null, content: {}, updatedAt: 1 } as const;
  const many = { list: () => Promise.resolve(Array.from({ length: 150 }, () => view)) };
  const found = await readPageViews(many, 's');
  expect([found?.first.length, found?.total]).toEqual([20, 150]);
});
