import type { QueryClient } from '@tanstack/react-query';
import type { ListRequest } from './list-params.ts';
import { customerOptions, customersListOptions, customersSummaryOptions } from './queries.ts';
import { isWholeIdentifier } from './whole-identifier.ts';

/**
 * Asks for what a list shows before it is rendered, unless it is there or on its way; resolves once its first page came or
 * failed. Lists that nobody looks at and that were not waited for, such as of a search typed on, are given up.
 */
export async function startList(client: QueryClient, request: ListRequest): Promise<void> {
  const list = customersListOptions(request);
  const wanted = JSON.stringify(list.queryKey);
  void client.cancelQueries({
    queryKey: ['customers', 'list'],
    predicate: (query) => query.getObserversCount() === 0 && JSON.stringify(query.queryKey) !== wanted,
  });
  void client.prefetchQuery(customersSummaryOptions(request));
  const exact = isWholeIdentifier(request.search) ? client.prefetchQuery(customerOptions(request.search)) : undefined;
  await client.prefetchInfiniteQuery(list);
  await exact;
}
