import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { SessionResponse } from '../../../contract/session.ts';
import { SignInOptionsResponse, SsoResponse } from '../../../contract/sign-in-api.ts';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { activityOf, sendAs, summariesOf } from '../../../testing/http/send-as.ts';
import { sendExactly, type ExactResponse } from '../../../testing/http/exact-request.ts';
import { startOidcProvider, type TestOidcProvider } from '../../../testing/http/oidc-provider.ts';
import { withSystem, withSystemDatabase } from '../../../testing/http/signed-in-cookie.ts';
import { addStaffMember, cookieOf, post } from '../../../testing/http/add-staff-member.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let provider: TestOidcProvider;
let server: TestServer;
beforeAll(async () => {
  // The provider warns that it runs with keys and pages for development.
  for (const method of ['warn', 'info'] as const) vi.spyOn(console, method).mockImplementation(() => {});
  provider = await startOidcProvider();
  server = await startTestServer({ customers: 1, environment: environment() });
  provider.allow(server.url + routes.ssoCallback);
});
afterAll(async () => {
  await server.close();
  await provider.close();
  vi.restoreAllMocks();
});

function environment(allowed = 'allowed.test'): Record<string, string> {
  return {
    LOG_LEVEL: 'trace',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    ...(allowed === '' ? {} : { OIDC_ALLOWED_DOMAINS: allowed }),
  };
}

let here: Readonly<Record<string, string>> = { host: '127.0.0.1:PORT' };

async function start(returnTo = '/customers?search=x'): Promise<{ readonly url: string; readonly cookie: string }> {
  const answer = await post(server, routes.ssoSignIn, { returnTo }, here);
  return { url: SsoResponse.parse(JSON.parse(answer.body)).data.url, cookie: cookieOf(answer) };
}

function comeBack(address: string, cookie: string): Promise<ExactResponse> {
  return sendExactly(server.port, address.startsWith('/') ? address : address.slice(server.url.length), {
    headers: { ...here, cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' },
  });
}

async function signIn(login: string, returnTo?: string): Promise<ExactResponse> {
  const { url, cookie } = await start(returnTo);
  return comeBack(await provider.walk(url, login), cookie);
}

async function whoIs(answer: ExactResponse) {
  const { status, body } = await sendExactly(server.port, routes.session, { headers: { cookie: cookieOf(answer) } });
  return status === 200 ? SessionResponse.parse(JSON.parse(body)).data : null;
}

describe('single sign-on', () => {
  it('is offered with the provider’s host name', async () => {
    const options = SignInOptionsResponse.parse(JSON.parse((await sendExactly(server.port, routes.signIn)).body)).data;
    expect(options.sso).toEqual({ name: '127.0.0.1' });
  });

  it('signs in anyone of the allowed domains as a viewer, where they were, and knows them again', async () => {
    const answer = await signIn('ada@allowed.test');
    expect([answer.status, answer.headers['location']]).toEqual([302, '/customers?search=x']);
    const first = await whoIs(answer);
    expect(first).toMatchObject({ email: 'ada@allowed.test', name: 'Ada of the provider', role: 'viewer' });
    expect((await whoIs(await signIn('ada@allowed.test')))?.id).toBe(first?.id);
  });

  it('keeps nothing of those who start and never come back', async () => {
    const rows = () => {
      let count = 0;
      withSystemDatabase(server.dataDirectory, (database) => {
        for (const table of database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()) {
          count += Number(database.prepare(`SELECT count(*) AS rows FROM "${String(table['name'])}"`).get()?.['rows']);
        }
      });
      return count;
    };
    const before = rows();
    for (let at = 0; at < 20; at += 1) await start();
    expect(rows()).toBe(before);
  });

  it('signs in an existing team member with their role', async () => {
    const person = await addStaffMember(server, 'administrator');
    withSystemDatabase(server.dataDirectory, (database) => {
      database.prepare('UPDATE staff SET email = ? WHERE id = ?').run('chief@allowed.test', person.id);
    });
    expect(await whoIs(await signIn('chief@allowed.test'))).toMatchObject({ id: person.id, role: 'administrator' });
  });

  it.each([
    ['of another domain', 'eve@evil.test', 'domain_not_allowed'],
    ['of a domain that ends alike', 'eve@notallowed.test', 'domain_not_allowed'],
    ['whose email is not verified', 'unverified@allowed.test', 'email_not_verified'],
  ])('refuses sign-in %s', async (_name, login, code) => {
    const answer = await signIn(login);
    expect([answer.status, answer.headers['location']]).toEqual([
      302,
      expect.stringMatching(new RegExp(`^/sign-in\\?error=${code}`)),
    ]);
    expect(await whoIs(answer)).toBeNull();
    expect(await withSystem(server.dataDirectory, ({ staff }) => staff.findByEmail(login))).toBeNull();
  });

  it('is not finished by an image, which would use up the code', async () => {
    const { url, cookie } = await start();
    const back = (await provider.walk(url, 'ada@allowed.test')).slice(server.url.length);
    const headers = { ...here, cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' };
    expect((await sendExactly(server.port, back, { headers })).status).toBe(403);
    expect(await whoIs(await comeBack(back, cookie))).toMatchObject({ email: 'ada@allowed.test' });
  });

  it('returns to the host name it was started from', async () => {
    here = { host: 'localhost:PORT' };
    try {
      const { url, cookie } = await start();
      const callback = `http://localhost:${server.port}${routes.ssoCallback}`;
      expect(new URL(url).searchParams.get('redirect_uri')).toBe(callback);
      provider.allow(callback);
      const back = await provider.walk(url, 'ada@allowed.test');
      const answer = await comeBack(new URL(back).pathname + new URL(back).search, cookie);
      expect([answer.headers['location'], (await whoIs(answer))?.email]).toEqual([
        '/customers?search=x',
        'ada@allowed.test',
      ]);
    } finally {
      here = { host: '127.0.0.1:PORT' };
      provider.allow(server.url + routes.ssoCallback);
    }
  });

  it('is recorded as joining the first time, and as signing in each time', async () => {
    await signIn('new@allowed.test');
    const { id = '' } = (await whoIs(await signIn('new@allowed.test'))) ?? {};
    expect(summariesOf(await activityOf(server, await server.signIn(), id))).toEqual([
      'signed-in',
      'signed-in',
      'staff-joined',
    ]);
  });

  it('of a viewer keeps the demo account, which can invite others, until there is an administrator', async () => {
    const demo = await startTestServer({ demo: 3, environment: environment() });
    const before = server;
    server = demo;
    provider.allow(demo.url + routes.ssoCallback);
    try {
      const cookie = cookieOf(await post(demo, routes.demoSignIn, {}));
      const { id = '' } = (await whoIs(await signIn('first@allowed.test'))) ?? {};
      const makeAdministrator = (): Promise<ExactResponse> =>
        sendAs(demo, cookie, `PATCH ${routes.staffMember(id)}`, { role: 'administrator' });
      expect([(await makeAdministrator()).status, (await makeAdministrator()).status]).toEqual([200, 401]);
    } finally {
      server = before;
      provider.allow(server.url + routes.ssoCallback);
      await demo.close();
    }
  });

  it('refuses a disabled user', async () => {
    const { id = '' } = (await whoIs(await signIn('left@allowed.test'))) ?? {};
    await withSystem(server.dataDirectory, ({ staff }) => staff.setDisabled(id, true, Date.now()));
    const answer = await signIn('left@allowed.test');
    expect(answer.headers['location']).toBe('/sign-in?error=no_access');
    expect(await whoIs(answer)).toBeNull();
  });

  it('accepts a callback once, from the browser it was started in, with its state', async () => {
    const { url, cookie } = await start();
    const back = await provider.walk(url, 'ada@allowed.test');
    const other = await start();
    const swapped = new URL(back);
    swapped.searchParams.set('state', new URL(other.url).searchParams.get('state') ?? '');
    for (const answer of [
      await comeBack(back, ''),
      await comeBack(back, other.cookie),
      await comeBack(swapped.href, cookie),
    ]) {
      expect(answer.headers['location']).toMatch(/^\/sign-in\?error=/);
      expect(await whoIs(answer)).toBeNull();
    }
    // A cookie that we signed for something else.
    const session = (await server.signIn()).replace('.session_token=', '.sso=');
    expect((await comeBack(back, session)).headers['location']).toMatch(/^\/sign-in\?error=/);
    const good = await start();
    const address = await provider.walk(good.url, 'ada@allowed.test');
    expect(await whoIs(await comeBack(address, good.cookie))).not.toBeNull();
    expect(await whoIs(await comeBack(address, good.cookie))).toBeNull();
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/api/v1/customers',
    `http://127.0.0.1:1/`,
    '/x/..//evil.example',
  ])('redirects only to our own pages, not to %j', async (returnTo) => {
    const answer = await post(server, routes.ssoSignIn, { returnTo }, here);
    expect([answer.status, Failure.parse(JSON.parse(answer.body)).error]).toEqual([400, errors.body('returnTo')]);
  });

  it('stores no token of the provider, and keeps its secret out of the log', async () => {
    const kept = withSystemDatabase(server.dataDirectory, (database) => [
      database.prepare('SELECT count(*) > 0 AS n FROM sso_identity').get()?.['n'],
      database
        .prepare(`SELECT name FROM pragma_table_info('sso_identity') ORDER BY cid`)
        .all()
        .map(({ name }) => name),
    ]);
    expect(kept).toEqual([1, ['subject', 'staff_id', 'created_at']]);
    expect(server.log()).not.toMatch(/canary|allowed\.test/);
  });

  it('without allowed domains, signs in existing staff only, and says nothing of who they are', async () => {
    const invited = await startTestServer({ customers: 1, environment: environment('') });
    provider.allow(invited.url + routes.ssoCallback);
    const before = server;
    server = invited;
    onTestFinished(async () => {
      server = before;
      provider.allow(server.url + routes.ssoCallback);
      await invited.close();
    });
    await withSystem(invited.dataDirectory, async ({ staff }) => {
      const add = async (email: string) =>
        await staff.add({ email, name: email, role: 'viewer', passwordHash: 'none:none' }, Date.now());
      await add('unverified@allowed.test');
      const left = await add('left@allowed.test');
      if (left !== null) await staff.setDisabled(left.id, true, Date.now());
    });
    const refusalOf = async (login: string) => {
      const { status, body, headers, cookies } = await signIn(login);
      return { status, body, location: headers['location'], cookies };
    };
    const stranger = await refusalOf('stranger@allowed.test');
    expect(stranger.location).toBe('/sign-in?error=no_access');
    expect(await refusalOf('left@allowed.test')).toEqual(stranger);
    // What the provider has not verified is refused before anyone is looked for.
    const unverified = await refusalOf('unverified@allowed.test');
    expect(unverified.location).toBe('/sign-in?error=email_not_verified');
    expect(await refusalOf('unverified.stranger@allowed.test')).toEqual(unverified);
  });

  it('that cannot be reached is one sentence, and passwords still work', async () => {
    const alone = await startTestServer({
      customers: 1,
      environment: { ...environment(), OIDC_ISSUER: 'http://127.0.0.1:9' },
    });
    const answer = await post(alone, routes.ssoSignIn, { returnTo: '/customers' });
    expect([answer.status, Failure.parse(JSON.parse(answer.body)).error]).toEqual([503, errors.ssoUnreachable]);
    expect((await post(alone, routes.signIn, await addStaffMember(alone))).status).toBe(200);
    await alone.close();
  });
});
