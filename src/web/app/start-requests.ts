import type { QueryClient } from '@tanstack/react-query';
import { decodeListParams, listRequestOf } from '../features/customers/list-params.ts';
import { customersListOptions, customersSummaryOptions } from '../features/customers/queries.ts';
import { readHistoryEntry } from '../lib/history-entry.ts';
import { capabilitiesOptions } from '../lib/session-query.ts';

/** Asks for what the first screen shows before it is rendered. */
export function startRequests(queryClient: QueryClient): void {
  void queryClient.prefetchQuery(capabilitiesOptions());
  const { pathname, search } = window.location;
  if (!pathname.startsWith('/customers')) return;
  const request = listRequestOf(decodeListParams(new URLSearchParams(search), readHistoryEntry().state));
  void queryClient.prefetchInfiniteQuery(customersListOptions(request));
  void queryClient.prefetchQuery(customersSummaryOptions(request));
}
