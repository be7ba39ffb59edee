import * as z from 'zod';
import { Customer, CustomerDetail, CustomerEmail, CustomerParameter, CustomerPhone } from '../../contract/customer.ts';
import { Failure } from '../../contract/envelope.ts';
import type { Route, RouteDocs } from './routes/route-table.ts';

const server = '/api/v1';

/** Schemas that get a name in the document, beside those of responses; the others are written where they are used. */
const sharedSchemas = {
  Customer,
  CustomerDetail,
  CustomerEmail,
  CustomerPhone,
  CustomerParameter,
  Failure,
};

const rateHeaders = {
  'X-RateLimit-Limit': header(
    'Requests a key may make in the window; on every response to a key while there is a limit.',
  ),
  'X-RateLimit-Remaining': header('Requests left in the window after this one.'),
  'X-RateLimit-Reset': header('The Unix second at which one request frees up.'),
};

/**
 * The OpenAPI 3.1 document of the routes that have `docs`, derived from their definitions and the contract's schemas.
 */
export function openapiDocument(routes: readonly Route[]) {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Customers API',
      version: '1.0.0',
      description: 'Lists customers and looks one up. Each parameter may be given only once; unknown ones are ignored.',
    },
    servers: [{ url: server }],
    security: [{ key: [] }],
    paths: pathItems(routes),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: namedSchemas(routes),
    },
  };
}

function pathItems(routes: readonly Route[]) {
  const documented = routes.flatMap((route) => (route.docs === null ? [] : [{ route, docs: route.docs }]));
  const byPath = Map.groupBy(documented, ({ route }) => pathOf(route));
  return Object.fromEntries(
    [...byPath].map(([path, operations]) => [
      path,
      Object.fromEntries(
        operations.map(({ route, docs }) => [route.method.toLowerCase(), operation(path, route, docs)]),
      ),
    ]),
  );
}

function pathOf({ pattern }: Route): string {
  return pattern.slice(server.length).replaceAll(/:(\w+)/g, '{$1}');
}

function operation(path: string, { query }: Route, { operationId, summary, response, parameters }: RouteDocs) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    operationId,
    summary,
    parameters: [
      ...inPath.map((name) => pathParameter(name, meaningOf(parameters, name)[0])),
      ...Object.entries(query?.shape ?? {}).map(([name, wire]) =>
        queryParameter(name, wire, meaningOf(parameters, name)),
      ),
    ],
    responses: {
      '200': responseOf(response.description, response.name),
      ...failures(400, 401, 403, ...(inPath.length > 0 ? ([404] as const) : []), 429, 500, 502, 503),
    },
  };
}

type Meaning = readonly [description: string, schema?: z.core.$ZodType];

function meaningOf(parameters: RouteDocs['parameters'], name: string): Meaning {
  const meaning = parameters[name];
  if (meaning === undefined) throw new Error(`The parameter ${name} has no description`);
  return typeof meaning === 'string' ? [meaning] : meaning;
}

function pathParameter(name: string, description: string) {
  return { name, in: 'path', required: true, description, schema: { type: 'string', minLength: 1 } };
}

function queryParameter(name: string, wire: z.core.$ZodType, [description, schema = wire]: Meaning) {
  return { name, in: 'query', required: false, description, schema: bare(z.toJSONSchema(schema, { io: 'input' })) };
}

function namedSchemas(routes: readonly Route[]) {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(sharedSchemas)) registry.add(schema, { id });
  for (const { docs } of routes) if (docs !== null) registry.add(docs.response.schema, { id: docs.response.name });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
}

/** A schema without the words that only make sense in a document of its own. */
function bare(schema: object) {
  return Object.fromEntries(Object.entries(schema).filter(([word]) => word !== '$schema' && word !== '$id'));
}

function header(description: string) {
  return { description, schema: { type: 'integer' } };
}

function responseOf(description: string, schema: string) {
  return {
    description,
    headers: rateHeaders,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

const failureMeanings = {
  400: 'A parameter is not valid, or the cursor belongs to another query',
  401: 'Missing or invalid API key',
  403: 'The key or user does not have permission',
  404: 'Customer not found',
  429: 'Over the rate limit of this key; retry after the seconds in Retry-After',
  500: 'Something went wrong on our side',
  502: 'The upstream service failed, or did not respond as documented',
  503: 'Customers or keys cannot be read right now',
} as const;

function failures(...statuses: readonly (keyof typeof failureMeanings)[]) {
  return Object.fromEntries(statuses.map((status) => [String(status), responseOf(failureMeanings[status], 'Failure')]));
}
