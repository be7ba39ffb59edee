import type { APIRequestContext } from '@playwright/test';
import type { Customer } from '../../../src/contract/customer.ts';
import { ListCustomersResponse } from '../../../src/contract/list/list-customers.ts';

/** Every customer of a list, in the API's order. `query` is, for example, `status=active`. */
export async function listEveryCustomer(api: APIRequestContext, query = ''): Promise<readonly Customer[]> {
  const customers: Customer[] = [];
  let cursor: string | null = null;
  do {
    const parameters = new URLSearchParams(query);
    parameters.set('limit', '100');
    if (cursor !== null) parameters.set('cursor', cursor);
    const response = await api.get(`/api/v1/customers?${parameters.toString()}`);
    const { data, pagination } = ListCustomersResponse.parse(await response.json());
    customers.push(...data);
    cursor = pagination.nextCursor;
  } while (cursor !== null);
  return customers;
}
