import * as z from 'zod';
import {
  Customer,
  CustomerDetail,
  CustomerEmail,
  CustomerParameter,
  CustomerPhone,
  customerStatuses,
} from './customer.ts';
import { Failure } from './envelope.ts';
import { GetCustomerAnswer } from './get-customer.ts';
import { defaultLimit, ListCustomersAnswer, ListCustomersQuery, maxSearchLength, PageSize } from './list-customers.ts';

/** Schemas that get a name in the document; the others are written where they are used. */
const named = {
  Customer,
  CustomerDetail,
  CustomerEmail,
  CustomerPhone,
  CustomerParameter,
  ListCustomersAnswer,
  GetCustomerAnswer,
  Failure,
};

/** What each query parameter means. Source: contract.md. */
const meanings: Readonly<Record<keyof typeof ListCustomersQuery.shape, string>> = {
  limit: 'Customers of a page.',
  cursor: '`nextCursor` of the page before, asked with the same search, status and parameter; the limit may differ.',
  search: `Full-text over names, emails, phones and customer number; at most ${maxSearchLength} characters after trimming, no control characters. Not together with parameterId or parameterName.`,
  status: `One of ${customerStatuses.join(', ')}; combines with everything.`,
  parameterId: 'Customers that have this parameter set: the id of a system or a custom parameter.',
  parameterName: 'The same by exact name; with parameterId, both must mean the same parameter.',
  parameterValue: 'Only customers whose parameter has exactly this value; for a multiselect, among its options.',
};

const rateHeaders = {
  'X-RateLimit-Limit': header(
    'Requests a key may make in the window; on every answer to a key while there is a limit.',
  ),
  'X-RateLimit-Remaining': header('Requests left in the window after this one.'),
  'X-RateLimit-Reset': header('The Unix second at which one request frees.'),
};

/** The OpenAPI 3.1 document of the API, derived from the contract's schemas. */
export function openapiDocument() {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Customers API',
      version: '1.0.0',
      description: 'Lists customers and looks one up. Every parameter is given at most once; unknown ones are ignored.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    paths: {
      '/customers': {
        get: {
          operationId: 'listCustomers',
          summary: 'List customers, newest first',
          parameters: queryParameters(),
          responses: {
            '200': answer('A page of customers', 'ListCustomersAnswer'),
            ...failures(400, 401, 403, 429, 500, 502, 503),
          },
        },
      },
      '/customers/{customerId}': {
        get: {
          operationId: 'getCustomer',
          summary: 'Get one customer',
          parameters: [
            {
              name: 'customerId',
              in: 'path',
              required: true,
              description:
                'A document id, customer number, email or phone, URL-encoded; tried in that order, whole values only.',
              schema: { type: 'string', minLength: 1 },
            },
          ],
          responses: {
            '200': answer('The customer', 'GetCustomerAnswer'),
            ...failures(400, 401, 403, 404, 429, 500, 502, 503),
          },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: namedSchemas(),
    },
  };
}

function queryParameters() {
  return Object.entries(ListCustomersQuery.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    description: meanings[isMeant(name) ? name : 'limit'],
    // On the wire a limit is text; to a client it is the number that text spells.
    schema:
      name === 'limit'
        ? { ...bare(z.toJSONSchema(PageSize)), default: defaultLimit }
        : bare(z.toJSONSchema(schema, { io: 'input' })),
  }));
}

function isMeant(name: string): name is keyof typeof meanings {
  return Object.hasOwn(meanings, name);
}

function namedSchemas() {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
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

function answer(description: string, schema: keyof typeof named) {
  return {
    description,
    headers: rateHeaders,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

const failureMeanings = {
  400: 'A parameter is wrong, or the cursor is not one of this query',
  401: 'Missing or invalid API key',
  403: 'The key or person exists and may not do this',
  404: 'No such customer',
  429: 'Over the limit of this key; Retry-After says for how many seconds',
  500: 'Something went wrong on our side',
  502: 'The service the customers come from failed, or did not answer as documented',
  503: 'The customers or the keys cannot be read right now',
} as const;

function failures(...statuses: readonly (keyof typeof failureMeanings)[]) {
  return Object.fromEntries(statuses.map((status) => [String(status), answer(failureMeanings[status], 'Failure')]));
}
