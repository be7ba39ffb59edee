import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ActivityResponse } from '../contract/activity.ts';
import { routes } from '../contract/route-paths.ts';
import { KeysResponse } from '../contract/settings-api.ts';
import { MeResponse } from '../contract/sign-in-api.ts';
import { addStaffMember, cookieOf, post } from '../testing/http/add-staff-member.ts';
import { dataOf, sendAs } from '../testing/http/send-as.ts';
import { withSystem, withSystemDatabase } from '../testing/http/signed-in-cookie.ts';
import { startTestServer, type TestServer } from '../testing/http/test-server.ts';
import { sessionLife } from './staff/session-store.ts';
import { linkLife } from './staff/staff-store.ts';

const years = 5 * 365 * 24 * 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 1, environment: { RATE_LIMIT: '5' } });
});
afterAll(() => server.close());

/** Writes what the server would have with a clock that is five years ahead. */
const write = (sql: string): void =>
  withSystemDatabase(server.dataDirectory, (database: DatabaseSync) =>
    database.exec(sql.replaceAll('AHEAD', String(Date.now() + years))),
  );
const highest = (column: string, table: string): number =>
  withSystemDatabase(server.dataDirectory, (database) =>
    Number(database.prepare(`SELECT max(${column}) AS most FROM ${table}`).get()?.['most']),
  );
/** Milliseconds from now. */
const ahead = (column: string, table: string): number => highest(column, table) - Date.now();

describe('what a clock has written that was ahead', () => {
  it('locks no account', async () => {
    const person = await addStaffMember(server);
    const wrong = { email: person.email, password: 'wrong' };
    for (let attempt = 0; attempt < 10; attempt += 1) await post(server, routes.signIn, wrong);
    expect((await post(server, routes.signIn, person)).status).toBe(429);
    write('UPDATE sign_in_attempt SET locked_until = AHEAD, at = AHEAD');
    expect((await post(server, routes.signIn, person)).status).toBe(200);
  });

  it('counts no wrong password for longer than others count', async () => {
    const person = await addStaffMember(server);
    const wrong = { email: person.email, password: 'wrong' };
    for (let attempt = 0; attempt < 9; attempt += 1) await post(server, routes.signIn, wrong);
    write('UPDATE sign_in_attempt SET at = AHEAD');
    await post(server, routes.signIn, wrong);
    expect((await post(server, routes.signIn, person)).status).toBe(200);
  });

  it('is corrected for a session that is used', async () => {
    const cookie = cookieOf(await post(server, routes.signIn, await addStaffMember(server)));
    write('UPDATE staff_session SET seen_at = AHEAD');
    const { sessions } = dataOf(await sendAs(server, cookie, `GET ${routes.me}`), MeResponse);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]?.lastSeenAt).toBeLessThanOrEqual(Date.now());
  });

  it('lengthens no session and no link', async () => {
    const cookie = await server.signIn();
    await sendAs(server, cookie, `POST ${routes.invites}`, { email: 'new@staff.test', role: 'viewer' });
    write('UPDATE staff_session SET created_at = AHEAD, seen_at = AHEAD, expires_at = AHEAD');
    write('UPDATE one_time_link SET expires_at = AHEAD');
    await server.restart();
    await vi.waitFor(() => expect(ahead('expires_at', 'staff_session')).toBeLessThanOrEqual(sessionLife.absolute));
    await vi.waitFor(() => expect(ahead('expires_at', 'one_time_link')).toBeLessThanOrEqual(linkLife.invite));
    expect(ahead('seen_at', 'staff_session')).toBeLessThanOrEqual(0);
    expect((await sendAs(server, cookie, `GET ${routes.session}`)).status).toBe(200);
  });

  it('lets no half of a sign-in wait longer', async () => {
    const { id } = await addStaffMember(server);
    const token = 'x'.repeat(32);
    const found = (): Promise<unknown> =>
      withSystem(server.dataDirectory, ({ staff }) => staff.credentials.findPending(token, Date.now()));
    withSystemDatabase(server.dataDirectory, (database) =>
      database
        .prepare('INSERT INTO pending_sign_in (token_hash, staff_id, expires_at) VALUES (?, ?, ?)')
        .run(hash('sha256', token, 'base64url'), id, Date.now() + 60_000),
    );
    expect(await found()).not.toBeNull();
    write('UPDATE pending_sign_in SET expires_at = AHEAD');
    expect(await found()).toBeNull();
  });

  it('is not shown as the last use of a key, nor keeps it from being noted', async () => {
    const { secret } = await withSystem(server.dataDirectory, ({ keys }) => keys.add({ name: 'Key' }));
    write('UPDATE api_key SET last_used_at = AHEAD');
    const { keys } = dataOf(await sendAs(server, await server.signIn(), `GET ${routes.keys}`), KeysResponse);
    expect(keys[0]?.lastUsedAt).toBeLessThanOrEqual(Date.now());
    await server.request(routes.customers, { headers: { authorization: `Bearer ${secret}` } });
    expect(ahead('last_used_at', 'api_key')).toBeLessThanOrEqual(0);
  });

  it('counts against a key for one window, not again after each restart', async () => {
    await server.request(routes.customers);
    write('UPDATE accepted_request SET at = AHEAD');
    await server.restart();
    expect(ahead('at', 'accepted_request')).toBeLessThanOrEqual(0);
  });

  it('is not shown as activity to come', async () => {
    const cookie = await server.signIn();
    write("INSERT INTO activity (at, action, folded) VALUES (AHEAD, 'signed-in', '')");
    const { entries } = dataOf(await sendAs(server, cookie, `GET ${routes.activity}`), ActivityResponse);
    expect(entries[0]?.at).toBeLessThanOrEqual(Date.now());
  });
});
