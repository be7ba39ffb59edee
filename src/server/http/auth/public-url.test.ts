import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { sendExactly, type ExactResponse, type ExactRequest } from '../../../testing/http/exact-request.ts';
import { cheapHashWork } from '../../../testing/cheap-password-hashes.ts';
import { addStaffMember, cookieOf } from '../../../testing/http/add-staff-member.ts';
import { scaled } from '../../../testing/test-scale.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';
import { setHashWork } from '../../staff/sign-in/password-hash.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 1, environment: { PUBLIC_URL: 'https://customers.example.com' } });
});
afterAll(() => server.close());

/** As a proxy that ends TLS passes a browser's request on. */
const proxied = {
  host: 'customers.example.com',
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-proto': 'https',
} as const;
const origin = { origin: 'https://customers.example.com' } as const;

const send = (path: string, { headers = {}, ...request }: ExactRequest = {}): Promise<ExactResponse> =>
  sendExactly(server.port, path, { ...request, headers: { ...proxied, ...headers } });
const signIn = (body: unknown, headers: Record<string, string> = {}): Promise<ExactResponse> =>
  send(routes.signIn, { method: 'POST', body, headers: { ...origin, ...headers } });

describe('a server behind TLS', () => {
  it('sets a session cookie that only this host can set and only TLS carries', async () => {
    const answer = await signIn(await addStaffMember(server));
    expect(answer.cookies).toEqual([
      expect.stringMatching(
        /^__Host-customers\.session_token=[\w%.-]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    const cookie = cookieOf(answer);
    expect((await send(routes.session, { headers: { cookie } })).status).toBe(200);
    const out = await send(routes.signOut, { method: 'POST', headers: { cookie, ...origin } });
    expect(out.cookies).toEqual([
      '__Host-customers.session_token=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
      '__Host-customers.two_factor=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]);
    expect((await send(routes.session, { headers: { cookie } })).status).toBe(401);
  });

  it.each(['/', '/assets/none.js', routes.customers, routes.openapi, '/api/none', routes.healthz])(
    'tells browsers at %s to come back over TLS only',
    async (path) => {
      expect((await send(path)).headers['strict-transport-security']).toBe('max-age=31536000');
    },
  );

  it('allows writes from its public origin only, no longer from where it listens', async () => {
    const person = await addStaffMember(server);
    for (const headers of [
      { origin: 'http://customers.example.com' },
      { origin: 'https://customers.example.com.evil.example' },
      { origin: `http://localhost:${server.port}` },
    ]) {
      const answer = await signIn(person, headers);
      expect([answer.status, Failure.parse(JSON.parse(answer.body)).error]).toEqual([403, errors.forbidden]);
    }
  });

  it.each([
    'localhost:PORT',
    'evil.example',
    'customers.example.com:8443',
    'customers.example.com:80',
    'customers.example.com.',
    '',
  ])('accepts no session from a request whose Host is %j', async (host) => {
    const cookie = cookieOf(await signIn(await addStaffMember(server)));
    expect((await send(routes.session, { headers: { cookie, host } })).status).not.toBe(200);
  });

  it.each(['customers.example.com:443', 'Customers.Example.com'])('also accepts the Host %s', async (host) => {
    const cookie = cookieOf(await signIn(await addStaffMember(server), { host }));
    expect((await send(routes.session, { headers: { cookie, host } })).status).toBe(200);
    expect((await send(routes.signOut, { method: 'POST', headers: { cookie, host, ...origin } })).status).toBe(200);
  });

  it('offers no demo account', async () => {
    expect((await send(routes.demoSignIn, { method: 'POST', body: {}, headers: origin })).status).toBe(403);
  });

  it('accepts at most ten wrong passwords, from however many addresses and however many at the same time', async () => {
    const { email, password } = await addStaffMember(server);
    const count = scaled(100, 1000);
    const statuses = new Map<number, number>();
    const tryOne = async (index: number): Promise<void> => {
      const { status } = await signIn(
        { email, password: `wrong ${index}` },
        { 'x-forwarded-for': `198.51.${index >> 8}.${index & 255}` },
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    };
    for (let from = 0; from < count; from += 20)
      await Promise.all(Array.from({ length: 20 }, (_, index) => tryOne(from + index)));
    // Those that would wait for too long are turned away unseen; with them it is all.
    const { 401: looked, 429: refused = 0, 503: busy = 0 } = Object.fromEntries(statuses);
    expect([looked, refused + busy]).toEqual([10, count - 10]);
    expect(refused).toBeGreaterThan(0);
    expect((await signIn({ email, password })).status).toBe(429);
  });

  it('refuses sign-ins when too many passwords are being hashed, and keeps serving', async () => {
    setHashWork();
    onTestFinished(() => setHashWork(cheapHashWork));
    const people = Array.from({ length: 40 }, (_, index) => ({
      email: `stranger-${index}@example.com`,
      password: 'wrong',
    }));
    const [answers, health] = await Promise.all([
      Promise.all(people.map((person) => signIn(person))),
      send(routes.healthz),
    ]);
    expect(health.status).toBe(200);
    const busy = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 401).length + busy.length).toBe(people.length);
    expect(busy.length).toBeGreaterThan(0);
    for (const { body, headers } of busy) {
      expect(Failure.parse(JSON.parse(body)).error).toBe(errors.signInBusy);
      expect(headers['retry-after']).toBe('2');
    }
  });
});
