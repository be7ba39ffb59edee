import { hashKey, type QueryClient } from '@tanstack/react-query';
import { canCount } from '../../../lib/source/capabilities-query.ts';
import type { ListRequest } from '../url/list-request.ts';
import { customersSummaryOptions } from './customer-queries.ts';
import { customersListOptions } from './list-query.ts';

/**
 * Requests what a list shows before it is rendered, unless it is loaded or loading. Resolves once its first page has
 * arrived or failed. Lists that are loading but not on screen, such as those of superseded searches, are
 * cancelled with their counts and look-ups.
 */
export async function prefetchList(client: QueryClient, request: ListRequest): Promise<void> {
  const list = customersListOptions(request);
  const summary = customersSummaryOptions(request);
  const current = [hashKey(list.queryKey), hashKey(summary.queryKey)];
  for (const superseded of ['list', 'summary']) {
    void client.cancelQueries({
      queryKey: ['customers', superseded],
      predicate: (query) => query.getObserversCount() === 0 && !current.includes(query.queryHash),
    });
  }
  if (canCount(client)) void client.prefetchQuery(summary);
  await client.prefetchInfiniteQuery(list);
}
