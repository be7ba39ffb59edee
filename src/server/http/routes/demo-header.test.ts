import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demoHeader, routes } from '../../../contract/route-paths.ts';
import { startTestServer, testKey } from '../../../testing/http/test-server.ts';

it('marks demo customers in responses to a session, but neither for a key nor on a failure', async () => {
  const server = await startTestServer({ demo: 3 });
  const cookie = await server.signIn('viewer');
  const headers = { cookie };
  const isDemo = async (path: string, of: Record<string, string> = headers): Promise<boolean> =>
    (await fetch(server.url + path, { headers: of })).headers.has(demoHeader);
  const paths = [routes.customers, routes.customer('CUST-000001')];
  expect(await Promise.all(paths.map((path) => isDemo(path)))).toEqual([true, true]);
  expect(await isDemo(routes.customers, { authorization: `Bearer ${testKey}` })).toBe(false);
  expect(await isDemo(routes.customer('stranger'))).toBe(false);
  const database = new DatabaseSync(join(server.dataDirectory, 'customers.db'));
  database.prepare("UPDATE facts SET value = 'none' WHERE name = 'demo'").run();
  database.close();
  expect(await Promise.all(paths.map((path) => isDemo(path)))).toEqual([false, false]);
  await server.close();
});
