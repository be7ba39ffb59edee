import { readFileSync } from 'node:fs';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/route-paths.ts';
import { SignInResponse, SsoResponse, TwoFactorSetupResponse } from '../../../contract/sign-in-api.ts';
import { addStaffMember, cookieOf, post } from '../../../testing/http/add-staff-member.ts';
import { sendExactly, type ExactResponse } from '../../../testing/http/exact-request.ts';
import { startHostileOidcProvider, type HostileOidcProvider } from '../../../testing/http/hostile-oidc-provider.ts';
import { LinkMadeResponse } from '../../../contract/settings-api.ts';
import { dataOf, sendAs, sessionOf } from '../../../testing/http/send-as.ts';
import { withSystem, withSystemDatabase } from '../../../testing/http/signed-in-cookie.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

const clientId = 'customers';
const administrator = 'mark@example.com';
let provider: HostileOidcProvider;
let server: TestServer;
beforeAll(async () => {
  provider = await startHostileOidcProvider(clientId);
  server = await startTestServer({
    customers: 1,
    environment: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_ALLOWED_DOMAINS: 'example.com,kelvin.test',
    },
  });
  await withSystem(server.dataDirectory, ({ staff }) =>
    staff.add({ email: administrator, name: 'Mark', role: 'administrator', passwordHash: 'none:none' }, Date.now()),
  );
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

/** Signs in as someone of whom the provider says this. */
async function signIn(claims: Readonly<Record<string, unknown>> | null): Promise<ExactResponse> {
  const started = await post(server, routes.ssoSignIn, { returnTo: '/customers' });
  const { url } = SsoResponse.parse(JSON.parse(started.body)).data;
  return sendExactly(server.port, provider.answer(url, claims).slice(server.url.length), {
    headers: { cookie: cookieOf(started), 'sec-fetch-site': 'cross-site' },
  });
}

const staffEmails = (): Promise<readonly string[]> =>
  withSystem(server.dataDirectory, async ({ staff }) => (await staff.list()).map(({ email }) => email));

describe('single sign-on', () => {
  it('signs in who the provider has verified', async () => {
    const response = await signIn({ sub: 'mark', email: 'Mark@Example.com', email_verified: true });
    expect(await sessionOf(server, cookieOf(response))).toMatchObject({ email: administrator, role: 'administrator' });
  });

  it.each<[string, unknown]>([
    ['a Kelvin sign for a k', 'mar\u{212a}@example.com'],
    ['a dotted capital I', '\u{130}@example.com'],
    ['a long s', 'mark@example.com\u{17f}'],
    ['full-width letters', '\u{ff4d}ark@example.com'],
    ['a Kelvin sign in its domain', 'eve@\u{212a}elvin.test'],
    ['a NUL', 'mark@example.com\0'],
    ['a NUL before the domain', 'eve\0@example.com'],
    ['a line end', 'mark@example.com\n'],
    ['a line end inside', 'a@evil.test\n@example.com'],
    ['a space before it', ' mark@example.com'],
    ['a blank that trimming would remove', '\u{feff}mark@example.com'],
    ['two @', 'mark@example.com@example.com'],
    ['no local part', '@example.com'],
    ['a direction mark', 'eve\u{202e}@example.com'],
    ['a terminal escape', 'eve\u{1b}[31m@example.com'],
    ['a combining mark', 'mark\u{301}@example.com'],
    ['255 characters', `${'x'.repeat(243)}@example.com`],
    ['a million characters', `${'x'.repeat(1_000_000)}@example.com`],
    ['a list', [administrator]],
    ['an object', { toString: administrator }],
    ['a number', 5],
    ['null', null],
    ['no text', ''],
  ])('refuses an email with or of %s', async (_name, email) => {
    const before = await staffEmails();
    const response = await signIn({ email, email_verified: true });
    expect(response.headers['location']).toMatch(/^\/sign-in\?error=\w+$/);
    expect(cookieOf(response)).toBe('');
    expect(await staffEmails()).toEqual(before);
  });

  it.each<[unknown]>([['true'], [1], ['1'], [{}], [[true]], [null], [false], [undefined]])(
    'does not take %j for a verified email',
    async (verified) => {
      const response = await signIn({ email: administrator, email_verified: verified });
      expect(response.headers['location']).toBe('/sign-in?error=email_not_verified');
      expect(cookieOf(response)).toBe('');
    },
  );

  it('refuses a token response without an ID token', async () => {
    const response = await signIn(null);
    expect([response.headers['location'], cookieOf(response)]).toEqual(['/sign-in?error=sso_failed', '']);
  });

  it.each<[unknown]>([[''], [5], [null], ['x'.repeat(256)], ['a\0b'], ['\u{1b}[2J'], [['mark']]])(
    'refuses the subject %j',
    async (sub) => {
      const response = await signIn({ sub, email: administrator, email_verified: true });
      expect([response.headers['location'], cookieOf(response)]).toEqual(['/sign-in?error=sso_failed', '']);
    },
  );

  it.each<[string, unknown]>([
    ['a terminal escape', '\u{1b}]0;owned\u{7}'],
    ['a direction mark', 'Eve \u{202e}kram'],
    ['a line end', 'Eve\nMark'],
    ['a million characters', 'x'.repeat(1_000_000)],
    ['nothing to see', '\u{3164}'],
    ['half a character', '\u{d800}'],
    ['a list', ['Mark']],
    ['null', null],
  ])('calls someone by their email whose name has or is %s', async (kind, name) => {
    const email = `${kind.replaceAll(' ', '-')}@example.com`;
    const response = await signIn({ email, email_verified: true, name });
    expect(await sessionOf(server, cookieOf(response))).toMatchObject({ email, name: email });
  });

  it('trims a name', async () => {
    const response = await signIn({ email: 'ada@example.com', email_verified: true, name: '  Ada Lovelace ' });
    expect(await sessionOf(server, cookieOf(response))).toMatchObject({ name: 'Ada Lovelace' });
  });

  it('signs in no one else with the same email, until an administrator has made a reset link', async () => {
    const email = 'grace@example.com';
    const claims = { email, email_verified: true };
    const { id } = await sessionOf(server, cookieOf(await signIn({ sub: 'grace', ...claims })));
    const other = await signIn({ sub: 'another grace', ...claims });
    expect([other.headers['location'], cookieOf(other)]).toEqual(['/sign-in?error=no_access', '']);
    expect((await sessionOf(server, cookieOf(await signIn({ sub: 'grace', ...claims })))).id).toBe(id);
    const made = await sendAs(server, await server.signIn(), `POST ${routes.resetLink(id)}`);
    const token = new URL(dataOf(made, LinkMadeResponse).link).hash.slice(1);
    await post(server, routes.linkUse, { token, password: 'a password of fifteen' });
    const again = await signIn({ sub: 'another grace', ...claims });
    expect((await sessionOf(server, cookieOf(again))).id).toBe(id);
  });

  it('asks for no code of two-step sign-in, which is the provider’s to ask for', async () => {
    const person = await addStaffMember(server);
    const cookie = cookieOf(await post(server, routes.signIn, person));
    const { password } = person;
    const setup = dataOf(
      await sendAs(server, cookie, `POST ${routes.myTwoFactor}`, { password }),
      TwoFactorSetupResponse,
    );
    const code = await generate({ secret: setup.secret });
    expect((await sendAs(server, cookie, `POST ${routes.confirmTwoFactor}`, { code })).status).toBe(200);
    const email = 'two.steps@example.com';
    withSystemDatabase(server.dataDirectory, (database) => {
      database.prepare('UPDATE staff SET email = ? WHERE id = ?').run(email, person.id);
    });
    const withPassword = await post(server, routes.signIn, { email, password });
    expect(dataOf(withPassword, SignInResponse)).toEqual({ outcome: 'second-factor' });
    const response = await signIn({ sub: 'two steps', email, email_verified: true });
    expect(await sessionOf(server, cookieOf(response))).toMatchObject({ id: person.id, email });
    expect(readFileSync('SECURITY.md', 'utf8')).toContain('Single sign-on asks for no second factor of ours');
  });

  it('says once in the log that something fails again and again', async () => {
    for (let time = 0; time < 5; time += 1) await signIn({ sub: 5 });
    const failures = server.log().match(/^Single sign-on failed.*$/gm) ?? [];
    expect(failures).toEqual([...new Set(failures)]);
  });
});
