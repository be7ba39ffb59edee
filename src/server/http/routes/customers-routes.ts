import * as z from 'zod/mini';
import { errors } from '../../../contract/error-messages.ts';
import { GetCustomerResponse, customerStatuses } from '../../../contract/customer.ts';
import {
  defaultLimit,
  ListCustomersResponse,
  ListCustomersQuery,
  maxSearchLength,
  PageSize,
} from '../../../contract/list-customers.ts';
import { routes } from '../../../contract/route-paths.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import type { NoteActivity } from '../../activity/activity-log.ts';
import { CustomerReadRecorder } from '../../activity/record-customer-read.ts';
import type { CursorCodec } from '../../customers/cursor.ts';
import type { CustomerSource, ListFilter } from '../../customers/customer-source.ts';
import { HttpError } from '../responses/http-error.ts';
import type { StoredSession } from '../../staff/session-store.ts';
import { pageEnvelope, successEnvelope } from '../responses/envelopes.ts';
import { personOf } from '../responses/session-response.ts';
import { disconnectSignal, searchSignal } from '../transport/client-disconnect.ts';
import { defineRoute, type Route } from './route-table.ts';

export interface CustomersRoutesDeps {
  readonly source: CustomerSource;
  readonly cursors: CursorCodec;
  readonly note: NoteActivity;
}

/** The public API. Source: contract.md. */
export function customersRoutes({ source, cursors, note }: CustomersRoutesDeps): readonly Route[] {
  const audit = new CustomerReadRecorder(note);
  return [
    defineRoute({
      method: 'GET',
      path: routes.customers,
      rule: 'customers:read',
      query: ListCustomersQuery,
      docs: {
        operationId: 'listCustomers',
        summary: 'List customers, newest first',
        response: { description: 'A page of customers', name: 'ListCustomersResponse', schema: ListCustomersResponse },
        parameters: {
          limit: ['Customers per page.', z._default(PageSize, defaultLimit)],
          cursor:
            '`nextCursor` of the previous page, with the same search, status and parameter; the limit may differ.',
          search:
            `Full-text search over names, emails, phones and customer number; at most ${maxSearchLength} characters ` +
            'after trimming, no control characters. Not together with parameterId or parameterName.',
          status: `One of ${customerStatuses.join(', ')}; combines with everything.`,
          parameterId: 'Customers that have this parameter set: the id of a system or a custom parameter.',
          parameterName: 'The same by exact name; with parameterId, both must mean the same parameter.',
          parameterValue:
            'Only customers whose parameter has exactly this value; for a multiselect, among its options. ' +
            'For a boolean parameter, true or false.',
        },
      },
      handler: async ({ query, session, request, reply }) => {
        const status = query.status ?? null;
        const { filter, parameter } = await resolveFilter(query, source);
        const scope = { source: source.scope, filter, status };
        const after = query.cursor === undefined ? null : cursors.open(query.cursor, scope);
        if (query.cursor !== undefined && after === null) throw new HttpError(400, errors.invalidCursor);
        const { customers, next, fetchedAt } = await source.list(
          { filter, status, limit: query.limit, after },
          searchSignal(filter, request, reply),
        );
        const nextCursor = next === null ? null : cursors.seal(next, scope);
        if (after === null)
          audit.searched(viewerOf(session), {
            text: query.search,
            parameterName: parameter?.name,
            value: query.parameterValue,
          });
        return pageEnvelope(
          customers,
          { hasMore: nextCursor !== null, nextCursor, pageSize: query.limit },
          new Date(fetchedAt),
        );
      },
    }),

    defineRoute({
      method: 'GET',
      path: routes.customer,
      rule: 'customers:read',
      docs: {
        operationId: 'getCustomer',
        summary: 'Get one customer',
        response: { description: 'The customer', name: 'GetCustomerResponse', schema: GetCustomerResponse },
        parameters: {
          customerId:
            'A document id, customer number, email or phone, URL-encoded; tried in that order, whole values only.',
        },
      },
      handler: async ({ params: { customerId }, session, request, reply }) => {
        if (customerId === '') throw new HttpError(404, errors.routeNotFound);
        const found = await source.get(customerId, disconnectSignal(request, reply));
        if (found === null) throw new HttpError(404, errors.customerNotFound(customerId));
        audit.viewed(viewerOf(session), found.customerNumber);
        return successEnvelope(found.customer, new Date(found.fetchedAt));
      },
    }),
  ];
}

/** Null for a program with a key. */
function viewerOf(session: StoredSession | null) {
  return session === null ? null : personOf(session);
}

/** What a list is narrowed to, with the parameter's definition. Throws an HttpError of 400. */
export async function resolveFilter(
  query: ListCustomersQuery,
  source: Pick<CustomerSource, 'findParameter'>,
): Promise<{ readonly filter: ListFilter; readonly parameter: ParameterDefinition | null }> {
  if (query.search !== undefined) return { filter: { kind: 'search', text: query.search }, parameter: null };
  const { parameterId, parameterName } = query;
  const byId = parameterId === undefined ? null : await find(source, { id: parameterId }, parameterId);
  const byName = parameterName === undefined ? null : await find(source, { name: parameterName }, parameterName);
  if (byId !== null && byName !== null && byId.id !== byName.id) throw new HttpError(400, errors.parameterMismatch);
  const parameter = byName ?? byId;
  if (parameter === null) return { filter: { kind: 'all' }, parameter };
  const value = query.parameterValue ?? null;
  if (parameter.type === 'boolean' && value !== null && value !== 'true' && value !== 'false')
    throw new HttpError(400, errors.booleanValue(parameter.name));
  return { filter: { kind: 'parameter', parameterId: parameter.id, value }, parameter };
}

async function find(
  source: Pick<CustomerSource, 'findParameter'>,
  by: Parameters<CustomerSource['findParameter']>[0],
  nameOrId: string,
): Promise<ParameterDefinition> {
  const parameter = await source.findParameter(by);
  if (parameter === null) throw new HttpError(400, errors.unknownParameter(nameOrId));
  return parameter;
}
