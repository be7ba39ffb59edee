import type { QueryClient } from '@tanstack/react-query';
import type { ListRequest } from './list-params.ts';
import { loadedCustomers, type CustomersPage } from './loaded-customers.ts';
import { pagesReadAgain } from './place-step.ts';
import { customersListOptions, fetchCustomersPage } from './queries.ts';
import { rowsInView } from './table/row-size.ts';

/**
 * Reads a list anew from its first page and puts the new pages in place of the old at once, so that rows stay meanwhile.
 * Goes on until `upTo`, a document id, is among them with a view of rows, or as many pages as the list had were read.
 * Rejects with an ApiError.
 */
export async function refreshList(client: QueryClient, request: ListRequest, upTo: string | null): Promise<void> {
  const { queryKey } = customersListOptions(request);
  const had = client.getQueryData(queryKey)?.pages.length ?? 1;
  const pages: CustomersPage[] = [];
  const pageParams: (string | null)[] = [];
  const { signal } = new AbortController();
  let cursor: string | null = null;
  for (;;) {
    const page: CustomersPage = await fetchCustomersPage(request, cursor, signal);
    pages.push(page);
    pageParams.push(cursor);
    cursor = page.nextCursor;
    if (cursor === null || pages.length >= Math.min(had, pagesReadAgain) || reaches(pages, upTo)) break;
  }
  await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, { pages, pageParams });
  await client.invalidateQueries({ queryKey: ['customers'], predicate: ({ queryKey: key }) => key[1] !== 'list' });
}

function reaches(pages: readonly CustomersPage[], id: string | null): boolean {
  if (id === null) return true;
  const { count, indexOfId } = loadedCustomers(pages);
  const index = indexOfId(id);
  return index >= 0 && count >= index + rowsInView();
}
