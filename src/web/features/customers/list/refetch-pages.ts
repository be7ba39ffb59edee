import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ListRequest } from '../url/list-params.ts';
import { loadedCustomers, type CustomersPage } from '../api/merged-pages.ts';
import { pagesReadAgain } from '../scroll/restore-step.ts';
import { customersListOptions, fetchCustomersPage } from '../api/customer-queries.ts';
import { rowsInView } from '../table/row-size.ts';

/** The page that a refresh is reading: one at a time, as there is one list on screen. */
export const refreshedPageKey = ['customers', 'refreshed-page'] as const;

/** What a list reads anew. */
export interface ReadAgain {
  readonly request: ListRequest;
  /** The document id of the customer down to whom it reads, as it is by then; null reads the first page alone. */
  readonly upTo: () => string | null;
  /** Ends it: the request under way is cancelled and no other goes out. */
  readonly signal: AbortSignal;
}

/**
 * Reads a list anew from its first page, and leaves the list itself alone. Goes on until `upTo` is among the pages with
 * a view of rows, or as many were read as the list has. A page that fails is tried again as the list's own are, and
 * those before it are kept meanwhile. Rejects with an ApiError, and when `signal` ends it.
 */
export async function readListAgain(
  client: QueryClient,
  { request, upTo, signal }: ReadAgain,
): Promise<InfiniteData<CustomersPage, string | null>> {
  signal.addEventListener('abort', () => void client.cancelQueries({ queryKey: refreshedPageKey }), { once: true });
  const { queryKey } = customersListOptions(request);
  const pages: CustomersPage[] = [];
  const pageParams: (string | null)[] = [];
  let cursor: string | null = null;
  for (;;) {
    signal.throwIfAborted();
    const page: CustomersPage = await client.query(refreshedPageOptions(request, cursor));
    pages.push(page);
    pageParams.push(cursor);
    cursor = page.nextCursor;
    const has = client.getQueryData(queryKey)?.pages.length ?? 1;
    if (cursor === null || pages.length >= Math.min(has, pagesReadAgain) || reaches(pages, upTo()))
      return { pages, pageParams };
  }
}

/** A query, as those know how to try again. */
function refreshedPageOptions(request: ListRequest, cursor: string | null) {
  return {
    queryKey: refreshedPageKey,
    queryFn: ({ signal, client }: { readonly signal: AbortSignal; readonly client: QueryClient }) =>
      fetchCustomersPage(client, request, cursor, signal),
    structuralSharing: false,
    gcTime: 0,
  };
}

function reaches(pages: readonly CustomersPage[], id: string | null): boolean {
  if (id === null) return true;
  const { count, indexOfId } = loadedCustomers(pages);
  const index = indexOfId(id);
  return index >= 0 && count >= index + rowsInView();
}
