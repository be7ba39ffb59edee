import type { ListCustomersResponse } from '../../../../src/contract/list/list-customers.ts';

const pageSize = 50;

/**
 * Reads one page of a search, or of everyone; like the example it trusts what arrives. Throws an Error when the answer
 * is not a 2xx.
 */
export async function fetchPage(search: string, cursor: string | null): Promise<ListCustomersResponse> {
  const query = new URLSearchParams({ limit: String(pageSize) });
  if (search !== '') query.set('search', search);
  if (cursor !== null) query.set('cursor', cursor);
  const response = await fetch(`/api/v1/customers?${query}`);
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  // oxlint-disable-next-line typescript/no-unsafe-return -- the yardstick does not parse, as the example does not.
  return response.json();
}
