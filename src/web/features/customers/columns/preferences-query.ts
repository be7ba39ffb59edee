import { queryOptions } from '@tanstack/react-query';
import { retryableImport } from '../../../lib/browser/retryable-import.ts';
import { pageColumns } from '../../../lib/page/page-meta.ts';

const importPreferencesApi = retryableImport(() => import('./preferences-api.ts'));

/** The user's own columns and density, with changes that are not saved yet. */
export function preferencesOptions() {
  return queryOptions({
    queryKey: ['preferences'],
    // Only where the page does not have them.
    queryFn: async ({ signal }) => (await importPreferencesApi()).readPreferences(signal),
    ...(pageColumns !== null && { initialData: pageColumns.preferences }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
