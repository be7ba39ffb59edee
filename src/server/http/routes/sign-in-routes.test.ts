import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionResponse } from '../../../contract/session.ts';
import { SignInResponse, SignInOptionsResponse } from '../../../contract/sign-in-api.ts';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { userIdHeader, routes } from '../../../contract/route-paths.ts';
import { sendExactly } from '../../../testing/http/exact-request.ts';
import { fromOwnPage, withSystem, withSystemDatabase } from '../../../testing/http/signed-in-cookie.ts';
import { addStaffMember, cookieOf, post } from '../../../testing/http/add-staff-member.ts';
import { failureOf } from '../../../testing/http/send-as.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 2, environment: { LOG_LEVEL: 'trace' } });
});
afterAll(() => server.close());

async function whoIs(cookie: string): Promise<number> {
  return (await sendExactly(server.port, routes.session, { headers: { cookie } })).status;
}

describe('signing in with a password', () => {
  it('starts a session in a cookie that no script can read, and returns the user', async () => {
    const { id, email, password } = await addStaffMember(server);
    const answer = await post(server, routes.signIn, { email: ` ${email.toUpperCase()} `, password });
    const { data } = SignInResponse.parse(JSON.parse(answer.body));
    expect(data).toMatchObject({
      outcome: 'signed-in',
      session: { id, email, role: 'viewer', permissions: ['customers:read'] },
    });
    expect(answer.cookies).toEqual([
      expect.stringMatching(
        /^customers_[\da-f]{8}\.session_token=[\w%.-]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const own = await sendExactly(server.port, routes.session, { headers: { cookie: cookieOf(answer) } });
    expect(SessionResponse.parse(JSON.parse(own.body)).data.id).toBe(id);
    expect(own.headers[userIdHeader]).toBe(id);
    const token = decodeURIComponent(cookieOf(answer).split('=')[1] ?? '').split('.')[0] ?? expect.fail('no token');
    expect(answer.body).not.toContain(token);
    expect(server.log()).not.toContain(token);
  });

  it('responds the same to a wrong password and an unknown email', async () => {
    const { email } = await addStaffMember(server);
    for (const [who, password] of [
      [email, 'a wrong password'],
      ['unknown@staff.test', 'a wrong password'],
    ] as const) {
      const answer = await post(server, routes.signIn, { email: who, password });
      expect([...failureOf(answer), answer.cookies]).toEqual([401, errors.wrongPassword, []]);
    }
  });

  it('tells a disabled user so, but only after the right password', async () => {
    const { id, email, password } = await addStaffMember(server);
    await withSystem(server.dataDirectory, ({ staff }) => staff.setDisabled(id, true, Date.now()));
    expect(failureOf(await post(server, routes.signIn, { email, password: 'a wrong password' }))).toEqual([
      401,
      errors.wrongPassword,
    ]);
    const answer = await post(server, routes.signIn, { email, password });
    expect([...failureOf(answer), answer.cookies]).toEqual([403, errors.disabledAccount, []]);
  });

  it('starts a new session in place of the one the browser had, whatever it sent', async () => {
    const [one, other] = [await addStaffMember(server), await addStaffMember(server)];
    const first = cookieOf(await post(server, routes.signIn, one));
    const second = cookieOf(await post(server, routes.signIn, other, { cookie: first }));
    expect(second).not.toBe(first);
    expect([await whoIs(first), await whoIs(second)]).toEqual([401, 200]);
    // A planted session is not adopted.
    const [name = ''] = first.split('=');
    const planted = `${name}=planted.c2VhbA%3D%3D`;
    const answer = await post(server, routes.signIn, one, { cookie: planted });
    expect(cookieOf(answer)).not.toContain('planted');
    expect(await whoIs(planted)).toBe(401);
  });

  it('locks an email after ten wrong passwords in a row, known or not, wherever they come from', async () => {
    const { email, password } = await addStaffMember(server);
    for (const who of [email, 'stranger@staff.test']) {
      const statuses = [];
      for (let attempt = 0; attempt < 12; attempt += 1) {
        statuses.push((await post(server, routes.signIn, { email: who, password: `wrong ${attempt}` })).status);
      }
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    }
    const right = await post(server, routes.signIn, { email, password });
    expect(failureOf(right)).toEqual([429, errors.tooManyAttempts]);
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(14 * 60);
    expect(Number(right.headers['retry-after'])).toBeLessThanOrEqual(15 * 60);
    // Fifteen minutes later.
    const database = new DatabaseSync(join(server.dataDirectory, 'system.db'));
    database.prepare('UPDATE sign_in_attempt SET at = at - 900000, locked_until = locked_until - 900000').run();
    database.close();
    expect((await post(server, routes.signIn, { email, password })).status).toBe(200);
  });

  it('starts counting again after a right one', async () => {
    const { email, password } = await addStaffMember(server);
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 0; attempt < 9; attempt += 1)
        expect((await post(server, routes.signIn, { email, password: 'wrong' })).status).toBe(401);
      expect((await post(server, routes.signIn, { email, password })).status).toBe(200);
    }
  });

  it('refuses a password that is replaced while it is checked', async () => {
    const { id, email, password } = await addStaffMember(server);
    const reset = {
      purpose: 'reset',
      email,
      name: null,
      role: 'viewer',
      staffId: id,
      createdBy: null,
      expiresAt: Date.now() + 60_000,
    } as const;
    await withSystem(server.dataDirectory, async ({ staff }) => {
      const { token } = await staff.links.create(reset, Date.now());
      const attempts = (): number =>
        withSystemDatabase(server.dataDirectory, (database) =>
          Number(database.prepare('SELECT count(*) AS n FROM sign_in_attempt').get()?.['n']),
        );
      const [before, signingIn] = [attempts(), post(server, routes.signIn, { email, password })];
      // An attempt is counted before its hash is worked out.
      while (attempts() === before) await new Promise(setImmediate);
      const use = {
        email: null,
        name: null,
        passwordHash: 'another:hash',
        session: { origin: { userAgent: 'of the link', address: null }, replacedToken: null },
      };
      expect((await staff.links.use(token, use, Date.now())).outcome).toBe('used');
      const answer = await signingIn;
      const left = await staff.sessions.list(id, Date.now());
      expect([await whoIs(cookieOf(answer)), left.map(({ userAgent }) => userAgent)]).toEqual([401, ['of the link']]);
    });
  });

  it('keeps passwords, tokens and emails out of the log', () => {
    expect(server.log()).toContain('/api/app/sign-in');
    expect(server.log()).not.toMatch(/canary|staff\.test/);
  });
});

describe('a body', () => {
  const cases: readonly (readonly [string, string, string | Buffer<ArrayBuffer>, number, string])[] = [
    ['no JSON', 'application/json', '{"email":', 400, errors.notJson],
    ['no UTF-8', 'application/json', Buffer.from('{"email":"é@b.test","password":"c"}', 'latin1'), 400, errors.notJson],
    ['a list', 'application/json', '[]', 400, errors.malformedBody],
    ['nothing of what is expected', 'application/json', '{}', 400, errors.body('email')],
    ['a wrong type', 'application/json', '{"email":"a@b.test","password":5}', 400, errors.body('password')],
    ['a form', 'application/x-www-form-urlencoded', 'email=a&password=b', 415, errors.notJson],
    [
      'plain text, which a form of another site may send',
      'text/plain',
      '{"email":"a@b.test","password":"c"}',
      415,
      errors.notJson,
    ],
    [
      'more than 16 KB',
      'application/json',
      JSON.stringify({ email: 'a@b.test', password: 'x'.repeat(17_000) }),
      413,
      errors.bodyTooLarge,
    ],
  ];
  it.each(cases)('of %s is refused with one sentence', async (_name, type, body, status, sentence) => {
    const response = await fetch(server.url + routes.signIn, {
      method: 'POST',
      body,
      headers: { ...fromOwnPage, 'content-type': type },
    });
    expect([response.status, Failure.parse(await response.json()).error]).toEqual([status, sentence]);
  });
});

describe('every write', () => {
  const writes: readonly (readonly [string, string])[] = [
    ['POST', routes.signIn],
    ['POST', routes.secondFactor],
    ['POST', routes.demoSignIn],
    ['POST', routes.linkLook],
    ['POST', routes.linkUse],
    ['POST', routes.signOut],
    ['POST', routes.signOutEverywhere],
    ['DELETE', routes.parameter('x')],
  ];
  it.each(writes)(
    '%s %s is refused with 403 to a cross-site page and to a client without origin headers',
    async (method, path) => {
      const cookie = await server.signIn();
      const origins: readonly Record<string, string>[] = [
        {},
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: `http://localhost:${server.port + 1}` },
        { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
        { 'sec-fetch-site': 'cross-site', origin: `http://localhost:${server.port}` },
      ];
      for (const headers of origins) {
        const answer = await sendExactly(server.port, path, { method, headers: { cookie, ...headers } });
        expect([headers, ...failureOf(answer)]).toEqual([headers, 403, errors.forbidden]);
      }
      expect(await whoIs(cookie)).toBe(200);
      for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: `http://localhost:${server.port}` }]) {
        const answer = await sendExactly(server.port, path, {
          method,
          headers: { cookie: await server.signIn(), ...headers },
        });
        expect(answer.body).not.toContain(errors.forbidden);
      }
    },
  );
});

describe('a write from a page rendered for another user', () => {
  it('is refused, names the signed-in user, and changes nothing', async () => {
    const [ada, bob] = [await addStaffMember(server), await addStaffMember(server)];
    const cookie = cookieOf(await post(server, routes.signIn, bob));
    const write = (userHeader: Record<string, string>) =>
      sendExactly(server.port, routes.me, {
        method: 'PATCH',
        body: { name: 'Changed' },
        headers: { ...fromOwnPage, cookie, ...userHeader },
      });
    const refused = await write({ [userIdHeader]: ada.id });
    expect([...failureOf(refused), refused.headers[userIdHeader]]).toEqual([401, errors.otherUser, bob.id]);
    const own = await sendExactly(server.port, routes.session, { headers: { cookie, [userIdHeader]: ada.id } });
    expect(SessionResponse.parse(JSON.parse(own.body)).data.name).not.toBe('Changed');
    for (const userHeader of [{ [userIdHeader]: bob.id }, {}]) expect((await write(userHeader)).status).toBe(200);
  });
});

describe('the sign-in options', () => {
  const offers = async (at: TestServer) =>
    SignInOptionsResponse.parse(JSON.parse((await sendExactly(at.port, routes.signIn)).body)).data;

  it('have neither the demo account nor a first run with real customers and staff', async () => {
    await addStaffMember(server, 'administrator');
    expect(await offers(server)).toEqual({ demo: false, sso: null, firstRun: false });
    const answer = await post(server, routes.demoSignIn, {});
    expect([...failureOf(answer), answer.cookies]).toEqual([403, errors.noDemoAccount, []]);
  });

  it('have a first run while no one can sign in', async () => {
    const empty = await startTestServer({ customers: 1 });
    expect(await offers(empty)).toEqual({ demo: false, sso: null, firstRun: true });
    await empty.close();
  });

  it('have the demo account, on this computer only, until real staff end it', async () => {
    const demo = await startTestServer({ demo: 3 });
    expect(await offers(demo)).toEqual({ demo: true, sso: null, firstRun: false });
    const forwarded = SignInOptionsResponse.parse(
      JSON.parse((await sendExactly(demo.port, routes.signIn, { headers: { 'x-forwarded-for': '10.0.0.1' } })).body),
    ).data;
    expect(forwarded).toEqual({ demo: false, sso: null, firstRun: true });
    const answer = await post(demo, routes.demoSignIn, {});
    const { data } = SignInResponse.parse(JSON.parse(answer.body));
    expect(data).toMatchObject({
      outcome: 'signed-in',
      session: { name: 'Demo account', email: null, role: 'administrator' },
    });
    const sessionStatus = async (): Promise<number> =>
      (await sendExactly(demo.port, routes.customers, { headers: { cookie: cookieOf(answer) } })).status;
    expect(await sessionStatus()).toBe(200);
    await addStaffMember(demo, 'administrator');
    expect(await sessionStatus()).toBe(401);
    expect(await offers(demo)).toEqual({ demo: false, sso: null, firstRun: false });
    await demo.close();
  });

  it('have no demo account once the customers are real, and its sessions end', async () => {
    const demo = await startTestServer({ demo: 3 });
    const cookie = cookieOf(await post(demo, routes.demoSignIn, {}));
    const database = new DatabaseSync(join(demo.dataDirectory, 'customers.db'));
    database.prepare("UPDATE facts SET value = 'none' WHERE name = 'demo'").run();
    database.close();
    expect((await sendExactly(demo.port, routes.customers, { headers: { cookie } })).status).toBe(401);
    expect(await offers(demo)).toEqual({ demo: false, sso: null, firstRun: true });
    await demo.close();
  });
});
