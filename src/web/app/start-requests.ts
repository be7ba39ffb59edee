import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { decodeListParams, listRequestOf } from '../features/customers/list-params.ts';
import { customersListOptions, customersSummaryOptions } from '../features/customers/queries.ts';
import { capabilitiesOptions } from '../lib/session-query.ts';

/** Where the router keeps the state of a history entry. */
const RouterEntry = z.object({ usr: z.unknown() });

/** Asks for what the first screen shows before it is rendered. */
export function startRequests(queryClient: QueryClient): void {
  void queryClient.prefetchQuery(capabilitiesOptions());
  const { pathname, search } = window.location;
  if (!pathname.startsWith('/customers')) return;
  const entry = z.safeParse(RouterEntry, window.history.state);
  const own = entry.success ? entry.data.usr : null;
  const request = listRequestOf(decodeListParams(new URLSearchParams(search), own));
  void queryClient.prefetchInfiniteQuery(customersListOptions(request));
  void queryClient.prefetchQuery(customersSummaryOptions(request));
}
