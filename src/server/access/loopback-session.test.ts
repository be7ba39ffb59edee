import { createHmac, hkdfSync } from 'node:crypto';
import { request } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../contract/envelope.ts';
import { errors } from '../../contract/errors.ts';
import { routes } from '../../contract/routes.ts';
import { parseAnswers, sendRaw } from '../../testing/raw-http.ts';
import { startTestServer, testKey, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ environment: { RATE_LIMIT: '5' } });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookie: string | null;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Asks with exactly these headers: unlike fetch, any Host may be given. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent: false, host: '127.0.0.1', port: server.port, path, headers: { host: `localhost:${server.port}`, ...headers } });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        const cookie = response.headers['set-cookie']?.[0] ?? null;
        resolve({ status: response.statusCode ?? 0, body, cookie, headers: response.headers });
      });
    });
    outgoing.end();
  });
}

async function session(): Promise<string> {
  return (await ask('/')).cookie?.split(';')[0] ?? expect.fail('the page gave no session');
}

/** Seals as the server does, with its own secret: the only way to a session of another time than now. */
function sealer(): (content: string) => string {
  const database = new DatabaseSync(join(server.dataDirectory, 'system.db'), { readOnly: true });
  const secret = database.prepare("SELECT value FROM secret WHERE name = 'cursor'").get()?.['value'];
  database.close();
  if (!(secret instanceof Uint8Array)) expect.fail('no secret');
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'loopback session', 32));
  return (content) => createHmac('sha256', key).update(content).digest('base64url');
}

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

function withPort(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(server.port))]));
}

describe('the loopback session', () => {
  it.each(['localhost:PORT', 'LocalHost:PORT', '127.0.0.1:PORT', '[::1]:PORT'])('comes with the page asked for as %s', async (host) => {
    const { cookie } = await ask('/customers?search=x', withPort({ host }));
    expect(cookie).toMatch(/^customers_session_\d+=[\w.-]+; Max-Age=43200; Path=\/api; HttpOnly; SameSite=Strict$/);
  });

  it('opens /api/app and reads of the API, which are not counted against any key', async () => {
    const cookie = await session();
    for (const path of [routes.session, routes.capabilities, routes.parameters, routes.summary, routes.customers, routes.customer('CUST-000001')]) {
      for (let time = 0; time < 3; time += 1) {
        const answer = await ask(path, { cookie });
        expect(answer.status).toBe(200);
        expect(answer.headers).not.toHaveProperty('x-ratelimit-limit');
      }
    }
  });

  it('is for the page alone: no answer of the API and no file gives one', async () => {
    for (const path of ['/api/v1/customers', '/api/nope', '/healthz', '/assets/none.js']) expect((await ask(path)).cookie).toBeNull();
  });

  it.each(strangers)('is not given to, nor taken from, %s', async (_name, headers) => {
    expect((await ask('/', withPort(headers))).cookie).toBeNull();
    const cookie = await session();
    for (const path of [routes.session, routes.customers]) {
      expect((await ask(path, { cookie, ...withPort(headers) })).status).toBeGreaterThanOrEqual(400);
      expect((await ask(path, { cookie, ...withPort(headers) })).status).toBeLessThan(402);
    }
  });

  it.each([
    ['as nginx passes a request on unless told otherwise', '/', '1.0'],
    ['with another host in its target', 'http://evil.example/', '1.1'],
  ])('is not given to a request written %s', async (_name, target, version) => {
    const [answer] = parseAnswers(await sendRaw(server.port, `GET ${target} HTTP/${version}\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`));
    expect(answer?.headers.has('content-security-policy')).toBe(true);
    expect(answer?.headers.has('set-cookie')).toBe(false);
  });

  it('is refused when altered, made up, or of another installation', async () => {
    const [name = '', value = ''] = (await session()).split('=');
    const [expiry = '', nonce = '', seal = ''] = value.split('.');
    const later = (Number.parseInt(expiry, 36) + 1000).toString(36);
    for (const forged of ['', 'x', '..', `${later}.${nonce}.${seal}`, `${expiry}.${nonce}x.${seal}`, `${expiry}.${nonce}.`, `${value}.x`, value.slice(0, -1), `${expiry}.${nonce}.é`]) {
      const answer = await ask(routes.session, { cookie: `${name}=${encodeURIComponent(forged)}` });
      expect([answer.status, Failure.parse(JSON.parse(answer.body)).error]).toEqual([401, errors.noSession]);
    }
    const other = await startTestServer({ customers: 1 });
    const foreign = (await fetch(other.url)).headers.get('set-cookie')?.split(/[=;]/)[1] ?? '';
    expect((await ask(routes.session, { cookie: `${name}=${foreign}` })).status).toBe(401);
    await other.close();
  });

  it('ends at its time, and the page gives another', async () => {
    const [name = ''] = (await session()).split('=');
    const seal = sealer();
    const endingAt = (at: number): string => `${name}=${at.toString(36)}.nonce.${seal(`${at.toString(36)}.nonce`)}`;
    const [ended, live] = [endingAt(Date.now()), endingAt(Date.now() + 60_000)];
    const answer = await ask(routes.session, { cookie: ended });
    expect([answer.status, Failure.parse(JSON.parse(answer.body)).error]).toEqual([401, errors.noSession]);
    expect((await ask(routes.customers, { cookie: ended })).status).toBe(401);
    expect((await ask(routes.session, { cookie: live })).status).toBe(200);
    const renewed = (await ask('/', { cookie: ended })).cookie?.split(';')[0] ?? '';
    expect((await ask(routes.session, { cookie: renewed })).status).toBe(200);
  });

  it('survives a restart', async () => {
    const cookie = await session();
    await server.restart();
    expect((await ask(routes.session, { cookie })).status).toBe(200);
  });

  it.each([
    ['a cross-site page', { 'sec-fetch-site': 'cross-site' }],
    ['a page on another port of this computer', { 'sec-fetch-site': 'same-site' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('is refused with 403 to %s', async (_name, headers) => {
    const cookie = await session();
    for (const path of [routes.session, routes.customers, routes.customer('CUST-000001')]) {
      const answer = await ask(path, { cookie, ...headers });
      expect([answer.status, Failure.parse(JSON.parse(answer.body)).error]).toEqual([403, errors.forbidden]);
    }
  });

  it('is taken from our own page and from an address typed by hand', async () => {
    const cookie = await session();
    for (const headers of [{ 'sec-fetch-site': 'same-origin', origin: `http://localhost:${server.port}` }, { 'sec-fetch-site': 'none' }]) {
      expect((await ask(routes.session, { cookie, ...headers })).status).toBe(200);
    }
  });

  it('is what /api/app asks for: a key does not do', async () => {
    expect((await ask(routes.session, { authorization: `Bearer ${testKey}` })).status).toBe(401);
  });

  it('does not help a wrong key', async () => {
    expect((await ask(routes.customers, { cookie: await session(), authorization: 'Bearer wrong' })).status).toBe(401);
  });
});
