import type { FastifyInstance } from 'fastify';
import { errors } from '../../../contract/errors.ts';
import type { CursorCodec } from '../../customers/cursor.ts';
import type { CustomerSource } from '../../customers/customer-source.ts';
import { pageText, successText } from '../responses/envelope-text.ts';
import { HttpError } from '../../errors/http-error.ts';
import { parseListQuery, resolveFilter } from './list-request.ts';
import { stillAsked } from '../transport/client-disconnect.ts';

const mayRead = { config: { rule: 'customers:read' } } as const;

/** `/customers` and `/customers/{customerId}` of the API. Source: contract.md. */
export function addCustomersRoutes(app: FastifyInstance, source: CustomerSource, cursors: CursorCodec): void {
  app.get('/customers', mayRead, async (request, reply) => {
    const query = parseListQuery(request.query);
    const status = query.status ?? null;
    const filter = await resolveFilter(query, source);
    const scope = { source: source.scope, filter, status };
    const after = query.cursor === undefined ? null : cursors.open(query.cursor, scope);
    if (query.cursor !== undefined && after === null) throw new HttpError(400, errors.invalidCursor);
    const { customers, next, answeredAt } = await source.list(
      { filter, status, limit: query.limit, after },
      stillAsked(filter, request, reply),
    );
    const nextCursor = next === null ? null : cursors.seal(next, scope);
    return pageText(
      customers,
      { hasMore: nextCursor !== null, nextCursor, pageSize: query.limit },
      new Date(answeredAt),
    );
  });

  app.get<{ Params: { customerId: string } }>('/customers/:customerId', mayRead, async (request) => {
    const { customerId } = request.params;
    if (customerId === '') throw new HttpError(404, errors.routeNotFound);
    const found = await source.get(customerId);
    if (found === null) throw new HttpError(404, errors.customerNotFound(customerId));
    return successText(found.customer, new Date(found.answeredAt));
  });
}
