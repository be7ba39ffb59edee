import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MeResponse, SignInResponse, TwoFactorSetupResponse, type Me } from '../../../contract/sign-in-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { activityOf, sendAs, dataOf, summariesOf, failureOf } from '../../../testing/http/send-as.ts';
import { addStaffMember, cookieOf, post, type TestStaffMember } from '../../../testing/http/add-staff-member.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
let administrator = '';
beforeAll(async () => {
  server = await startTestServer({ customers: 1 });
  administrator = await server.signIn();
});
afterAll(() => server.close());

const newPassword = 'another password of mine';
const signIn = async (person: Pick<TestStaffMember, 'email' | 'password'>): Promise<string> =>
  cookieOf(await post(server, routes.signIn, person));
const me = async (cookie: string): Promise<Me> => dataOf(await sendAs(server, cookie, `GET ${routes.me}`), MeResponse);
const isSignedIn = async (cookie: string): Promise<boolean> =>
  (await sendAs(server, cookie, `GET ${routes.session}`)).status === 200;
const noted = async ({ id }: TestStaffMember): Promise<readonly string[]> =>
  summariesOf(await activityOf(server, administrator, id));

describe('your account', () => {
  it('shows its sessions, the current one marked, and no token', async () => {
    const person = await addStaffMember(server);
    const [other, cookie] = [await signIn(person), await signIn(person)];
    const mine = await me(cookie);
    expect(mine).toMatchObject({
      session: { email: person.email, role: 'viewer' },
      hasPassword: true,
      hasTwoFactor: false,
    });
    expect(mine.sessions.map(({ address }) => address)).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(mine.sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    const { body } = await sendAs(server, cookie, `GET ${routes.me}`);
    for (const secret of [cookie, other])
      expect(body).not.toContain(decodeURIComponent(secret.split('=')[1] ?? '').split('.')[0]);
  });

  it('can change its name', async () => {
    const person = await addStaffMember(server);
    const cookie = await signIn(person);
    expect(dataOf(await sendAs(server, cookie, `PATCH ${routes.me}`, { name: ' Zoë ' }), MeResponse).session.name).toBe(
      'Zoë',
    );
    expect((await me(cookie)).session.name).toBe('Zoë');
    expect((await activityOf(server, administrator, person.id))[0]).toMatchObject({
      action: 'renamed',
      person: { name: 'Zoë' },
      subject: expect.stringMatching(/^Person \d+$/),
    });
    expect(failureOf(await sendAs(server, cookie, `PATCH ${routes.me}`, { name: ' ' }))).toEqual([
      400,
      errors.body('name'),
    ]);
  });

  it('changes its password, which ends every other session and replaces this one’s token', async () => {
    const person = await addStaffMember(server);
    const [other, cookie] = [await signIn(person), await signIn(person)];
    const answer = await sendAs(server, cookie, `POST ${routes.myPassword}`, {
      currentPassword: person.password,
      newPassword,
    });
    expect([
      answer.status,
      await isSignedIn(other),
      await isSignedIn(cookie),
      await isSignedIn(cookieOf(answer)),
    ]).toEqual([200, false, false, true]);
    expect((await me(cookieOf(answer))).sessions).toHaveLength(1);
    expect((await post(server, routes.signIn, person)).status).toBe(401);
    expect((await post(server, routes.signIn, { ...person, password: newPassword })).status).toBe(200);
    expect(await noted(person)).toEqual(['signed-in', 'password-changed', 'signed-in', 'signed-in']);
  });

  it('keeps its password when the old one is wrong or the new one is too short', async () => {
    const person = await addStaffMember(server);
    const cookie = await signIn(person);
    const change = async (currentPassword: string, next: string) =>
      failureOf(await sendAs(server, cookie, `POST ${routes.myPassword}`, { currentPassword, newPassword: next }));
    expect(await change('not the password of mine', newPassword)).toEqual([400, errors.wrongCurrentPassword]);
    expect(await change(person.password, 'too short')).toEqual([400, errors.passwordLength(15, 128)]);
    expect([await isSignedIn(cookie), (await post(server, routes.signIn, person)).status]).toEqual([true, 200]);
  });

  it('is locked after ten wrong passwords, except for signing in', async () => {
    const person = await addStaffMember(server);
    const cookie = await signIn(person);
    const wrong = [routes.myPassword, routes.myTwoFactor, routes.endTwoFactor].map((path) => `POST ${path}`);
    const body = { currentPassword: 'wrong', newPassword, password: 'wrong' };
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(failureOf(await sendAs(server, cookie, wrong[attempt % 3] ?? '', body))).toEqual([
        400,
        errors.wrongCurrentPassword,
      ]);
    }
    const right = { currentPassword: person.password, newPassword };
    expect(failureOf(await sendAs(server, cookie, `POST ${routes.myPassword}`, right))).toEqual([
      429,
      errors.tooManyAttempts,
    ]);
    expect((await post(server, routes.signIn, person)).status).toBe(200);
  });

  it('can be changed while strangers keep its email from signing in', async () => {
    const person = await addStaffMember(server);
    const cookie = await signIn(person);
    const wrong = { email: person.email, password: 'wrong' };
    for (let attempt = 0; attempt < 10; attempt += 1) await post(server, routes.signIn, wrong);
    expect(failureOf(await post(server, routes.signIn, person))).toEqual([429, errors.tooManyAttempts]);
    const { password } = person;
    const setup = dataOf(
      await sendAs(server, cookie, `POST ${routes.myTwoFactor}`, { password }),
      TwoFactorSetupResponse,
    );
    const code = await generate({ secret: setup.secret });
    const on = await sendAs(server, cookie, `POST ${routes.confirmTwoFactor}`, { code });
    const off = await sendAs(server, cookieOf(on), `POST ${routes.endTwoFactor}`, { password });
    const change = { currentPassword: password, newPassword };
    const changed = await sendAs(server, cookieOf(off), `POST ${routes.myPassword}`, change);
    expect([on.status, off.status, changed.status]).toEqual([200, 200, 200]);
    expect(failureOf(await post(server, routes.signIn, person))).toEqual([429, errors.tooManyAttempts]);
  });

  it('has neither password nor two-step sign-in in the demo', async () => {
    const demo = await startTestServer({ demo: 5 });
    try {
      const cookie = cookieOf(await post(demo, routes.demoSignIn, {}));
      expect(dataOf(await sendAs(demo, cookie, `GET ${routes.me}`), MeResponse)).toMatchObject({
        session: { email: null },
        hasPassword: false,
      });
      const body = { currentPassword: 'x', newPassword, password: 'x' };
      for (const path of [routes.myPassword, routes.myTwoFactor, routes.endTwoFactor]) {
        expect(failureOf(await sendAs(demo, cookie, `POST ${path}`, body))).toEqual([409, errors.noPassword]);
      }
    } finally {
      await demo.close();
    }
  });
});

describe('your sessions', () => {
  it('can be ended one by one, or all but the current one', async () => {
    const person = await addStaffMember(server);
    const [first, second, third, cookie] = [
      await signIn(person),
      await signIn(person),
      await signIn(person),
      await signIn(person),
    ];
    const mine = (await me(second)).sessions.find(({ isCurrent }) => isCurrent) ?? expect.fail('no session');
    expect((await sendAs(server, cookie, `DELETE ${routes.mySession(mine.id)}`)).status).toBe(200);
    expect(await Promise.all([first, second, third, cookie].map(isSignedIn))).toEqual([true, false, true, true]);
    expect((await sendAs(server, cookie, `DELETE ${routes.mySessions}`)).status).toBe(200);
    expect(await Promise.all([first, second, third, cookie].map(isSignedIn))).toEqual([false, false, false, true]);
    expect((await noted(person)).slice(0, 2)).toEqual(['sessions-ended', 'sessions-ended']);
  });

  it('of someone else cannot be ended', async () => {
    const [mine, theirs] = [await signIn(await addStaffMember(server)), await signIn(await addStaffMember(server))];
    const [{ id } = expect.fail('no session')] = (await me(theirs)).sessions;
    expect(failureOf(await sendAs(server, mine, `DELETE ${routes.mySession(id)}`))).toEqual([
      404,
      errors.noSuchSession,
    ]);
    expect(await isSignedIn(theirs)).toBe(true);
  });

  it('end with their cookie when it is the current one', async () => {
    const cookie = await signIn(await addStaffMember(server));
    const [{ id } = expect.fail('no session')] = (await me(cookie)).sessions;
    const answer = await sendAs(server, cookie, `DELETE ${routes.mySession(id)}`);
    expect([answer.status, cookieOf(answer), answer.cookies.length > 0, await isSignedIn(cookie)]).toEqual([
      200,
      '',
      true,
      false,
    ]);
  });
});

describe('two-step sign-in of your account', () => {
  it('counts no attempt when it is already on and the password is right', async () => {
    const person = await addStaffMember(server);
    const before = await signIn(person);
    const { secret } = await setUp(person, before);
    const cookie = cookieOf(
      await sendAs(server, before, `POST ${routes.confirmTwoFactor}`, { code: await generate({ secret }) }),
    );
    for (let attempt = 0; attempt < 11; attempt += 1) {
      expect(
        failureOf(await sendAs(server, cookie, `POST ${routes.myTwoFactor}`, { password: person.password })),
      ).toEqual([409, errors.twoFactorOn]);
    }
  });

  it('stays off when it was interrupted while being turned on, and can be set up again', async () => {
    const person = await addStaffMember(server);
    await setUp(person, await signIn(person));
    const again = await post(server, routes.signIn, person);
    expect(dataOf(again, SignInResponse).outcome).toBe('signed-in');
    expect((await me(cookieOf(again))).hasTwoFactor).toBe(false);
    const { secret } = await setUp(person, cookieOf(again));
    const confirmed = await sendAs(server, cookieOf(again), `POST ${routes.confirmTwoFactor}`, {
      code: await generate({ secret }),
    });
    expect([confirmed.status, (await me(cookieOf(confirmed))).hasTwoFactor]).toEqual([200, true]);
    expect(dataOf(await post(server, routes.signIn, person), SignInResponse).outcome).toBe('second-factor');
  });

  async function setUp(person: TestStaffMember, cookie: string) {
    return dataOf(
      await sendAs(server, cookie, `POST ${routes.myTwoFactor}`, { password: person.password }),
      TwoFactorSetupResponse,
    );
  }

  it('is on and required once a code is confirmed, and not once it is off again', async () => {
    const person = await addStaffMember(server);
    const cookie = await signIn(person);
    const { uri, secret, backupCodes } = await setUp(person, cookie);
    expect([new URL(uri).searchParams.get('secret'), new URL(uri).protocol, backupCodes.length]).toEqual([
      secret,
      'otpauth:',
      10,
    ]);
    expect((await me(cookie)).hasTwoFactor).toBe(false);
    const [right, wrong] = [await generate({ secret }), '000000'];
    expect(failureOf(await sendAs(server, cookie, `POST ${routes.confirmTwoFactor}`, { code: wrong }))).toEqual([
      400,
      errors.wrongCode,
    ]);
    const confirmed = await sendAs(server, cookie, `POST ${routes.confirmTwoFactor}`, {
      code: ` ${right.slice(0, 3)} ${right.slice(3)} `,
    });
    const renewed = cookieOf(confirmed);
    expect([confirmed.status, await isSignedIn(cookie), (await me(renewed)).hasTwoFactor]).toEqual([200, false, true]);
    expect(failureOf(await sendAs(server, renewed, `POST ${routes.confirmTwoFactor}`, { code: right }))).toEqual([
      409,
      errors.twoFactorOn,
    ]);
    expect(
      failureOf(await sendAs(server, renewed, `POST ${routes.myTwoFactor}`, { password: person.password })),
    ).toEqual([409, errors.twoFactorOn]);
    const firstStep = await post(server, routes.signIn, person);
    expect(dataOf(firstStep, SignInResponse)).toEqual({ outcome: 'second-factor' });
    const replayed = await post(server, routes.secondFactor, { code: right }, { cookie: cookieOf(firstStep) });
    expect([failureOf(replayed), cookieOf(replayed)]).toEqual([[410, errors.codeAlreadyUsed], '']);
    const again = await post(server, routes.signIn, person);
    const secondStep = await post(server, routes.secondFactor, { code: backupCodes[0] }, { cookie: cookieOf(again) });
    expect(dataOf(secondStep, SignInResponse).outcome).toBe('signed-in');
    const ended = await sendAs(server, renewed, `POST ${routes.endTwoFactor}`, { password: person.password });
    expect([ended.status, (await me(cookieOf(ended))).hasTwoFactor]).toEqual([200, false]);
    expect(dataOf(await post(server, routes.signIn, person), SignInResponse).outcome).toBe('signed-in');
    expect(await noted(person)).toEqual(['signed-in', 'two-factor-off', 'signed-in', 'two-factor-on', 'signed-in']);
  });

  it('gets another secret when set up again, and only that one confirms it', async () => {
    const person = await addStaffMember(server);
    const cookie = await signIn(person);
    expect(failureOf(await sendAs(server, cookie, `POST ${routes.confirmTwoFactor}`, { code: '123456' }))).toEqual([
      409,
      errors.twoFactorNotStarted,
    ]);
    const [older, newer] = [await setUp(person, cookie), await setUp(person, cookie)];
    const old = await sendAs(server, cookie, `POST ${routes.confirmTwoFactor}`, {
      code: await generate({ secret: older.secret }),
    });
    expect(failureOf(old)).toEqual([400, errors.wrongCode]);
    const now = await sendAs(server, cookie, `POST ${routes.confirmTwoFactor}`, {
      code: await generate({ secret: newer.secret }),
    });
    expect(now.status).toBe(200);
  });

  it('cannot be guessed in a session: after ten wrong codes none is accepted', async () => {
    const person = await addStaffMember(server);
    const cookie = await signIn(person);
    const { secret } = await setUp(person, cookie);
    const confirm = async (code: string) => sendAs(server, cookie, `POST ${routes.confirmTwoFactor}`, { code });
    const right = await generate({ secret });
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await confirm('000000')).status).toBe(400);
    expect(failureOf(await confirm(right))).toEqual([429, errors.tooManyAttempts]);
  });
});
