import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { ParametersAnswer, SummaryAnswer, type Parameter } from '../../../../contract/app-api.ts';
import type { CustomerDetail } from '../../../../contract/customer.ts';
import { GetCustomerAnswer } from '../../../../contract/get-customer.ts';
import { ListCustomersAnswer } from '../../../../contract/list-customers.ts';
import { routes } from '../../../../contract/routes.ts';
import { deleteJson, getResponse, getJson } from '../../../lib/api/api-client.ts';
import { isMetered, settleDemo } from '../../../lib/source/capabilities-query.ts';
import { freshFor } from '../../../lib/source/freshness.ts';
import { answerTime, type AnswerTime } from './response-age.ts';
import type { ListRequest } from '../url/list-params.ts';
import type { CustomersPage } from './merged-pages.ts';
import { learnNumberShapes } from './customer-number-patterns.ts';

/**
 * The first page is small so that rows show soon; later ones are as large as the API gives, and where asks are counted
 * the first too.
 */
const firstPageLimit = 50;
const nextPageLimit = 100;
const firstPageParam: string | null = null;

/**
 * The pages of a list. Loaded pages are never refetched by themselves, as an infinite query would read every one again:
 * `static`, because a failed next page marks a merely unlimited `staleTime` as stale (TanStack Query #8046).
 * Structural sharing is off, as it would compare every loaded row on each page.
 */
export function customersListOptions(request: ListRequest) {
  return infiniteQueryOptions({
    queryKey: ['customers', 'list', request],
    queryFn: async ({ pageParam, signal, client }) => {
      const page = await fetchCustomersPage(client, request, pageParam, signal);
      // A source without a list of parameters remembers those that somebody has, and the values it meets.
      if (request.parameter !== null && isMetered(client))
        void client.invalidateQueries({ queryKey: parametersOptions().queryKey });
      return page;
    },
    initialPageParam: firstPageParam,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 'static',
    structuralSharing: false,
  });
}

/** One page of a list, by the cursor of the page before it, null for the first. */
export async function fetchCustomersPage(
  client: QueryClient,
  request: ListRequest,
  cursor: string | null,
  signal: AbortSignal,
): Promise<CustomersPage> {
  const { body, sentAt, isDemo } = await getResponse(
    `${routes.customers}?${listQuery(client, request, cursor)}`,
    ListCustomersAnswer,
    signal,
  );
  await settleDemo(client, isDemo);
  // What a search finds is not to change, once it is there, whether that search is looked up.
  if (request.search === '') learnNumberShapes(body.data.map(({ customerNumber }) => customerNumber));
  return { customers: body.data, nextCursor: body.pagination.nextCursor, ...answerTime(body.timestamp, sentAt) };
}

/** Counts by status for the search or the filter of a request, whatever its status. */
export function customersSummaryOptions({ search, parameter }: ListRequest) {
  return queryOptions({
    queryKey: ['customers', 'summary', { search, parameter }],
    queryFn: async ({ signal }) =>
      (await getJson(`${routes.summary}?${filterQuery({ search, parameter })}`, SummaryAnswer, signal)).data,
    staleTime: 60_000,
  });
}

export interface ReadCustomer extends AnswerTime {
  readonly customer: CustomerDetail;
}

/** One customer by document id, number, email or phone; rejects with NotFoundError. */
export function customerOptions(customerId: string) {
  return queryOptions({
    queryKey: ['customers', 'detail', customerId],
    queryFn: async ({ signal, client }): Promise<ReadCustomer> => {
      const { body, sentAt, isDemo } = await getResponse(routes.customer(customerId), GetCustomerAnswer, signal);
      await settleDemo(client, isDemo);
      return { customer: body.data, ...answerTime(body.timestamp, sentAt) };
    },
    staleTime: () => freshFor(),
  });
}

/**
 * Whether anybody has a parameter, whatever its value, where the source does not count; null where its answer does not
 * say. Values it meets are in the catalogue from then on.
 */
export function anybodyHasOptions(parameterId: string) {
  return queryOptions({
    queryKey: ['customers', 'anybody-has', parameterId],
    queryFn: async ({ signal, client }) => {
      const query = filterQuery({ search: '', parameter: { id: parameterId, value: null } });
      const { data, pagination } = await getJson(`${routes.customers}?${query}&limit=1`, ListCustomersAnswer, signal);
      void client.invalidateQueries({ queryKey: parametersOptions().queryKey });
      return data.length > 0 || (pagination.hasMore ? null : false);
    },
    staleTime: () => freshFor(),
  });
}

/** The parameters there are to filter by, with their options and counts. */
export function parametersOptions() {
  return queryOptions({
    queryKey: ['customers', 'parameters'],
    queryFn: async ({ signal }) => (await getJson(routes.parameters, ParametersAnswer, signal)).data.parameters,
    staleTime: 60_000,
  });
}

/**
 * Takes a remembered parameter off the list, for everybody; resolves to those that are left. Rejects with an ApiError.
 */
export async function forgetParameter(parameterId: string): Promise<readonly Parameter[]> {
  return (await deleteJson(routes.parameter(parameterId), ParametersAnswer)).data.parameters;
}

function listQuery(client: QueryClient, request: ListRequest, cursor: string | null): URLSearchParams {
  const query = filterQuery(request);
  query.set('limit', String(cursor === null && !isMetered(client) ? firstPageLimit : nextPageLimit));
  if (request.status !== null) query.set('status', request.status);
  if (cursor !== null) query.set('cursor', cursor);
  return query;
}

function filterQuery({ search, parameter }: Pick<ListRequest, 'search' | 'parameter'>): URLSearchParams {
  const query = new URLSearchParams();
  if (search !== '') query.set('search', search);
  if (parameter !== null) {
    query.set('parameterId', parameter.id);
    if (parameter.value !== null) query.set('parameterValue', parameter.value);
  }
  return query;
}
