import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errors } from '../../../contract/error-messages.ts';
import { userIdHeader, routes } from '../../../contract/route-paths.ts';
import { sendExactly, type ExactResponse, type ExactRequest } from '../../../testing/http/exact-request.ts';
import { parseResponses, sendRaw } from '../../../testing/http/raw-http.ts';
import { openStaffServices } from '../../../testing/http/staff-services.ts';
import { fromOwnPage, withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { failureOf } from '../../../testing/http/send-as.ts';
import { startTestServer, testKey, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ environment: { RATE_LIMIT: '5' } });
});
afterAll(() => server.close());

const send = (path: string, headers: Record<string, string> = {}, request: ExactRequest = {}): Promise<ExactResponse> =>
  sendExactly(server.port, path, { ...request, headers });

const strangers: readonly (readonly [string, Record<string, string>])[] = [
  ['a rebound name', { host: 'evil.example:PORT' }],
  ['a rebound name without a port', { host: 'evil.example' }],
  ['a name that only begins like ours', { host: 'localhost.evil.example:PORT' }],
  ['a name that only ends like ours', { host: 'evil-localhost:PORT' }],
  ['our name and another port', { host: 'localhost:1' }],
  ['our name without the port', { host: 'localhost' }],
  ['our name with a user', { host: 'x@localhost:PORT' }],
  ['our name with a dot', { host: 'localhost.:PORT' }],
  ['another loopback address', { host: '127.0.0.2:PORT' }],
  ['every address', { host: '0.0.0.0:PORT' }],
  ['Forwarded', { forwarded: 'for=127.0.0.1' }],
  ['X-Forwarded-For', { 'x-forwarded-for': '127.0.0.1' }],
  ['X-Forwarded-Host', { 'x-forwarded-host': 'localhost' }],
  ['X-Forwarded-Proto', { 'X-Forwarded-Proto': 'http' }],
  ['an empty X-Forwarded-For', { 'x-forwarded-for': '' }],
  ['X-Forwarded-Anything', { 'x-forwarded-anything': '1' }],
  ['Via', { via: '1.1 proxy' }],
  ['X-Real-IP', { 'x-real-ip': '127.0.0.1' }],
];

describe('a session', () => {
  it.each(['localhost:PORT', 'LocalHost:PORT', '127.0.0.1:PORT', '[::1]:PORT'])(
    'holds for a server asked as %s',
    async (host) => {
      expect((await send(routes.session, { cookie: await server.signIn(), host })).status).toBe(200);
    },
  );

  it('opens /api/app and reads of the API, which count against no key, and says whose it is', async () => {
    const cookie = await server.signIn();
    const users = new Set<unknown>();
    for (const path of [
      routes.session,
      routes.capabilities,
      routes.parameters,
      routes.summary,
      routes.customers,
      routes.customer('CUST-000001'),
    ]) {
      for (let time = 0; time < 3; time += 1) {
        const answer = await send(path, { cookie });
        expect(answer.status).toBe(200);
        expect(answer.headers).not.toHaveProperty('x-ratelimit-limit');
        users.add(answer.headers[userIdHeader]);
      }
    }
    expect([...users]).toEqual([expect.stringMatching(/^\w{20,}$/)]);
  });

  it('is only set by the response to a sign-in', async () => {
    for (const path of [
      '/',
      '/customers',
      '/sign-in',
      '/api/v1/customers',
      '/api/nope',
      '/healthz',
      '/assets/none.js',
      routes.signIn,
    ]) {
      expect((await send(path)).cookies).toEqual([]);
    }
  });

  it.each(strangers)('is neither accepted from %s nor given to it', async (_name, headers) => {
    const cookie = await server.signIn();
    for (const path of [routes.session, routes.customers])
      expect((await send(path, { cookie, ...headers })).status).toBe(401);
    for (const path of [routes.signIn, routes.demoSignIn, routes.linkUse]) {
      const answer = await send(path, { ...fromOwnPage, ...headers }, { method: 'POST', body: {} });
      expect([...failureOf(answer), answer.cookies]).toEqual([403, errors.wrongAddress, []]);
    }
  });

  it.each([
    ['as nginx passes a request on unless told otherwise', '', '1.0'],
    ['with another host in its target', 'http://evil.example', '1.1'],
  ])('is not taken from a request written %s', async (_name, origin, version) => {
    const cookie = await server.signIn();
    const [answer] = parseResponses(
      await sendRaw(
        server.port,
        `GET ${origin}${routes.session} HTTP/${version}\r\nHost: 127.0.0.1:${server.port}\r\nCookie: ${cookie}\r\n\r\n`,
      ),
    );
    expect(answer?.status).toBe(401);
  });

  it('is refused when altered, forged, or from another installation', async () => {
    const [name = '', value = ''] = (await server.signIn()).split('=');
    const [token = '', seal = ''] = decodeURIComponent(value).split('.');
    const forged = [
      '',
      'x',
      '.',
      '../..',
      `${token}.`,
      `.${seal}`,
      `${token}x.${seal}`,
      `${token}.${seal}x`,
      `x.${token}.${seal}`,
      `${token}.${seal.slice(0, -1)}`,
      `${token}.é`,
      token,
      `%`,
    ];
    for (const text of forged) {
      expect(failureOf(await send(routes.session, { cookie: `${name}=${encodeURIComponent(text)}` }))).toEqual([
        401,
        errors.noSession,
      ]);
    }
    expect(failureOf(await send(routes.session, { cookie: `${name}=%E0%A4%A` }))).toEqual([401, errors.noSession]);
    const other = await startTestServer({ customers: 1 });
    const foreign = (await other.signIn()).split('=')[1] ?? '';
    expect((await send(routes.session, { cookie: `${name}=${foreign}` })).status).toBe(401);
    await other.close();
  });

  it('survives a restart', async () => {
    const cookie = await server.signIn();
    await server.restart();
    expect((await send(routes.session, { cookie })).status).toBe(200);
  });

  const [minute, hour] = [60_000, 3_600_000];
  /** As if it had begun, and the user had last been seen, so long ago. */
  function age({ begun, seen }: { readonly begun: number; readonly seen: number }): void {
    const database = new DatabaseSync(join(server.dataDirectory, 'system.db'));
    database
      .prepare('UPDATE staff_session SET seen_at = ?, expires_at = ?')
      .run(Date.now() - seen, Date.now() - begun + 7 * 24 * hour);
    database.close();
  }

  it.each([
    {
      when: 'seven days after it began, however busy',
      live: { begun: 7 * 24 * hour - minute, seen: 0 },
      over: { begun: 7 * 24 * hour, seen: 0 },
    },
    {
      when: 'after eight hours without a request',
      live: { begun: 8 * hour, seen: 8 * hour - minute },
      over: { begun: 8 * hour, seen: 8 * hour },
    },
  ])('ends $when', async ({ live, over }) => {
    const cookie = await server.signIn();
    age(live);
    expect((await send(routes.session, { cookie })).status).toBe(200);
    age(over);
    expect(failureOf(await send(routes.session, { cookie }))).toEqual([401, errors.noSession]);
    expect((await send(routes.customers, { cookie })).status).toBe(401);
  });

  it('ends with a sign-out, and its cookie is worthless then', async () => {
    const cookie = await server.signIn();
    const answer = await send(routes.signOut, { cookie, ...fromOwnPage }, { method: 'POST' });
    expect(answer.status).toBe(200);
    for (const path of [routes.session, routes.customers, routes.capabilities])
      expect((await send(path, { cookie })).status).toBe(401);
  });

  it('ends in every browser of a user who signs out everywhere, and in no other user’s', async () => {
    const [cookie, another] = [await server.signIn(), await server.signIn()];
    expect((await send(routes.signOutEverywhere, { cookie, ...fromOwnPage }, { method: 'POST' })).status).toBe(200);
    expect((await send(routes.session, { cookie })).status).toBe(401);
    expect((await send(routes.session, { cookie: another })).status).toBe(200);
  });

  it('ends for a disabled account with the next request, and does not come back when it is enabled', async () => {
    const cookie = await server.signIn('viewer');
    const id = String((await send(routes.session, { cookie })).headers[userIdHeader]);
    await withSystem(server.dataDirectory, ({ staff }) => staff.setDisabled(id, true, Date.now()));
    expect((await send(routes.session, { cookie })).status).toBe(401);
    await withSystem(server.dataDirectory, ({ staff }) => staff.setDisabled(id, false, Date.now()));
    expect((await send(routes.session, { cookie })).status).toBe(401);
  });

  it('that ends while it starts is refused, and no error of ours', async () => {
    const { sessions, staff } = await openStaffServices();
    const now = Date.now();
    const passwordHash = 'salt:hash';
    const person = await staff.add({ email: 'ada@x', name: 'Ada', role: 'viewer', passwordHash }, now);
    const { id = '' } = person ?? {};
    const origin = { userAgent: null, address: null };
    const token = await staff.sessions.start(id, { origin, replacedToken: null }, now);
    await staff.setDisabled(id, true, now);
    await expect(sessions.started(token, now)).rejects.toMatchObject({ code: 'no-session' });
  });

  it('does not end in a sign-out that could not be written', async () => {
    const cookie = await server.signIn();
    const holder = new DatabaseSync(join(server.dataDirectory, 'system.db'));
    holder.exec('BEGIN IMMEDIATE');
    const answer = await send(routes.signOut, { cookie, ...fromOwnPage }, { method: 'POST' });
    holder.close();
    expect([answer.status, answer.cookies]).toEqual([503, []]);
    expect((await send(routes.session, { cookie })).status).toBe(200);
  });

  it.each([
    ['a cross-site page', { 'sec-fetch-site': 'cross-site' }],
    ['a page on another port of this computer', { 'sec-fetch-site': 'same-site' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('is refused with 403 to %s', async (_name, headers) => {
    const cookie = await server.signIn();
    for (const path of [routes.session, routes.customers, routes.customer('CUST-000001')]) {
      expect(failureOf(await send(path, { cookie, ...headers }))).toEqual([403, errors.forbidden]);
    }
  });

  it('is accepted from our own page and from an address typed by hand', async () => {
    const cookie = await server.signIn();
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', origin: `http://localhost:${server.port}` },
      { 'sec-fetch-site': 'none' },
    ]) {
      expect((await send(routes.session, { cookie, ...headers })).status).toBe(200);
    }
  });

  it('is required by /api/app, where a key is not enough', async () => {
    expect((await send(routes.session, { authorization: `Bearer ${testKey}` })).status).toBe(401);
  });

  it('does not make up for a wrong key', async () => {
    expect(
      (await send(routes.customers, { cookie: await server.signIn(), authorization: 'Bearer wrong' })).status,
    ).toBe(401);
  });
});
