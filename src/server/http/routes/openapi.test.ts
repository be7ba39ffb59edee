import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { routes } from '../../../contract/route-paths.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

const Document = z.looseObject({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.object({
      get: z.looseObject({
        parameters: z.array(z.looseObject({ name: z.string(), schema: z.looseObject({}) })),
        responses: z.record(z.string(), z.looseObject({ headers: z.record(z.string(), z.looseObject({})) })),
      }),
    }),
  ),
});

let server: TestServer;
let document: z.infer<typeof Document>;
let ajv: Ajv2020;
beforeAll(async () => {
  server = await startTestServer({ customers: 60, environment: { RATE_LIMIT: '200' } });
  document = Document.parse(await (await fetch(server.url + routes.openapi)).json());
  ajv = new Ajv2020({ strict: false, allErrors: true });
  // The package is CommonJS; its types put the function under `default` for ES modules.
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi.json');
});
afterAll(() => server.close());

/** Why a response does not match the document for its path and status; null when it does. */
function complaint(path: string, status: number, body: unknown): string | null {
  const escaped = path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
  const pointer = `openapi.json#/paths/${escaped}/get/responses/${status}/content/application~1json/schema`;
  const validate = ajv.getSchema(pointer);
  if (validate === undefined) return `no schema for ${path} ${status}`;
  return validate(body) === true ? null : ajv.errorsText(validate.errors);
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1, public, and names both routes and every parameter', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.paths)).toEqual(['/customers', '/customers/{customerId}']);
    expect(document.paths['/customers']?.get.parameters.map(({ name }) => name)).toEqual([
      'limit',
      'cursor',
      'search',
      'status',
      'parameterId',
      'parameterName',
      'parameterValue',
      'sort',
      'filter',
      'include',
    ]);
    expect(document.paths['/customers']?.get.parameters[0]?.schema).toEqual({
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: 50,
    });
  });

  it.each([
    ['/customers', '', 200],
    ['/customers', '?limit=1', 200],
    ['/customers', '?limit=100&status=banned', 200],
    ['/customers', '?search=first1', 200],
    ['/customers', '?search=stranger+at+all', 200],
    ['/customers', '?parameterName=Loyalty+Tier', 200],
    ['/customers', '?parameterId=system_browser&parameterValue=Chrome&status=inactive', 200],
    ['/customers', '?limit=0', 400],
    ['/customers', '?search=a&parameterId=b', 400],
    ['/customers', '?cursor=abc', 400],
    ['/customers/{customerId}', '/CUST-000001', 200],
    ['/customers/{customerId}', '/CUST-000007', 200],
    ['/customers/{customerId}', '/CUST-000015', 200],
    ['/customers/{customerId}', '/CUST-999999', 404],
    ['/customers/{customerId}', '/%E0%A4%A', 400],
  ])('describes the response of %s%s', async (path, query, status) => {
    const response = await server.request(routes.customers + query);
    const body: unknown = await response.json();
    expect(response.status).toBe(status);
    expect(complaint(path, status, body)).toBeNull();
    const described = Object.keys(document.paths[path]?.get.responses[String(status)]?.headers ?? {});
    expect(described.filter((name) => !response.headers.has(name))).toEqual([]);
  });

  it('describes the 401 without a key and the 429 over the limit', async () => {
    const stranger = await fetch(server.url + routes.customers);
    expect(complaint('/customers', stranger.status, await stranger.json())).toBeNull();
    await server.restart({ RATE_LIMIT: '1' });
    const limited = await server.request(routes.customers);
    expect(limited.status).toBe(429);
    expect(complaint('/customers', 429, await limited.json())).toBeNull();
    await server.restart();
  });

  it('tells a wrong response from a right one', async () => {
    const answer = z.looseObject({}).parse(await server.json(`${routes.customers}?limit=1`));
    expect(complaint('/customers', 200, answer)).toBeNull();
    expect(complaint('/customers', 200, { ...answer, data: [{}] })).toMatch(/required property/);
    expect(complaint('/customers', 200, { ...answer, more: 1 })).toMatch(/additional properties/);
  });
});
