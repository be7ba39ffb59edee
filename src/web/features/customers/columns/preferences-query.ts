import { queryOptions } from '@tanstack/react-query';
import { retryableImport } from '../../../lib/browser/retryable-import.ts';
import type { PageColumns } from '../../../../contract/views/page-columns.ts';

/** What the server wrote into the page of the first list's columns; null if it did not. */
export const pageColumns: PageColumns | null = readPageColumns();

function readPageColumns(): PageColumns | null {
  if (typeof document === 'undefined') return null;
  const content = document.querySelector('meta[name="list-columns"]')?.getAttribute('content') ?? '';
  return content === '' ? null : trusted(JSON.parse(decodeURIComponent(content)));
}

/** The page and this script are of one build, and its server wrote the page: parsing it again would cost a schema. */
function trusted(columns: unknown): PageColumns {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- see above
  return columns as PageColumns;
}

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
