import type { QueryClient } from '@tanstack/react-query';
import { decodeListParams, listRequestOf } from '../features/customers/list-params.ts';
import { customersListOptions, customersSummaryOptions } from '../features/customers/queries.ts';
import { capabilitiesOptions } from '../lib/session-query.ts';

/** Asks for what the first screen shows before it is rendered. */
export function startRequests(queryClient: QueryClient): void {
  void queryClient.prefetchQuery(capabilitiesOptions());
  const { pathname, search } = window.location;
  if (!pathname.startsWith('/customers')) return;
  const { state }: { state: unknown } = window.history;
  const own = typeof state === 'object' && state !== null && 'usr' in state ? state.usr : null;
  const request = listRequestOf(decodeListParams(new URLSearchParams(search), own));
  void queryClient.prefetchInfiniteQuery(customersListOptions(request));
  void queryClient.prefetchQuery(customersSummaryOptions(request));
}
