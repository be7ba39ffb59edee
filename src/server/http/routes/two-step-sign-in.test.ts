import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActivityResponse } from '../../../contract/activity.ts';
import { SignInResponse, TwoFactorSetupResponse } from '../../../contract/sign-in-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { sendAs, dataOf, failureOf } from '../../../testing/http/send-as.ts';
import { sendExactly, type ExactResponse } from '../../../testing/http/exact-request.ts';
import { withSystemDatabase } from '../../../testing/http/signed-in-cookie.ts';
import { addStaffMember, cookieOf, post, type TestStaffMember } from '../../../testing/http/add-staff-member.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 1 });
});
afterAll(() => server.close());

interface Factor {
  readonly person: TestStaffMember;
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

/** A person whose two-step sign-in is on. */
async function addPersonWithFactor(): Promise<Factor> {
  const person = await addStaffMember(server);
  const cookie = cookieOf(await post(server, routes.signIn, person));
  const { password } = person;
  const setup = dataOf(
    await sendAs(server, cookie, `POST ${routes.myTwoFactor}`, { password }),
    TwoFactorSetupResponse,
  );
  // Of the half minute before, so that the current one is not used.
  const code = await generate({ secret: setup.secret, epoch: Math.floor(Date.now() / 1000) - 30 });
  expect((await sendAs(server, cookie, `POST ${routes.confirmTwoFactor}`, { code })).status).toBe(200);
  return { person, secret: setup.secret, backupCodes: setup.backupCodes };
}

async function firstStep({ person }: Factor): Promise<string> {
  const answer = await post(server, routes.signIn, person);
  expect(SignInResponse.parse(JSON.parse(answer.body)).data).toEqual({ outcome: 'second-factor' });
  return cookieOf(answer);
}

const isSignedIn = async (cookie: string): Promise<boolean> =>
  (await sendExactly(server.port, routes.session, { headers: { cookie } })).status === 200;

describe('two-step sign-in', () => {
  it('requires a code after the right password, whose cookie alone opens nothing', async () => {
    const factor = await addPersonWithFactor();
    const cookie = await firstStep(factor);
    expect(cookie).not.toContain('session_token');
    expect(await isSignedIn(cookie)).toBe(false);
    const code = await generate({ secret: factor.secret });
    const answer = await post(
      server,
      routes.secondFactor,
      { code: `${code.slice(0, 3)} ${code.slice(3)}` },
      { cookie },
    );
    expect(SignInResponse.parse(JSON.parse(answer.body)).data).toMatchObject({
      outcome: 'signed-in',
      session: { id: factor.person.id },
    });
    expect(await isSignedIn(cookieOf(answer))).toBe(true);
    // The step is spent.
    expect(
      failureOf(
        await post(server, routes.secondFactor, { code: await generate({ secret: factor.secret }) }, { cookie }),
      ),
    ).toEqual([410, errors.signInExpired]);
  });

  it('accepts a backup code once, when the app is lost', async () => {
    const factor = await addPersonWithFactor();
    const [code = ''] = factor.backupCodes;
    expect((await post(server, routes.secondFactor, { code }, { cookie: await firstStep(factor) })).status).toBe(200);
    expect(failureOf(await post(server, routes.secondFactor, { code }, { cookie: await firstStep(factor) }))).toEqual([
      401,
      errors.wrongCode,
    ]);
  });

  it('accepts a backup code or a code of the app in only one of several waiting sign-ins', async () => {
    const factor = await addPersonWithFactor();
    const signInAtOnce = async (code: string): Promise<readonly ExactResponse[]> => {
      const cookies: string[] = [];
      for (let step = 0; step < 4; step += 1) cookies.push(await firstStep(factor));
      return await Promise.all(cookies.map((cookie) => post(server, routes.secondFactor, { code }, { cookie })));
    };
    for (const code of [factor.backupCodes[0] ?? '', await generate({ secret: factor.secret })]) {
      const answers = await signInAtOnce(code);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter((answer) => cookieOf(answer) !== '')).toHaveLength(1);
    }
  });

  it('accepts a code of the app once, even across a restart', async () => {
    const factor = await addPersonWithFactor();
    const code = await generate({ secret: factor.secret });
    expect((await post(server, routes.secondFactor, { code }, { cookie: await firstStep(factor) })).status).toBe(200);
    await server.restart();
    const again = await post(server, routes.secondFactor, { code }, { cookie: await firstStep(factor) });
    expect([...failureOf(again), cookieOf(again)]).toEqual([410, errors.codeAlreadyUsed, '']);
    expect(again.cookies).toContainEqual(expect.stringMatching(/\.two_factor=; Max-Age=0;/));
  });

  it('cannot be completed by someone signed in as another user', async () => {
    const factor = await addPersonWithFactor();
    const other = await server.signIn();
    const cookie = `${await firstStep(factor)}; ${other}`;
    expect(failureOf(await post(server, routes.secondFactor, { code: '000000' }, { cookie }))).toEqual([
      401,
      errors.wrongCode,
    ]);
    expect(failureOf(await post(server, routes.secondFactor, { code: '000000' }, { cookie: other }))).toEqual([
      410,
      errors.signInExpired,
    ]);
  });

  it('accepts no code for a while after many wrong ones', async () => {
    const factor = await addPersonWithFactor();
    const answers: (readonly [number, string])[] = [];
    for (let step = 0; step < 3; step += 1) {
      const cookie = await firstStep(factor);
      for (let attempt = 0; attempt < 5; attempt += 1)
        answers.push(failureOf(await post(server, routes.secondFactor, { code: '000000' }, { cookie })));
    }
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => [401, errors.wrongCode]));
    expect(answers.at(-1)).toEqual([429, errors.tooManyAttempts]);
    const right = await post(
      server,
      routes.secondFactor,
      { code: await generate({ secret: factor.secret }) },
      { cookie: await firstStep(factor) },
    );
    expect(right.status).toBe(429);
    // As long as the row says, not as long as a lock lasts when it begins.
    withSystemDatabase(server.dataDirectory, (database) => {
      database
        .prepare('UPDATE sign_in_attempt SET locked_until = ? WHERE locked_until IS NOT NULL')
        .run(Date.now() + 60_000);
    });
    const later = await post(server, routes.secondFactor, { code: '000000' }, { cookie: await firstStep(factor) });
    expect([later.status, Number(later.headers['retry-after']) <= 60]).toEqual([429, true]);
    const { entries } = dataOf(
      await sendAs(server, await server.signIn(), `GET ${routes.activity}?action=code-refused`),
      ActivityResponse,
    );
    expect(entries.filter(({ subject }) => subject === factor.person.email)).toMatchObject([{ person: null }]);
  });

  it('checks ten codes, of however many at the same time, until time has passed', async () => {
    const factor = await addPersonWithFactor();
    const cookies: string[] = [];
    for (let step = 0; step < 41; step += 1) cookies.push(await firstStep(factor));
    const [last = '', ...others] = cookies;
    const [backupCode = ''] = factor.backupCodes;
    const answers = await Promise.all(
      others.map(async (cookie, index) =>
        post(server, routes.secondFactor, { code: index % 2 === 0 ? '000000' : 'wrong-code' }, { cookie }),
      ),
    );
    const countOf = (expected: number): number => answers.filter(({ status }) => status === expected).length;
    expect([countOf(401), countOf(429)]).toEqual([10, 30]);
    const right = async (code: string): Promise<number> =>
      (await post(server, routes.secondFactor, { code }, { cookie: last })).status;
    expect([await right(await generate({ secret: factor.secret })), await right(backupCode)]).toEqual([429, 429]);
    withSystemDatabase(server.dataDirectory, (database) => {
      database.exec(
        'UPDATE sign_in_attempt SET locked_until = locked_until - 15 * 60000, at = at - 15 * 60000' +
          ' WHERE locked_until IS NOT NULL',
      );
    });
    expect(await right(await generate({ secret: factor.secret }))).toBe(200);
  });
});
