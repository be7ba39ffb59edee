import { nameOfParameterId } from '../../../contract/named-parameter.ts';
import { maxLimit } from '../../../contract/list-customers.ts';
import type { ListCustomersRequest } from '../customer-source.ts';

/** A list at Tiquo: which of its pages, of what. */
export type UpstreamList = Pick<ListCustomersRequest, 'filter' | 'status'> & { readonly cursor: string | null };

/** The path of a page of Tiquo's; always as large as they come, since each costs one call whatever its size. */
export function listPath({ filter, status, cursor }: UpstreamList): string {
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

/** The path of one customer, by whatever names it; null for what no path can hold. */
export function customerPath(customerId: string): string | null {
  // A dot or two as a part of a path mean another path, and nothing means the list.
  return ['', '.', '..'].includes(customerId) ? null : `/customers/${encodeURIComponent(customerId.toWellFormed())}`;
}
