import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CapabilitiesResponse, ParametersResponse } from '../../../contract/list-metadata.ts';
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
      combinesFilters: false,
      sorts: false,
      exports: false,
      imports: true,
      quota: null,
      freshSeconds: null,
    });
    expect(response.headers.has(quotaHeader)).toBe(false);
  });

  it('has no parameter that can be removed', async () => {
    const answer: unknown = await (await fetch(server.url + routes.parameters, { headers: { cookie } })).json();
    const { parameters } = ParametersResponse.parse(answer).data;
    expect(parameters.filter(({ removable }) => removable)).toEqual([]);
    for (const id of [server.loyaltyTier, 'system_source', 'nothing']) {
      expect(await failure(routes.parameter(id), { method: 'DELETE', headers: { cookie, ...fromOwnPage } })).toEqual([
        404,
        errors.parameterNotRemovable,
      ]);
    }
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
