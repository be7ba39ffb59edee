import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActivityResponse } from '../../../contract/activity.ts';
import { CapabilitiesResponse, ParametersResponse } from '../../../contract/list/list-metadata.ts';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { quotaHeader, routes } from '../../../contract/route-paths.ts';
import { fromOwnPage } from '../../../testing/http/signed-in-cookie.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
let cookie = '';
beforeAll(async () => {
  server = await startTestServer({ customers: 3 });
  cookie = await server.signIn();
});
afterAll(() => server.close());

async function failure(path: string, init: RequestInit): Promise<readonly [number, string]> {
  const response = await fetch(server.url + path, init);
  return [response.status, Failure.parse(await response.json()).error];
}

describe('the embedded store', () => {
  it('is not metered, and says what it can do', async () => {
    const response = await fetch(server.url + routes.capabilities, { headers: { cookie } });
    expect(CapabilitiesResponse.parse(await response.json()).data).toMatchObject({
      source: 'sqlite',
      counts: true,
      metered: false,
      combinesFilters: true,
      sorts: true,
      exports: true,
      imports: true,
      includesParameters: true,
      removesParameters: true,
      quota: null,
      freshSeconds: null,
    });
    expect(response.headers.has(quotaHeader)).toBe(false);
  });

  it('refuses to remove a system parameter, and one that does not exist', async () => {
    const removal = { method: 'DELETE', headers: { cookie, ...fromOwnPage } };
    expect(await failure(routes.parameter('system_source'), removal)).toEqual([409, errors.systemParameter]);
    expect(await failure(routes.parameter('nothing'), removal)).toEqual([404, errors.parameterNotRemovable]);
  });

  it('removes a parameter for an administrator, for lists too, and notes it', async () => {
    const path = routes.parameter(server.loyaltyTier);
    const list = `${routes.customers}?parameterId=${server.loyaltyTier}`;
    const viewer = await server.signIn('viewer');
    const asViewer = { method: 'DELETE', headers: { cookie: viewer, ...fromOwnPage } };
    expect(await failure(path, asViewer)).toEqual([403, errors.forbidden]);
    expect((await server.request(list)).status).toBe(200);
    const response = await fetch(server.url + path, { method: 'DELETE', headers: { cookie, ...fromOwnPage } });
    const { parameters } = ParametersResponse.parse(await response.json()).data;
    expect(parameters.map(({ id }) => id)).not.toContain(server.loyaltyTier);
    const refused = await server.request(list);
    expect([refused.status, Failure.parse(await refused.json()).error]).toEqual([
      400,
      errors.unknownParameter(server.loyaltyTier),
    ]);
    const activity = await fetch(`${server.url}${routes.activity}?action=parameter-removed`, { headers: { cookie } });
    expect(ActivityResponse.parse(await activity.json()).data.entries).toMatchObject([{ subject: 'Loyalty Tier' }]);
  });
});

describe('removing a parameter', () => {
  it('is refused to a cross-site page, and to a key', async () => {
    const path = routes.parameter('x');
    expect(await failure(path, { method: 'DELETE', headers: { cookie, origin: 'https://evil.example' } })).toEqual([
      403,
      errors.forbidden,
    ]);
    expect((await server.request(path, { method: 'DELETE' })).status).toBe(401);
  });

  it('is the only method on a parameter', async () => {
    const response = await fetch(server.url + routes.parameter('x'), {
      method: 'POST',
      headers: { cookie, ...fromOwnPage },
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'DELETE']);
  });
});
