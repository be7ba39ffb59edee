import * as z from 'zod/mini';
import { errors } from '../../../../contract/error-messages.ts';
import { GetCustomerResponse, customerStatuses } from '../../../../contract/customer.ts';
import { defaultLimit, ListCustomersQuery } from '../../../../contract/list/list-customers-query.ts';
import { ListCustomersResponse, maxSearchLength, PageSize } from '../../../../contract/list/list-customers.ts';
import { filterFields } from '../../../../contract/list/list-filter.ts';
import { sortFields } from '../../../../contract/list/list-sort.ts';
import { routes } from '../../../../contract/route-paths.ts';
import type { NoteActivity } from '../../../activity/activity-log.ts';
import { CustomerReadRecorder } from '../../../activity/record-customer-read.ts';
import type { CursorCodec } from '../../../customers/cursor.ts';
import type { CustomerSource } from '../../../customers/customer-source.ts';
import { HttpError } from '../../responses/http-error.ts';
import type { StoredSession } from '../../../staff/session-store.ts';
import { pageEnvelope, successEnvelope } from '../../responses/envelopes.ts';
import { personOf } from '../../responses/session-response.ts';
import { disconnectSignal, searchSignal } from '../../transport/client-disconnect.ts';
import { resolveListQuery } from './resolve-list-query.ts';
import { defineRoute, type Route } from '../route-table.ts';

export interface CustomersRoutesDeps {
  readonly source: CustomerSource;
  readonly cursors: CursorCodec;
  readonly note: NoteActivity;
}

const filterMeaning = [
  'Up to ten conditions, all of which must hold: field:operator or field:operator:value.',
  `The field is one of ${Object.keys(filterFields).join(', ')}, or the id of a parameter.`,
  'Numbers take eq, gte and lte; dates take from and before (an ISO date, or a date and time with a zone), within and',
  'older (90d, 12w, 6m, 2y); texts and options take is, not and in',
  String.raw`(values separated by |; write \| for a bar inside a value). All take set and unset.`,
].join(' ');

/** The public API. Source: contract.md. */
export function customersRoutes({ source, cursors, note }: CustomersRoutesDeps): readonly Route[] {
  const audit = new CustomerReadRecorder(note);
  return [
    defineRoute({
      method: 'GET',
      path: routes.customers,
      rule: 'customers:read',
      query: ListCustomersQuery,
      repeats: ['filter'],
      docs: {
        operationId: 'listCustomers',
        summary: 'List customers, newest first unless sorted',
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
          sort: [
            `One of ${sortFields.join(', ')}; a leading - means descending. Customers without the value come last.`,
            z.enum(sortFields.flatMap((field) => [field, `-${field}`])),
          ],
          filter: [filterMeaning, z.array(z.string())],
          include:
            'Up to ten parameter ids, separated by commas: each customer then has `parameters`, as in Get Customer.',
        },
      },
      handler: async ({ query, session, request, reply }) => {
        const status = query.status ?? null;
        const { filter, values, conditions, sort, include } = await resolveListQuery(query, source);
        const scope = { source: source.scope, filter, status, sort, filters: query.filter ?? [] };
        const after = query.cursor === undefined ? null : cursors.open(query.cursor, scope);
        if (query.cursor !== undefined && after === null) throw new HttpError(400, errors.invalidCursor);
        const { customers, next, fetchedAt } = await source.list(
          { filter, status, conditions, sort, include, limit: query.limit, after },
          searchSignal(filter, request, reply),
        );
        const nextCursor = next === null ? null : cursors.seal(next, scope);
        if (after === null) audit.searched(viewerOf(session), values, query.search);
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
