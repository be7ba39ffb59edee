import { queryOptions } from '@tanstack/react-query';
import { ParametersResponse, SummaryResponse, type Parameter } from '../../../../contract/list/list-metadata.ts';
import { type CustomerDetail, type CustomerStatus, GetCustomerResponse } from '../../../../contract/customer.ts';
import { ListCustomersResponse } from '../../../../contract/list/list-customers.ts';
import { formatCondition } from '../../../../contract/list/list-filter.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { deleteJson, getJson, getResponse } from '../../../lib/api/api-client.ts';
import { settleDemo } from '../../../lib/source/capabilities-query.ts';
import { freshFor } from '../../../lib/source/cache-lifetime.ts';
import type { ListRequest } from '../url/list-request.ts';
import { responseAge, type ResponseAge } from './response-age.ts';

const parametersKey = ['customers', 'parameters'] as const;

/**
 * Counts by status for the search and the filters of a request, and the sums over the customers of one status, or of
 * all. The counts do not depend on the status.
 */
export function customersSummaryOptions(filters: Filters, status: CustomerStatus | null = null) {
  const { search, parameter, conditions } = filters;
  return queryOptions({
    queryKey: ['customers', 'summary', { search, parameter, conditions, status }],
    queryFn: async ({ signal }) => {
      const query = filterQuery(filters);
      if (status !== null) query.set('status', status);
      return (await getJson(`${routes.summary}?${query}`, SummaryResponse, signal)).data;
    },
    staleTime: 60_000,
  });
}

/** How the list divides by a field or a parameter, under the rest of its filter. */
export function facetOptions(filters: Filters & Pick<ListRequest, 'status'>, facet: string) {
  const { search, parameter, conditions, status } = filters;
  return queryOptions({
    queryKey: ['customers', 'facet', facet, { search, parameter, conditions, status }],
    queryFn: async ({ signal }) => {
      const query = filterQuery(filters);
      if (status !== null) query.set('status', status);
      query.set('facet', facet);
      return (await getJson(`${routes.summary}?${query}`, SummaryResponse, signal)).data;
    },
    staleTime: 60_000,
  });
}

export interface CustomerResponse extends ResponseAge {
  readonly customer: CustomerDetail;
}

/** One customer by document id, number, email or phone. Rejects with a NotFoundError. */
export function customerOptions(customerId: string) {
  return queryOptions({
    queryKey: ['customers', 'detail', customerId],
    queryFn: async ({ signal, client }): Promise<CustomerResponse> => {
      const { body, sentAt, isDemo } = await getResponse(routes.customer(customerId), GetCustomerResponse, signal);
      await settleDemo(client, isDemo);
      return { customer: body.data, ...responseAge(body.timestamp, sentAt) };
    },
    staleTime: () => freshFor(),
  });
}

/** Whether any customer has a parameter, for sources that do not count; null where the response leaves it open. */
export function anyCustomerHasOptions(parameterId: string) {
  return queryOptions({
    queryKey: ['customers', 'any-has', parameterId],
    queryFn: async ({ signal }) => {
      const query = filterQuery({ search: '', parameter: { id: parameterId, value: null }, conditions: [] });
      const { data, pagination } = await getJson(`${routes.customers}?${query}&limit=1`, ListCustomersResponse, signal);
      return data.length > 0 || (pagination.hasMore ? null : false);
    },
    staleTime: () => freshFor(),
    meta: { discoversParameters: true },
  });
}

/** The parameters to filter by, with their options and counts. */
export function parametersOptions() {
  return queryOptions({
    queryKey: parametersKey,
    queryFn: ({ signal }) => fetchParameters(signal),
    staleTime: 60_000,
  });
}

/** The parameters as they are now. Rejects with an ApiError. */
export async function fetchParameters(signal: AbortSignal): Promise<readonly Parameter[]> {
  return (await getJson(routes.parameters, ParametersResponse, signal)).data.parameters;
}

/** Removes a remembered parameter for all users and resolves to the rest. Rejects with an ApiError. */
export async function removeParameter(parameterId: string): Promise<readonly Parameter[]> {
  return (await deleteJson(routes.parameter(parameterId), ParametersResponse)).data.parameters;
}

/** The params that say which customers are meant, whatever their status. */
type Filters = Pick<ListRequest, 'search' | 'parameter' | 'conditions'>;

/** The part of a query string that says which customers are meant, whatever their status. */
export function filterQuery({ search, parameter, conditions }: Filters): URLSearchParams {
  const query = new URLSearchParams();
  if (search !== '') query.set('search', search);
  if (parameter !== null) {
    query.set('parameterId', parameter.id);
    if (parameter.value !== null) query.set('parameterValue', parameter.value);
  }
  for (const condition of conditions) query.append('filter', formatCondition(condition));
  return query;
}
