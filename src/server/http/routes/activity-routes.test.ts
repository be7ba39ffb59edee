import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ActivityResponse, type Activity } from '../../../contract/activity.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { activityOf, sendAs, dataOf, summariesOf, failureOf, sessionOf } from '../../../testing/http/send-as.ts';
import { withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { addStaffMember, cookieOf, post } from '../../../testing/http/add-staff-member.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
let administrator = '';
beforeAll(async () => {
  server = await startTestServer({ customers: 60 });
  administrator = await server.signIn();
});
afterAll(() => server.close());

const read = async (query = ''): Promise<Activity> =>
  dataOf(await sendAs(server, administrator, `GET ${routes.activity}${query}`), ActivityResponse);

async function signInViewer(): Promise<{ readonly cookie: string; readonly id: string }> {
  const cookie = await server.signIn('viewer');
  return { cookie, id: (await sessionOf(server, cookie)).id };
}

describe('activity', () => {
  it('records what staff searched and whom they viewed, by customer number', async () => {
    const { cookie, id } = await signInViewer();
    await sendAs(server, cookie, `GET ${routes.customers}?search=%20Gra%20&status=active`);
    for (const customerId of ['cust-000003', 'CUST-000003', 'CUST-000004', 'stranger', ''])
      await sendAs(server, cookie, `GET ${routes.customer(customerId)}`);
    expect(summariesOf(await activityOf(server, administrator, id))).toEqual([
      'viewed CUST-000004',
      'viewed CUST-000003',
      'searched Gra',
    ]);
  });

  it('records what is requested with HEAD, which tells whether there is such a customer', async () => {
    const { cookie, id } = await signInViewer();
    await sendAs(server, cookie, `HEAD ${routes.customers}?search=Gra`);
    await sendAs(server, cookie, `HEAD ${routes.customer('CUST-000003')}`);
    expect(summariesOf(await activityOf(server, administrator, id))).toEqual(['viewed CUST-000003', 'searched Gra']);
  });

  it('shows a search with the shorter texts that were searched for while it was typed', async () => {
    const { cookie, id } = await signInViewer();
    for (const text of ['g', 'gr', 'gra']) await sendAs(server, cookie, `GET ${routes.customers}?search=${text}`);
    expect(await activityOf(server, administrator, id)).toMatchObject([{ subject: 'gra', typedBefore: ['gr', 'g'] }]);
  });

  it('records a parameter value that staff searched for, once, with the parameter’s name', async () => {
    const { cookie, id } = await signInViewer();
    const list = async (query: string): Promise<unknown> => sendAs(server, cookie, `GET ${routes.customers}?${query}`);
    for (const value of ['Gold', 'Gold', 'x'.repeat(300)])
      await list(`parameterId=${server.loyaltyTier}&parameterValue=${value}`);
    await list('parameterName=Loyalty+Tier&parameterValue=Silver');
    for (const query of [
      'parameterName=Loyalty+Tier',
      'parameterName=Loyalty+Tier&parameterValue=Bronze&cursor=wrong',
      'parameterName=None&parameterValue=a',
    ])
      await list(query);
    const long = 'x'.repeat(256 - 'Loyalty Tier: '.length);
    expect(summariesOf(await activityOf(server, administrator, id)).toSorted()).toEqual(
      ['Gold', 'Silver', long].map((value) => `searched Loyalty Tier: ${value}`),
    );
  });

  it('records the values of filters in one entry for each list, with the names of what they are of', async () => {
    const { cookie, id } = await signInViewer();
    const tier = server.loyaltyTier;
    for (const query of [
      `filter=${tier}:is:Gold`,
      `parameterId=${tier}&parameterValue=Gold`,
      `filter=${tier}:is:Gold&parameterId=${tier}&parameterValue=Gold`,
      `filter=${tier}:not:Gold&filter=email:unset`,
      `filter=${tier}:in:Gold|Silver&filter=source:is:shop&status=active`,
      'filter=lifetimeValue:gte:100&filter=lifetimeValue:lte:100',
      'filter=createdAt:from:2026-01-31&filter=lastOrderDate:older:90d',
      `filter=${tier}:is:${'x'.repeat(300)}&search=mur`,
      `filter=${tier}:set&filter=phone:unset`,
      `filter=${tier}:is:Wrong&cursor=wrong`,
      `filter=${tier}:gte:Refused`,
    ])
      await sendAs(server, cookie, `GET ${routes.customers}?${query}`);
    await server.request(`${routes.customers}?filter=${tier}:is:by-a-key`);
    expect(summariesOf(await activityOf(server, administrator, id))).toEqual([
      `searched ${`Loyalty Tier: ${'x'.repeat(256)}`.slice(0, 126)} · mur`,
      'searched Created at: from 2026-01-31 · Last order date: older than 90d',
      'searched Lifetime value: at least 100 · Lifetime value: at most 100',
      'searched Loyalty Tier: Gold or Silver · Source: shop',
      'searched Loyalty Tier: not Gold',
      'searched Loyalty Tier: Gold',
    ]);
  });

  it('shows a search that is typed into a filtered list as one', async () => {
    const { cookie, id } = await signInViewer();
    for (const text of ['m', 'mu', 'mur'])
      await sendAs(server, cookie, `GET ${routes.customers}?search=${text}&filter=${server.loyaltyTier}:is:Gold`);
    expect(await activityOf(server, administrator, id)).toMatchObject([
      { subject: 'Loyalty Tier: Gold · mur', typedBefore: ['Loyalty Tier: Gold · mu', 'Loyalty Tier: Gold · m'] },
    ]);
  });

  it('records no lists without a search, later pages, refused searches, or requests by key', async () => {
    const { cookie, id } = await signInViewer();
    const before = (await read()).entries.length;
    await sendAs(server, cookie, `GET ${routes.customers}`);
    await sendAs(server, cookie, `GET ${routes.customers}?search=${'x'.repeat(300)}`);
    await sendAs(server, cookie, `GET ${routes.customers}?search=a&cursor=wrong`);
    await server.request(`${routes.customers}?search=by-a-key`);
    await server.request(routes.customer('CUST-000001'));
    expect(await activityOf(server, administrator, id)).toEqual([]);
    expect((await read()).entries).toHaveLength(before);
  });

  it('records who signed in and out, and who failed to', async () => {
    const person = await addStaffMember(server);
    const cookie = cookieOf(await post(server, routes.signIn, person));
    await post(server, routes.signOut, {}, { cookie });
    await post(server, routes.signIn, { email: person.email, password: 'wrong' });
    expect(summariesOf(await activityOf(server, administrator, person.id))).toEqual(['signed-out', 'signed-in']);
    const failed = await read(`?action=sign-in-failed&search=${person.email}`);
    expect(failed.entries).toMatchObject([{ person: null, subject: person.email }]);
  });

  it('is read page by page', async () => {
    const { cookie, id } = await signInViewer();
    for (let number = 1; number <= 60; number += 1)
      await sendAs(server, cookie, `GET ${routes.customer(`CUST-${String(number).padStart(6, '0')}`)}`);
    const first = await read(`?person=${id}`);
    const second = await read(`?person=${id}&cursor=${first.nextCursor}`);
    expect([first.entries.length, second.entries.length, second.nextCursor, first.keptDays]).toEqual([
      50,
      10,
      null,
      90,
    ]);
    expect(new Set([...first.entries, ...second.entries].map(({ subject }) => subject)).size).toBe(60);
  });

  it.each([
    ['cursor=x', errors.invalidCursor],
    ['cursor=', errors.invalidCursor],
    ['cursor=1', errors.invalidCursor],
    ['cursor=1e3', errors.invalidCursor],
    ['cursor=1.', errors.invalidCursor],
    ['cursor=2.-1', errors.invalidCursor],
    [`cursor=${'9'.repeat(30)}`, errors.invalidCursor],
    ['action=slept', errors.wrongParameter('action')],
    ['search=a&search=b', errors.repeatedParameter('search')],
    [`search=${'x'.repeat(257)}`, errors.searchTooLong],
  ])('refuses ?%s', async (query, sentence) => {
    expect(failureOf(await sendAs(server, administrator, `GET ${routes.activity}?${query}`))).toEqual([400, sentence]);
  });

  it('is shown and kept as long as ACTIVITY_DAYS says', async () => {
    const old = await startTestServer({ customers: 1, environment: { ACTIVITY_DAYS: '2' } });
    try {
      const day = 24 * 3_600_000;
      await withSystem(old.dataDirectory, async ({ activity }) => {
        for (const [subject, days] of [
          ['three', 3],
          ['one', 1],
        ] as const)
          await activity.note({ action: 'key-made', person: null, subject }, Date.now() - days * day);
      });
      const shown = dataOf(await sendAs(old, await old.signIn(), `GET ${routes.activity}`), ActivityResponse);
      expect([shown.keptDays, summariesOf(shown.entries)]).toEqual([2, ['key-made one']]);
      await old.restart();
      const left = await withSystem(old.dataDirectory, ({ activity }) =>
        activity.page({ search: '', person: null, action: null, after: null, since: 0 }, 9),
      );
      expect(left.map(({ subject }) => subject)).toEqual(['one']);
    } finally {
      await old.close();
    }
  });

  it('waits for a busy database, and no request waits with it', async () => {
    const { cookie, id } = await signInViewer();
    const other = new DatabaseSync(join(server.dataDirectory, 'system.db'));
    other.exec('BEGIN IMMEDIATE');
    expect((await sendAs(server, cookie, `GET ${routes.customer('CUST-000009')}`)).status).toBe(200);
    expect((await sendAs(server, cookie, `GET ${routes.customers}?search=busy`)).status).toBe(200);
    other.exec('ROLLBACK');
    other.close();
    await vi.waitFor(
      async () =>
        expect(summariesOf(await activityOf(server, administrator, id)).toSorted()).toEqual([
          'searched busy',
          'viewed CUST-000009',
        ]),
      { timeout: 5000 },
    );
  });

  it('that cannot be written is counted in the log, without its content', async () => {
    const { cookie } = await signInViewer();
    const other = new DatabaseSync(join(server.dataDirectory, 'system.db'));
    other.exec('BEGIN IMMEDIATE');
    await sendAs(server, cookie, `GET ${routes.customers}?search=the-canary-search`);
    await vi.waitFor(
      () => expect(server.log()).toContain('Entries of activity that were not written: 1 (SQLite error 5).'),
      { timeout: 10_000 },
    );
    other.exec('ROLLBACK');
    other.close();
    expect(server.log()).not.toContain('canary');
  });
});
