import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../contract/envelope.ts';
import { ListCustomersResponse } from '../../../contract/list/list-customers.ts';
import { scaled } from '../../../testing/test-scale.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 120 });
});
afterAll(() => server.close());

const scopes = [
  '',
  'status=active',
  'status=inactive',
  'search=first',
  'search=last',
  'search=first&status=active',
  'parameterName=Loyalty+Tier',
  'parameterName=Loyalty+Tier&parameterValue=Gold',
  'parameterName=Marketing+Opt-In&parameterValue=true',
];

async function listWith(query: string, cursor: string): Promise<Response> {
  return server.request(`/api/v1/customers?${query}&cursor=${encodeURIComponent(cursor)}`);
}

async function cursorOf(query: string): Promise<string> {
  const page = ListCustomersResponse.parse(await server.json(`/api/v1/customers?limit=5&${query}`));
  return page.pagination.nextCursor ?? expect.fail(`no second page of ${query}`);
}

async function expectInvalid(response: Response): Promise<void> {
  expect(Failure.parse(await response.json()).error).toBe('Invalid cursor');
  expect(response.status).toBe(400);
}

describe('cursors', () => {
  it('work with another limit, after a restart, and with the parameter by name instead of id', async () => {
    const cursor = await cursorOf('parameterName=Loyalty+Tier');
    const before = ListCustomersResponse.parse(await (await listWith('parameterName=Loyalty+Tier', cursor)).json());
    await server.restart();
    for (const query of ['parameterName=Loyalty+Tier&limit=3', `parameterId=${server.loyaltyTier}&limit=100`]) {
      const response = await listWith(query, cursor);
      expect(response.status).toBe(200);
      expect(ListCustomersResponse.parse(await response.json()).data[0]).toEqual(before.data[0]);
    }
    expect((await listWith('search=+first+', await cursorOf('search=first'))).status).toBe(200);
  });

  it('are bound to one search, status and parameter', async () => {
    for (const scope of scopes) {
      const cursor = await cursorOf(scope);
      for (const other of scopes) {
        const response = await listWith(other, cursor);
        if (other === scope) expect(response.status).toBe(200);
        else await expectInvalid(response);
      }
    }
  });

  it('are refused when altered, cut or made up, and never mean page one', async () => {
    const cursors = await Promise.all(scopes.map(cursorOf));
    const altered = fc.constantFrom(...cursors).chain((cursor) =>
      fc
        .oneof(
          fc
            .tuple(fc.nat(cursor.length - 1), fc.string({ minLength: 1, maxLength: 1 }))
            .map(([at, by]) => cursor.slice(0, at) + by + cursor.slice(at + 1)),
          fc.nat(cursor.length - 1).map((length) => cursor.slice(0, length + 1)),
          fc.string({ minLength: 1, unit: 'binary-ascii' }).map((more) => cursor + more),
          fc.string({ minLength: 1, unit: 'grapheme' }),
          fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
          fc.base64String({ minLength: 4 }),
        )
        .filter((text) => text !== cursor && text !== ''),
    );
    await fc.assert(
      fc.asyncProperty(altered, fc.constantFrom(...scopes), async (cursor, scope) => {
        await expectInvalid(await listWith(scope, cursor));
      }),
      { numRuns: scaled(400, 10_000) },
    );
  });
});
