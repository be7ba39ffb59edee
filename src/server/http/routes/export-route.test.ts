import { once } from 'node:events';
import Fastify from 'fastify';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DoneResponse, Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { exportEnd } from '../../../contract/list/exported-file.ts';
import { routes } from '../../../contract/route-paths.ts';
import { activityOf, dataOf, sendAs, sessionOf } from '../../../testing/http/send-as.ts';
import { fromOwnPage } from '../../../testing/http/signed-in-cookie.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';
import { arrayCustomerSource } from '../../../testing/customers/array-customer-source.ts';
import { exportRoutes } from './lists/export-route.ts';
import { mountRoutes } from './route-table.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demo: 300 });
});
afterAll(() => server.close());

const get = (query: string, cookie: string) =>
  fetch(`${server.url}${routes.export}${query}`, { headers: { ...fromOwnPage, cookie } });

const post = (query: string, cookie: string, selection: unknown) =>
  fetch(`${server.url}${routes.export}${query}`, {
    method: 'POST',
    headers: { ...fromOwnPage, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(selection),
  });

const linesOf = (text: string) => text.trimEnd().split('\n');
const idOf = (line = '') => z.object({ id: z.string() }).parse(JSON.parse(line)).id;

describe('an export', () => {
  it('is a file of the list as it is filtered and sorted', async () => {
    const cookie = await server.signIn();
    const response = await get('?filter=lifetimeValue:gte:100&sort=-lifetimeValue&columns=lifetimeValue', cookie);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="customers-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const [header = '', ...rows] = (await response.text()).trimEnd().split('\n');
    expect(header.replace('\uFEFF', '')).toBe('Lifetime value');
    const values = rows.map(Number);
    expect(values.length).toBeGreaterThan(50);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(100);
  });

  it.each(['only', 'except'])('takes no more than 10,000 customers in %s, and says so', async (kind) => {
    const cookie = await server.signIn();
    const selection = (count: number) => ({ [kind]: Array.from({ length: count }, (_, at) => `id-${at}`) });
    const refused = await post('', cookie, selection(10_001));
    expect([refused.status, Failure.parse(await refused.json()).error]).toEqual([
      400,
      'At most 10,000 customers can be selected one by one. Filter the list instead',
    ]);
    expect((await post('', cookie, selection(10_000))).status).toBe(200);
    const malformed = await post('', cookie, { [kind]: [1] });
    expect(malformed.status).toBe(400);
  });

  it('as NDJSON has every customer', async () => {
    const response = await get('?format=ndjson', await server.signIn());
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(300);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ customerNumber: 'CUST-000300', parameters: expect.any(Array) });
  });

  it('says that it is complete to who asks for it', async () => {
    const cookie = await server.signIn();
    const plain = await (await get('', cookie)).text();
    expect(await (await get('?marksEnd=true', cookie)).text()).toBe(`${plain}${exportEnd}`);
  });

  it('is noted in Activity, with what and how many', async () => {
    const cookie = await server.signIn();
    await (await get('?status=banned', cookie)).text();
    const { id } = await sessionOf(server, cookie);
    await expect
      .poll(async () => (await activityOf(server, cookie, id)).map(({ action, subject }) => `${action} ${subject}`))
      .toContainEqual(expect.stringMatching(/^customers-exported \d+ customers as CSV · banned$/));
  });

  it('is noted with its filters in words', async () => {
    const cookie = await server.signIn();
    const tier = 'p_loyalty_tier';
    await (await get(`?parameterId=${tier}&filter=${tier}:in:Gold|Silver&filter=phone:unset`, cookie)).text();
    const { id } = await sessionOf(server, cookie);
    await expect
      .poll(async () => (await activityOf(server, cookie, id)).map(({ subject }) => subject))
      .toContainEqual(
        expect.stringMatching(
          /^\d+ customers? as CSV · Loyalty Tier: set · Loyalty Tier: Gold or Silver · Phone: not set$/,
        ),
      );
  });

  it('is noted with the start of its filters where they are long', async () => {
    const cookie = await server.signIn();
    const filters = [...'abcdefghij'].map((letter) => `filter=source:is:${letter.repeat(700)}`);
    await (await get(`?${filters.join('&')}`, cookie)).text();
    const { id } = await sessionOf(server, cookie);
    const shown = [...'abcdefghij'].map((letter) => `Source: ${letter.repeat(14)}`).join(' · ');
    await expect
      .poll(async () => (await activityOf(server, cookie, id)).map(({ subject }) => subject))
      .toContain(`0 customers as CSV · ${shown}`);
  });

  it('has the customers that are selected, in their order, without those that are gone', async () => {
    const cookie = await server.signIn();
    const whole = linesOf(await (await get('?format=ndjson', cookie)).text());
    const [first, second, third] = whole;
    const only = [third, 'gone', first].map((line) => (line === 'gone' ? line : idOf(line)));
    expect(linesOf(await (await post('?format=ndjson', cookie, { only })).text())).toEqual([third, first]);
    const csv = await (await post('?columns=customer', cookie, { only })).text();
    expect(csv.trimEnd().split('\n')).toHaveLength(3);
    const except = [idOf(second)];
    const others = linesOf(await (await post('?format=ndjson', cookie, { except })).text());
    expect(others).toEqual(whole.filter((line) => line !== second));
    const { id } = await sessionOf(server, cookie);
    await expect
      .poll(async () => (await activityOf(server, cookie, id)).map(({ subject }) => subject))
      .toEqual(
        expect.arrayContaining([
          '2 customers as CSV · selected one by one',
          '299 customers as NDJSON · all selected but 1',
        ]),
      );
  });

  it('of a selection with every field and parameter is that of the list', async () => {
    const cookie = await server.signIn();
    const whole = (await (await get('', cookie)).text()).trimEnd();
    const only = linesOf(await (await get('?format=ndjson', cookie)).text()).map(idOf);
    expect((await (await post('', cookie, { only })).text()).trimEnd()).toBe(whole);
  });

  it.each([{}, { only: [1] }, { only: 'a' }, { except: Array.from({ length: 10_001 }, () => 'a') }, null])(
    'refuses the selection %#',
    async (selection) => {
      expect((await post('', await server.signIn(), selection)).status).toBe(400);
    },
  );

  it('that is cut off is noted as not finished, and stops reading', async () => {
    const big = await startTestServer({ demo: 6_000 });
    const cookie = await big.signIn();
    const stop = new AbortController();
    const response = await fetch(`${big.url}${routes.export}?format=ndjson`, {
      headers: { ...fromOwnPage, cookie },
      signal: stop.signal,
    });
    await response.body?.getReader().read();
    stop.abort();
    const { id } = await sessionOf(big, cookie);
    await expect
      .poll(async () => (await activityOf(big, cookie, id)).map(({ subject }) => subject))
      .toContainEqual(expect.stringMatching(/^[\d,]+ customers as NDJSON, not finished$/));
    await big.close();
  });

  it('that stops before it has sent a customer is not noted', async () => {
    const notes: unknown[] = [];
    const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const empty = arrayCustomerSource([]);
    const source = {
      ...empty,
      capabilities: async () => ({ ...(await empty.capabilities()), exports: true }),
      async *walk(_: unknown, signal?: AbortSignal) {
        begun.resolve();
        if (signal !== undefined) await once(signal, 'abort');
        ended.resolve();
        yield* [];
        throw new Error('stopped');
      },
    };
    const session = {
      id: 's',
      staffId: 'ada',
      name: 'Ada',
      email: '',
      role: 'administrator',
      permissions: [],
      seenAt: 0,
    } as const;
    const app = Fastify();
    const mounted = exportRoutes({ source, note: (...entry) => notes.push(entry) });
    await app.register(async (scope) => mountRoutes(scope, mounted, () => session), { prefix: '/api/app' });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const stop = new AbortController();
    const response = fetch(`${url}${routes.export}?format=ndjson`, { signal: stop.signal }).catch(() => null);
    await begun.promise;
    stop.abort();
    await Promise.all([ended.promise, response]);
    await app.close();
    expect(notes).toEqual([]);
  });

  it('is for administrators, with a session', async () => {
    expect((await get('', await server.signIn('viewer'))).status).toBe(403);
    expect((await post('', await server.signIn('viewer'), { only: [] })).status).toBe(403);
    expect((await server.request(routes.export)).status).toBe(401);
  });

  it('is for viewers while an administrator allows it, which is noted', async () => {
    const [viewer, administrator] = [await server.signIn('viewer'), await server.signIn()];
    const allow = async (areAllowed: boolean) =>
      dataOf(await sendAs(server, administrator, `PUT ${routes.viewerExports}`, { areAllowed }), DoneResponse);
    const statuses: number[] = [];
    for (const areAllowed of [true, true, false]) {
      await allow(areAllowed);
      statuses.push((await get('', viewer)).status);
      const isOffered = (await sessionOf(server, viewer)).permissions.includes('customers:export');
      expect(isOffered).toBe(areAllowed);
    }
    expect(statuses).toEqual([200, 200, 403]);
    const { id } = await sessionOf(server, administrator);
    const notes = (await activityOf(server, administrator, id)).map(({ action }) => action);
    expect(notes.filter((action) => action.startsWith('viewer-exports'))).toEqual([
      'viewer-exports-off',
      'viewer-exports-on',
    ]);
    expect((await sendAs(server, viewer, `PUT ${routes.viewerExports}`, { areAllowed: true })).status).toBe(403);
  });

  it.each(['', '__proto__', 'p_removed,p_other'])('refuses a file without columns: ?columns=%s', async (columns) => {
    const response = await get(`?columns=${columns}`, await server.signIn());
    expect([response.status, Failure.parse(await response.json()).error]).toEqual([400, errors.noColumns]);
    expect((await get(`?format=ndjson&columns=${columns}`, await server.signIn())).status).toBe(200);
  });

  it.each(['?format=xml', '?filter=x', '?sort=age', `?columns=${Array.from({ length: 201 }, (_, at) => at).join()}`])(
    'refuses %s with a sentence',
    async (query) => {
      expect((await get(query, await server.signIn())).status).toBe(400);
    },
  );
});
