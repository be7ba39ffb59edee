import { METHODS } from 'node:http';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { rolePermissions, roles } from '../../../contract/roles-and-permissions.ts';
import { addApi } from '../api-plugin.ts';
import { Authenticator } from './authenticate.ts';
import { CursorCodec } from '../../customers/cursor.ts';
import { openStaffServices } from '../../../testing/http/staff-services.ts';
import { arrayCustomerSource, exampleCustomer } from '../../../testing/customers/array-customer-source.ts';
import { sendExactly } from '../../../testing/http/exact-request.ts';
import { unlimitedLimiter } from '../../../testing/http/unlimited-limiter.ts';
import { fromOwnPage } from '../../../testing/http/signed-in-cookie.ts';
import { startTestServer, testKey, type TestServer } from '../../../testing/http/test-server.ts';
import { requireRules, type Rule } from './check-permission.ts';

/** Every route there is and who may ask it: a new route is a new line here. */
const expected: Readonly<Record<string, Rule>> = {
  'GET /api/v1/openapi.json': 'public',
  'GET /api/v1/customers': 'customers:read',
  'GET /api/v1/customers/:customerId': 'customers:read',
  'GET /api/app/session': 'signed-in',
  'GET /api/app/capabilities': 'customers:read',
  'GET /api/app/export': 'customers:export',
  'POST /api/app/export': 'customers:export',
  'GET /api/app/export-job': 'customers:export',
  'POST /api/app/export-job': 'customers:export',
  'DELETE /api/app/export-job': 'customers:export',
  'GET /api/app/export-job/file': 'customers:export',
  'GET /api/app/import': 'customers:import',
  'POST /api/app/import': 'customers:import',
  'DELETE /api/app/import': 'customers:import',
  'PUT /api/app/import/parts/:importId': 'customers:import',
  'GET /api/app/import/reports/:report': 'customers:import',
  'GET /api/app/parameters': 'customers:read',
  'DELETE /api/app/parameters/:parameterId': 'parameters:manage',
  'GET /api/app/pinned-parameters': 'customers:read',
  'PUT /api/app/pinned-parameters': 'parameters:manage',
  'GET /api/app/views': 'customers:read',
  'POST /api/app/views': 'customers:read',
  'PATCH /api/app/views/:viewId': 'customers:read',
  'DELETE /api/app/views/:viewId': 'customers:read',
  'GET /api/app/preferences': 'signed-in',
  'PATCH /api/app/preferences': 'signed-in',
  'GET /api/app/summary': 'customers:read',
  'GET /api/app/sign-in': 'public',
  'POST /api/app/sign-in': 'public',
  'POST /api/app/sign-in/second-factor': 'public',
  'POST /api/app/sign-in/demo': 'public',
  'POST /api/app/sign-in/sso': 'public',
  'GET /api/auth/callback/sso': 'public',
  'POST /api/app/sign-out': 'signed-in',
  'POST /api/app/sign-out-everywhere': 'signed-in',
  'POST /api/app/links/look': 'public',
  'POST /api/app/links/use': 'public',
  'GET /api/app/activity': 'activity:read',
  'GET /api/app/keys': 'keys:manage',
  'POST /api/app/keys': 'keys:manage',
  'DELETE /api/app/keys/:keyId': 'keys:manage',
  'GET /api/app/staff': 'staff:manage',
  'PUT /api/app/viewer-exports': 'staff:manage',
  'POST /api/app/staff/invites': 'staff:manage',
  'DELETE /api/app/staff/invites/:inviteId': 'staff:manage',
  'PATCH /api/app/staff/:staffId': 'staff:manage',
  'POST /api/app/staff/:staffId/reset-link': 'staff:manage',
  'GET /api/app/me': 'signed-in',
  'PATCH /api/app/me': 'signed-in',
  'POST /api/app/me/password': 'signed-in',
  'POST /api/app/me/two-factor': 'signed-in',
  'POST /api/app/me/two-factor/confirm': 'signed-in',
  'POST /api/app/me/two-factor/off': 'signed-in',
  'DELETE /api/app/me/sessions': 'signed-in',
  'DELETE /api/app/me/sessions/:sessionId': 'signed-in',
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 1 });
});
afterAll(() => server.close());

/** The routes of the server, without those that respond 405. */
async function routesOf(): Promise<Readonly<Record<string, Rule | undefined>>> {
  const parts = await openStaffServices();
  const source = arrayCustomerSource([exampleCustomer(1)]);
  const authenticator = new Authenticator({
    ...parts,
    keys: { verify: async () => null },
    limit: null,
    limiter: unlimitedLimiter,
  });
  const found = new Map<string, Rule | undefined>();
  const app = fastify();
  for (const method of METHODS) app.addHttpMethod(method, { hasBody: false, overrideExisting: true });
  app.addHook('onRoute', ({ method, url, config, onRequest }) => {
    if (typeof method === 'string' && method !== 'HEAD' && onRequest === undefined)
      found.set(`${method} ${url}`, config?.rule);
  });
  await app.register(
    addApi({
      ...parts,
      authenticator,
      limiter: unlimitedLimiter,
      limit: null,
      source,
      exportJobs: null,
      imports: null,
      display: { currency: null, locale: null, timeZone: null },
      cursors: new CursorCodec(new Uint8Array(32)),
    }),
    { prefix: '/api' },
  );
  await app.close();
  return Object.fromEntries(found);
}

const actors = ['anonymous', ...roles, 'key'] as const;
type Actor = (typeof actors)[number];

function isLetIn(actor: Actor, route: string, rule: Rule): boolean {
  if (rule === 'public') return true;
  if (actor === 'anonymous') return false;
  if (actor === 'key') return route.includes(' /api/v1/') && rule === 'customers:read';
  return rule === 'signed-in' || rolePermissions[actor].some((permission) => permission === rule);
}

async function headersOf(actor: Actor): Promise<Record<string, string>> {
  if (actor === 'anonymous') return {};
  return actor === 'key' ? { authorization: `Bearer ${testKey}` } : { cookie: await server.signIn(actor) };
}

/** The sentence of a failure, or null: a public response may be a page, a document, or empty. */
function errorOf(body: string): string | null {
  return body.startsWith('{') ? (Failure.safeParse(JSON.parse(body)).data?.error ?? null) : null;
}

describe('a write of another site', () => {
  const writes = Object.keys(expected).filter((route) => !route.startsWith('GET '));
  const origins: readonly Record<string, string>[] = [
    {},
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  it.each(writes)('is refused with 403: %s', async (route) => {
    const [method = '', url = ''] = route.split(' ');
    const cookie = await server.signIn();
    for (const headers of origins) {
      const { status, body } = await sendExactly(server.port, url.replace(/:\w+/, 'CUST-000001'), {
        method,
        headers: { cookie, ...headers },
      });
      expect([headers, status, errorOf(body)]).toEqual([headers, 403, errors.forbidden]);
    }
    expect((await sendExactly(server.port, '/api/app/session', { headers: { cookie } })).status).toBe(200);
  });
});

describe('permissions', () => {
  it('are defined for every route, as expected', async () => {
    expect(await routesOf()).toEqual(expected);
  });

  it('are required of a route when the server is put together', () => {
    const app = fastify();
    requireRules(app);
    expect(() => app.get('/new', async () => '')).toThrow('GET /new has no rule');
  });

  const cases = Object.entries(expected).flatMap(([route, rule]) =>
    actors.map((actor) => ({ route, rule, actor, isLetIn: isLetIn(actor, route, rule) })),
  );
  it.each(cases)('$route: $actor, allowed: $isLetIn', async ({ route, rule, actor, isLetIn: isIn }) => {
    const [method = '', url = ''] = route.split(' ');
    const path = url.replace(/:\w+/, 'CUST-000001');
    const { status, body } = await sendExactly(server.port, path, {
      method,
      headers: { ...fromOwnPage, ...(await headersOf(actor)) },
    });
    if (isIn && rule !== 'public') expect([401, 403]).not.toContain(status);
    // A public route may refuse the request with a sentence of its own.
    if (rule === 'public') expect([errors.missingKey, errors.noSession, errors.forbidden]).not.toContain(errorOf(body));
    if (!isIn) expect(status).toBe(actor === 'anonymous' || actor === 'key' ? 401 : 403);
  });
});
