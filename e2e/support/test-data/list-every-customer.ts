import type { APIRequestContext } from '@playwright/test';
import type { Customer } from '../../../src/contract/customer.ts';
import { ListCustomersAnswer } from '../../../src/contract/list-customers.ts';

/** The customers of a list in the API's order, walked page by page. `query` is such as `status=active`. */
export async function everyCustomer(api: APIRequestContext, query = ''): Promise<readonly Customer[]> {
  const customers: Customer[] = [];
  let cursor: string | null = null;
  do {
    const asked = new URLSearchParams(query);
    asked.set('limit', '100');
    if (cursor !== null) asked.set('cursor', cursor);
    const response = await api.get(`/api/v1/customers?${asked.toString()}`);
    const { data, pagination } = ListCustomersAnswer.parse(await response.json());
    customers.push(...data);
    cursor = pagination.nextCursor;
  } while (cursor !== null);
  return customers;
}
