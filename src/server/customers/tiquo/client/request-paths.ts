import { nameOfParameterId } from '../../../../contract/parameters.ts';
import { maxLimit } from '../../../../contract/list/list-customers.ts';
import type { ListCustomersRequest } from '../../customer-source.ts';

/** One page of a list at Tiquo. */
export type TiquoList = Pick<ListCustomersRequest, 'filter' | 'status'> & { readonly cursor: string | null };

/** The path of one of Tiquo's pages: as large as possible, since each costs one request whatever its size. */
export function listPath({ filter, status, cursor }: TiquoList): string {
  const query = new URLSearchParams({ limit: String(maxLimit) });
  if (filter.kind === 'search') query.set('search', filter.text);
  if (filter.kind === 'parameter') {
    const name = nameOfParameterId(filter.parameterId);
    query.set(name === null ? 'parameterId' : 'parameterName', name ?? filter.parameterId);
    if (filter.value !== null) query.set('parameterValue', filter.value);
  }
  if (status !== null) query.set('status', status);
  if (cursor !== null) query.set('cursor', cursor);
  return `/customers?${query.toString()}`;
}

/** The path of one customer, by id, number, email or phone; null for what no path can hold. */
export function customerPath(customerId: string): string | null {
  // One or two dots as a part of a path mean another path, and an empty part means the list.
  return ['', '.', '..'].includes(customerId) ? null : `/customers/${encodeURIComponent(customerId.toWellFormed())}`;
}
