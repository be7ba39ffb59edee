import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeysResponse, NewKeyResponse } from '../../../contract/settings-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { activityOf, sendAs, dataOf, summariesOf, failureOf, sessionOf } from '../../../testing/http/send-as.ts';
import { withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
let administrator = '';
beforeAll(async () => {
  server = await startTestServer({ customers: 1, environment: { RATE_LIMIT: '5', RATE_WINDOW_SECONDS: '600' } });
  administrator = await server.signIn();
});
afterAll(() => server.close());

const newKey = { name: 'Reporting', scopes: ['customers:read'] };
const make = async (name: string) =>
  dataOf(await sendAs(server, administrator, `POST ${routes.keys}`, { ...newKey, name }), NewKeyResponse);
const list = async () => dataOf(await sendAs(server, administrator, `GET ${routes.keys}`), KeysResponse);
const statusWith = async (secret: string): Promise<number> =>
  (await server.request(routes.customers, { headers: { authorization: `Bearer ${secret}` } })).status;

describe('keys', () => {
  it('are created with a secret that is shown once, work, and are counted', async () => {
    const { key, secret } = await make('  Counted ');
    expect(key).toMatchObject({
      name: 'Counted',
      scopes: ['customers:read'],
      lastUsedAt: null,
      revokedAt: null,
      used: 0,
    });
    expect(secret.startsWith(key.hint)).toBe(true);
    expect([await statusWith(secret), await statusWith(secret)]).toEqual([200, 200]);
    const { keys, limit } = await list();
    expect(limit).toEqual({ requests: 5, windowSeconds: 600 });
    expect(keys.find(({ id }) => id === key.id)).toMatchObject({
      name: 'Counted',
      used: 2,
      lastUsedAt: expect.any(Number),
    });
    expect(JSON.stringify(keys)).not.toContain(secret.slice(key.hint.length));
  });

  it('stop working with the next request when revoked, which works once', async () => {
    const { key, secret } = await make('Revoked');
    expect(await statusWith(secret)).toBe(200);
    expect((await sendAs(server, administrator, `DELETE ${routes.key(key.id)}`)).status).toBe(200);
    expect(await statusWith(secret)).toBe(401);
    expect(failureOf(await sendAs(server, administrator, `DELETE ${routes.key(key.id)}`))).toEqual([
      404,
      errors.noSuchKey,
    ]);
    expect(failureOf(await sendAs(server, administrator, `DELETE ${routes.key('stranger')}`))).toEqual([
      404,
      errors.noSuchKey,
    ]);
  });

  it('are listed with valid ones first, newest first', async () => {
    const [older, newer] = [await make('Older'), await make('Newer')];
    await sendAs(server, administrator, `DELETE ${routes.key(newer.key.id)}`);
    const { keys } = await list();
    const firstRevoked = keys.findIndex(({ revokedAt }) => revokedAt !== null);
    expect(keys.slice(firstRevoked).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    const place = (id: string): number => keys.findIndex((key) => key.id === id);
    expect(place(older.key.id)).toBeLessThan(place(newer.key.id));
  });

  it.each([
    [{ name: '', scopes: ['customers:read'] }, errors.body('name')],
    [{ name: 'a\nb', scopes: ['customers:read'] }, errors.body('name')],
    [{ name: 'x'.repeat(101), scopes: ['customers:read'] }, errors.body('name')],
    [{ name: 'a', scopes: [] }, errors.body('scopes')],
    [{ name: 'a', scopes: ['staff:manage'] }, errors.body('scopes')],
    [{ name: 'a' }, errors.body('scopes')],
    [[], errors.malformedBody],
  ])('are not created from %j', async (body, sentence) => {
    expect(failureOf(await sendAs(server, administrator, `POST ${routes.keys}`, body))).toEqual([400, sentence]);
  });

  it('can do what their scopes allow, and nothing without one', async () => {
    const { secret } = await withSystem(server.dataDirectory, ({ keys }) => keys.add({ name: 'Nothing', scopes: [] }));
    const answer = await server.request(routes.customers, { headers: { authorization: `Bearer ${secret}` } });
    expect(answer.status).toBe(403);
    const { key } = await make('Reads');
    expect(key.scopes).toEqual(['customers:read']);
  });

  it('are not counted while the limit is off', async () => {
    await server.restart({ RATE_LIMIT: '0' });
    const { secret } = await make('Unlimited');
    await statusWith(secret);
    const { keys, limit } = await list();
    expect([limit, Math.max(...keys.map(({ used }) => used))]).toEqual([null, 0]);
    await server.restart();
  });

  it('are recorded by name when created and revoked', async () => {
    administrator = await server.signIn();
    const { key } = await make('Noted');
    await sendAs(server, administrator, `DELETE ${routes.key(key.id)}`);
    expect(summariesOf(await activityOf(server, administrator, (await sessionOf(server, administrator)).id))).toEqual([
      'key-revoked Noted',
      'key-made Noted',
    ]);
  });
});
