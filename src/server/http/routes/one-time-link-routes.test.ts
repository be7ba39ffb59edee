import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OneTimeLinkResponse, SignInResponse } from '../../../contract/sign-in-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import type { NewLink } from '../../staff/staff-store.ts';
import { sendExactly } from '../../../testing/http/exact-request.ts';
import { withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { addStaffMember, cookieOf, post } from '../../../testing/http/add-staff-member.ts';
import { failureOf } from '../../../testing/http/send-as.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 1, environment: { LOG_LEVEL: 'trace' } });
});
afterAll(() => server.close());

const password = 'a canary of a password';
const hour = 3_600_000;

function makeLink(
  link: Partial<NewLink> = {},
  made = Date.now(),
): Promise<{ readonly id: string; readonly token: string }> {
  const usual: NewLink = {
    purpose: 'invite',
    email: 'grace@staff.test',
    name: null,
    role: 'viewer',
    staffId: null,
    createdBy: null,
    expiresAt: made + hour,
  };
  return withSystem(server.dataDirectory, ({ staff }) => staff.links.create({ ...usual, ...link }, made));
}

const isSignedIn = async (cookie: string): Promise<boolean> =>
  (await sendExactly(server.port, routes.session, { headers: { cookie } })).status === 200;

describe('a one-time link', () => {
  it('says what it is for, creates the account, signs in, and works once', async () => {
    const { token } = await makeLink({ email: 'invited@staff.test', role: 'administrator' });
    const look = await post(server, routes.linkLook, { token });
    expect(OneTimeLinkResponse.parse(JSON.parse(look.body)).data).toEqual({
      purpose: 'invite',
      email: 'invited@staff.test',
      name: null,
      role: 'administrator',
    });
    const answer = await post(server, routes.linkUse, {
      token,
      name: 'Grace Hopper',
      password,
      email: 'someone-else@staff.test',
    });
    expect(SignInResponse.parse(JSON.parse(answer.body)).data).toMatchObject({
      outcome: 'signed-in',
      session: { name: 'Grace Hopper', email: 'invited@staff.test', role: 'administrator' },
    });
    expect(await isSignedIn(cookieOf(answer))).toBe(true);
    for (const path of [routes.linkLook, routes.linkUse]) {
      expect(failureOf(await post(server, path, { token, name: 'Eve', password }))).toEqual([404, errors.linkExpired]);
    }
    expect((await post(server, routes.signIn, { email: 'invited@staff.test', password })).status).toBe(200);
  });

  it('creates one account when used many times at the same time', async () => {
    const { token } = await makeLink({ email: 'raced@staff.test' });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => post(server, routes.linkUse, { token, name: 'Raced', password })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404, 404, 404, 404, 404]);
  });

  it('ends when it expires, is cancelled, or is replaced', async () => {
    const old = await makeLink({ email: 'late@staff.test' }, Date.now() - 2 * hour);
    const withdrawn = await makeLink({ email: 'withdrawn@staff.test' });
    expect(await withSystem(server.dataDirectory, ({ staff }) => staff.links.cancelInvite(withdrawn.id))).toBe(
      'withdrawn@staff.test',
    );
    const replaced = await makeLink({ email: 'twice@staff.test' });
    const newer = await makeLink({ email: 'twice@staff.test' });
    for (const { token } of [old, withdrawn, replaced]) {
      expect(failureOf(await post(server, routes.linkUse, { token, name: 'Late', password }))).toEqual([
        404,
        errors.linkExpired,
      ]);
    }
    expect((await post(server, routes.linkLook, { token: newer.token })).status).toBe(200);
  });

  it('takes an email for the first administrator only', async () => {
    const { token } = await makeLink({ purpose: 'first', email: null, role: 'administrator' });
    expect(failureOf(await post(server, routes.linkUse, { token, name: 'Ada', password }))).toEqual([
      400,
      errors.body('email'),
    ]);
    const answer = await post(server, routes.linkUse, { token, email: 'Ada@Staff.test', name: 'Ada', password });
    expect(SignInResponse.parse(JSON.parse(answer.body)).data).toMatchObject({
      session: { email: 'ada@staff.test', role: 'administrator' },
    });
  });

  it.each(['ada@staff.example.co.uk', "o'hara+admin_1@x-y.example", 'A.B-C@EXAMPLE.COM'])(
    'for %j creates an account that can sign in again',
    async (email) => {
      const { token } = await makeLink({ purpose: 'first', email: null, role: 'administrator' });
      expect((await post(server, routes.linkUse, { token, email, name: 'Ada', password })).status).toBe(200);
      expect((await post(server, routes.signIn, { email, password })).status).toBe(200);
    },
  );

  // No one can sign in with these.
  it.each(['ada@intranet', 'admin@localhost', 'jürgen@example.de', 'a..b@x.com', 'ada@10.0.0.1', '.a@x.com'])(
    'creates no account for the email %j',
    async (email) => {
      const { token } = await makeLink({ purpose: 'first', email: null, role: 'administrator' });
      expect(failureOf(await post(server, routes.linkUse, { token, email, name: 'Ada', password }))).toEqual([
        400,
        errors.body('email'),
      ]);
      expect((await post(server, routes.linkLook, { token })).status).toBe(200);
    },
  );

  it('is not used up by an email that is taken', async () => {
    const person = await addStaffMember(server);
    const { token } = await makeLink({ purpose: 'first', email: null, role: 'administrator' });
    expect(
      failureOf(await post(server, routes.linkUse, { token, email: person.email, name: 'Eve', password })),
    ).toEqual([409, errors.emailTaken]);
    expect((await post(server, routes.linkLook, { token })).status).toBe(200);
  });

  it('for a reset sets a new password and ends every session and the old password', async () => {
    const person = await addStaffMember(server);
    const before = cookieOf(await post(server, routes.signIn, person));
    const { token } = await makeLink({ purpose: 'reset', email: person.email, staffId: person.id });
    const answer = await post(server, routes.linkUse, { token, password });
    expect([answer.status, await isSignedIn(before), await isSignedIn(cookieOf(answer))]).toEqual([200, false, true]);
    expect((await post(server, routes.signIn, person)).status).toBe(401);
    expect((await post(server, routes.signIn, { email: person.email, password })).status).toBe(200);
  });

  it('requires a password that is long enough, and not too long to type', async () => {
    const { token } = await makeLink({ email: 'short@staff.test' });
    for (const wrong of ['', 'fourteen chars', 'x'.repeat(129)]) {
      expect(failureOf(await post(server, routes.linkUse, { token, name: 'Short', password: wrong }))).toEqual([
        400,
        errors.passwordLength(15, 128),
      ]);
    }
    expect((await post(server, routes.linkUse, { token, name: 'Short', password: '😀'.repeat(15) })).status).toBe(200);
  });

  it.each(['', 'x', '_'.repeat(43), '../../etc', 'é'.repeat(43)])('is not %j', async (token) => {
    expect((await post(server, routes.linkLook, { token })).status).toBeGreaterThanOrEqual(400);
    expect((await post(server, routes.linkLook, { token })).status).toBeLessThan(405);
  });

  it('leaves neither its secret nor a password in the log, nor its secret in the database', async () => {
    const { token } = await makeLink({ email: 'canary@staff.test' });
    await post(server, routes.linkUse, { token, name: 'Canary', password });
    expect(server.log()).toContain('/api/app/links/use');
    expect(server.log()).not.toMatch(new RegExp(`canary|staff\\.test|${token}`));
  });
});
