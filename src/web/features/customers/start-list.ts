import type { QueryClient } from '@tanstack/react-query';
import { asksAreCostly, mayCount } from '../../lib/costly-asks.ts';
import { NotFoundError } from '../../lib/api-errors.ts';
import type { ListRequest } from './list-params.ts';
import { customerOptions, customersListOptions, customersSummaryOptions } from './queries.ts';
import { isWholeIdentifier } from './whole-identifier.ts';

/**
 * Asks for what a list shows before it is rendered, unless it is there or on its way; resolves once its first page came or
 * failed. Lists that nobody looks at and that were not waited for, such as of a search typed on, are given up. Where asks are
 * costly, a customer named whole is asked for alone, and the list when nobody is found.
 */
export async function startList(client: QueryClient, request: ListRequest): Promise<void> {
  const list = customersListOptions(request);
  const wanted = JSON.stringify(list.queryKey);
  void client.cancelQueries({
    queryKey: ['customers', 'list'],
    predicate: (query) => query.getObserversCount() === 0 && JSON.stringify(query.queryKey) !== wanted,
  });
  if (mayCount(client)) void client.prefetchQuery(customersSummaryOptions(request));
  const exact = isWholeIdentifier(request.search) ? client.prefetchQuery(customerOptions(request.search)) : undefined;
  if (exact !== undefined && asksAreCostly(client)) {
    await exact;
    if (!(client.getQueryState(customerOptions(request.search).queryKey)?.error instanceof NotFoundError)) return;
  }
  await client.prefetchInfiniteQuery(list);
  await exact;
}

/** Whether a list, or the look-up that comes before it, has been answered, a failure included. */
export function isStarted(client: QueryClient, request: ListRequest): boolean {
  const hasCome = (state: { readonly status: string } | undefined) => state !== undefined && state.status !== 'pending';
  if (hasCome(client.getQueryState(customersListOptions(request).queryKey))) return true;
  const looksUp = isWholeIdentifier(request.search) && asksAreCostly(client);
  return looksUp && hasCome(client.getQueryState(customerOptions(request.search).queryKey));
}
