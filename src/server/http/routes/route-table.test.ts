import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { openapiDocument } from '../openapi-document.ts';
import { createErrorHandler } from '../responses/error-handler.ts';
import { acceptJsonBodies } from './parse-request.ts';
import { defineRoute, mountRoutes } from './route-table.ts';

const Page = z.object({ page: z.optional(z.string().check(z.maxLength(2, 'The page is too long'))) });

const table = [
  defineRoute({
    method: 'GET',
    path: routes.customer,
    rule: 'customers:read',
    query: Page,
    docs: {
      operationId: 'getCustomer',
      summary: 'Get one customer',
      response: { description: 'The customer', name: 'Answer', schema: z.object({}) },
      parameters: { customerId: 'Its id.', page: 'A page of it.' },
    },
    handler: async ({ params: { customerId }, query: { page } }) => `${customerId} ${page}`,
  }),
  defineRoute({
    method: 'PATCH',
    path: routes.customer,
    rule: 'keys:manage',
    body: z.object({ name: z.string() }),
    handler: async ({ body: { name } }) => name,
  }),
  defineRoute({ method: 'GET', path: routes.customers, head: false, rule: 'public', handler: async () => 'all' }),
];

let app: FastifyInstance;
const rules = new Map<string, string | undefined>();
beforeEach(async () => {
  app = fastify();
  app.setErrorHandler(createErrorHandler());
  app.addHook('onRoute', ({ method, url, config }) => {
    if (typeof method === 'string') rules.set(`${method} ${url}`, config?.rule);
  });
  await app.register(
    async (scope) => {
      acceptJsonBodies(scope);
      mountRoutes(scope, table, () => null);
    },
    { prefix: '/api/v1' },
  );
});
afterEach(() => app.close());

async function respond(method: 'GET' | 'HEAD' | 'PATCH' | 'DELETE', url: string, payload?: object) {
  const response = await app.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
  return [response.statusCode, response.body] as const;
}

/** The status and sentence of a failure. */
async function refusal(...request: Parameters<typeof respond>) {
  const [status, body] = await respond(...request);
  return [status, z.parse(z.object({ error: z.string() }), JSON.parse(body)).error];
}

describe('a route', () => {
  it('gets its path, query and body parsed', async () => {
    expect(await respond('GET', `${routes.customer('a/b')}?page=2&unknown=x`)).toEqual([200, 'a/b 2']);
    expect(await respond('PATCH', routes.customer('a'), { name: 'Ada' })).toEqual([200, 'Ada']);
  });

  it('refuses a wrong or repeated parameter, and a wrong body, with one sentence', async () => {
    const url = routes.customer('a');
    expect(await refusal('GET', `${url}?page=100`)).toEqual([400, 'The page is too long']);
    expect(await refusal('GET', `${url}?page=1&page=2`)).toEqual([400, errors.repeatedParameter('page')]);
    expect(await refusal('PATCH', url, { name: 1 })).toEqual([400, errors.body('name')]);
  });

  it('has a rule, which the router knows', () => {
    expect(rules.get('GET /api/v1/customers/:customerId')).toBe('customers:read');
    expect(rules.get('PATCH /api/v1/customers/:customerId')).toBe('keys:manage');
    expect(rules.get('GET /api/v1/customers')).toBe('public');
  });

  it('refuses the other methods of its path with 405 and Allow, HEAD only where it is off', async () => {
    const response = await app.inject({ method: 'DELETE', url: routes.customer('a') });
    expect([response.statusCode, response.headers['allow']]).toEqual([405, 'GET, HEAD, PATCH']);
    expect((await respond('HEAD', routes.customer('a')))[0]).toBe(200);
    const head = await app.inject({ method: 'HEAD', url: routes.customers });
    expect([head.statusCode, head.headers['allow']]).toEqual([405, 'GET']);
  });

  it('is in the OpenAPI document when it has docs, and only then', () => {
    const { paths } = openapiDocument(table);
    expect(Object.keys(paths)).toEqual(['/customers/{customerId}']);
    expect(paths['/customers/{customerId}']).toMatchObject({
      get: {
        operationId: 'getCustomer',
        parameters: [
          { name: 'customerId', in: 'path', description: 'Its id.' },
          { name: 'page', in: 'query', description: 'A page of it.', schema: { type: 'string', maxLength: 2 } },
        ],
      },
    });
  });
});
