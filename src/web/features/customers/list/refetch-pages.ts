import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import {
  customersListOptions,
  fetchListPage,
  firstPageParam,
  nextPageParam,
  type PageParam,
} from '../api/list-query.ts';
import { mergePages, type ListPage } from '../api/merged-pages.ts';
import { maxRestoredPages } from '../scroll/scroll-restoration-steps.ts';
import { rowsInView } from '../table/row-size.ts';
import type { ListRequest } from '../url/list-request.ts';

/** The page that is being refetched. There is only one at a time, as there is one list on screen. */
export const refetchedPageKey = ['customers', 'refetched-page'] as const;

export interface Refetch {
  readonly request: ListRequest;
  /** The document id of the customer to load down to, as it is by then; null loads the first page only. */
  readonly upTo: () => string | null;
  /** Cancels the request in progress and those after it. */
  readonly signal: AbortSignal;
}

/**
 * Loads a list again from its first page without touching the list in the cache. Stops when `upTo` and a view of rows
 * below it are loaded, or as many pages as the list has. A failed page is retried as the list's own pages are, and the
 * pages before it are kept meanwhile. Rejects with an ApiError, or when `signal` is aborted.
 */
export async function refetchPages(
  client: QueryClient,
  { request, upTo, signal }: Refetch,
): Promise<InfiniteData<ListPage, PageParam>> {
  signal.addEventListener('abort', () => void client.cancelQueries({ queryKey: refetchedPageKey }), { once: true });
  const { queryKey } = customersListOptions(request);
  const pages: ListPage[] = [];
  const pageParams: PageParam[] = [];
  let param: PageParam | null = firstPageParam;
  for (;;) {
    signal.throwIfAborted();
    const page: ListPage = await client.query(refetchedPageOptions(request, param));
    pages.push(page);
    pageParams.push(param);
    param = nextPageParam(page);
    const loaded = client.getQueryData(queryKey)?.pages.length ?? 1;
    if (param === null || pages.length >= Math.min(loaded, maxRestoredPages) || reaches(pages, upTo()))
      return { pages, pageParams };
  }
}

/** A query, because queries know how to retry. */
function refetchedPageOptions(request: ListRequest, param: PageParam) {
  return {
    queryKey: refetchedPageKey,
    queryFn: ({ signal, client }: { readonly signal: AbortSignal; readonly client: QueryClient }) =>
      fetchListPage(client, request, param, { signal, staleTime: 0 }),
    structuralSharing: false,
    gcTime: 0,
  };
}

function reaches(pages: readonly ListPage[], id: string | null): boolean {
  if (id === null) return true;
  const { count, indexOfId } = mergePages(pages);
  const index = indexOfId(id);
  return index >= 0 && count >= index + rowsInView();
}
