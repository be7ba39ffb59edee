import type { QueryClient } from '@tanstack/react-query';
import { canCount } from '../../../lib/source/capabilities-query.ts';
import type { ListRequest } from '../url/list-params.ts';
import { comesFirst, isLookedUp, isNobody } from './look-up-first.ts';
import { customerOptions, customersListOptions, customersSummaryOptions } from './customer-queries.ts';

/** The list each client started last: one that waited for its look-up may be typed on by then. */
const latest = new WeakMap<QueryClient, string>();

/**
 * Asks for what a list shows before it is rendered, unless it is there or on its way; resolves once its first page came
 * or failed. Lists that nobody looks at and that were not waited for, such as of a search typed on, are given up. Where
 * asks are costly, a customer named whole is asked for alone, and the list when nobody is found.
 */
export async function startList(client: QueryClient, request: ListRequest): Promise<void> {
  const list = customersListOptions(request);
  const wanted = JSON.stringify(list.queryKey);
  latest.set(client, wanted);
  void client.cancelQueries({
    queryKey: ['customers', 'list'],
    predicate: (query) => query.getObserversCount() === 0 && JSON.stringify(query.queryKey) !== wanted,
  });
  if (canCount(client)) void client.prefetchQuery(customersSummaryOptions(request));
  const exact = isLookedUp(client, request.search) ? client.prefetchQuery(customerOptions(request.search)) : undefined;
  if (comesFirst(client, request.search)) {
    await exact;
    if (latest.get(client) !== wanted) return;
    const lookUp = client.getQueryState(customerOptions(request.search).queryKey);
    // Whether asks are costly may have been said meanwhile.
    if (comesFirst(client, request.search) && (lookUp === undefined || !isNobody(lookUp, request.status))) return;
  }
  await client.prefetchInfiniteQuery(list);
  await exact;
}

/** Whether a list, or the look-up that comes before it, has been answered, a failure included. */
export function isStarted(client: QueryClient, request: ListRequest): boolean {
  const hasCome = (state: { readonly status: string } | undefined) => state !== undefined && state.status !== 'pending';
  if (hasCome(client.getQueryState(customersListOptions(request).queryKey))) return true;
  return comesFirst(client, request.search) && hasCome(client.getQueryState(customerOptions(request.search).queryKey));
}
