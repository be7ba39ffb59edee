import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../contract/envelope.ts';
import { routes } from '../../contract/route-paths.ts';
import { openSystemStore } from '../open-system-store.ts';
import type { SystemStore } from '../system-store.ts';
import { startTestServer, testKey, type TestServer } from '../../testing/http/test-server.ts';

let server: TestServer;
/** What `npm run key` opens beside the running server. */
let command: SystemStore;
beforeAll(async () => {
  server = await startTestServer();
  command = await openSystemStore({
    dataDirectory: server.dataDirectory,
    limit: { requests: 1, windowSeconds: 1 },
    as: 'command',
  });
});
afterAll(async () => {
  await command.close();
  await server.close();
});

const statusWith = async (authorization: string): Promise<number> =>
  (await server.request(routes.customers, { headers: { authorization } })).status;

describe('API keys', () => {
  it('are Bearer tokens, the scheme in any case', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER', 'bEaReR'])
      expect(await statusWith(`${scheme} ${testKey}`)).toBe(200);
    expect(await statusWith(`Bearer   ${testKey}`)).toBe(200);
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    `Basic ${testKey}`,
    testKey,
    `Bearer ${testKey}x`,
    `Bearer ${testKey.slice(0, -1)}`,
    `Bearer ${testKey} x`,
    `Bearer ${testKey},`,
    `Bearer ${'x'.repeat(9000)}`,
    'Bearer ck_0000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  ])('answer 401 to %j', async (authorization) => {
    const response = await server.request(routes.customers, { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(Failure.parse(await response.json()).error).toBe('Missing or invalid API key');
  });

  it('are required: 401 without one', async () => {
    const response = await fetch(server.url + routes.customers);
    expect([response.status, Failure.parse(await response.json()).error]).toEqual([401, 'Missing or invalid API key']);
  });

  it('created beside the running server work right away, until they are revoked', async () => {
    const { key, secret } = await command.keys.add({ name: 'Beside' });
    expect(await statusWith(`Bearer ${secret}`)).toBe(200);
    expect(await command.keys.revoke(key.id)).toBe(true);
    expect(await statusWith(`Bearer ${secret}`)).toBe(401);
  });

  it('of the environment work while it is set, as do the stored ones', async () => {
    const { secret } = await command.keys.add({ name: 'Stored' });
    await server.restart({ API_KEY: 'another-key-of-the-environment' });
    expect(await statusWith(`Bearer ${testKey}`)).toBe(401);
    expect(await statusWith('Bearer another-key-of-the-environment')).toBe(200);
    expect(await statusWith(`Bearer ${secret}`)).toBe(200);
    await server.restart();
    expect(await statusWith(`Bearer ${testKey}`)).toBe(200);
  });

  it('are in no log line, nor are queries, customers or cookies', async () => {
    await server.restart({ LOG_LEVEL: 'trace' });
    await server.request(`${routes.customers}?search=canary-search`);
    await server.request(routes.customer('canary-customer'), { headers: { cookie: 'canary-cookie=1' } });
    await server.request('/api/v1/customers/canary%E0%A4%A');
    await statusWith('Bearer canary-key-that-is-wrong');
    expect(server.log()).toContain('/api/v1/customers/:customerId');
    expect(server.log()).not.toContain('canary');
    expect(server.log()).not.toContain(testKey);
  });
});
