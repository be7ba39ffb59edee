import { queryOptions } from '@tanstack/react-query';
import { retryableImport } from '../../../lib/browser/retryable-import.ts';
import type { KnownView } from '../url/known-view.ts';

const importFetchViews = retryableImport(() => import('./fetch-views.ts'));

/**
 * The user's views and everyone's, by name, and those that are gone. They are read again when the tab is shown, as
 * others change them.
 */
export function viewsOptions() {
  return queryOptions({
    queryKey: ['views'],
    queryFn: async ({ client, queryKey, signal }) => {
      const { fetchViews } = await importFetchViews();
      return fetchViews(client.getQueryData<readonly KnownView[]>(queryKey) ?? [], signal);
    },
    staleTime: 0,
    refetchOnMount: false,
    refetchOnWindowFocus: true,
  });
}
