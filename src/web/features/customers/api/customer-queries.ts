import { queryOptions } from '@tanstack/react-query';
import { ParametersResponse, SummaryResponse, type Parameter } from '../../../../contract/list-metadata.ts';
import { type CustomerDetail, GetCustomerResponse } from '../../../../contract/customer.ts';
import { ListCustomersResponse } from '../../../../contract/list-customers.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { deleteJson, getJson, getResponse } from '../../../lib/api/api-client.ts';
import { settleDemo } from '../../../lib/source/capabilities-query.ts';
import { freshFor } from '../../../lib/source/cache-lifetime.ts';
import type { ListRequest } from '../url/list-url-params.ts';
import { responseAge, type ResponseAge } from './response-age.ts';

const parametersKey = ['customers', 'parameters'] as const;

/** Counts by status for the search or filter of a request. They do not depend on its status. */
export function customersSummaryOptions({ search, parameter }: ListRequest) {
  return queryOptions({
    queryKey: ['customers', 'summary', { search, parameter }],
    queryFn: async ({ signal }) =>
      (await getJson(`${routes.summary}?${filterQuery({ search, parameter })}`, SummaryResponse, signal)).data,
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
      const query = filterQuery({ search: '', parameter: { id: parameterId, value: null } });
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
    queryFn: async ({ signal }) => (await getJson(routes.parameters, ParametersResponse, signal)).data.parameters,
    staleTime: 60_000,
  });
}

/** Removes a remembered parameter for all users and resolves to the rest. Rejects with an ApiError. */
export async function removeParameter(parameterId: string): Promise<readonly Parameter[]> {
  return (await deleteJson(routes.parameter(parameterId), ParametersResponse)).data.parameters;
}

/** The part of a query string that says which customers are meant, whatever their status. */
export function filterQuery({ search, parameter }: Pick<ListRequest, 'search' | 'parameter'>): URLSearchParams {
  const query = new URLSearchParams();
  if (search !== '') query.set('search', search);
  if (parameter !== null) {
    query.set('parameterId', parameter.id);
    if (parameter.value !== null) query.set('parameterValue', parameter.value);
  }
  return query;
}
