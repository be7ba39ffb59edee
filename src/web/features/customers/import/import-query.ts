import { queryOptions } from '@tanstack/react-query';
import { CustomerImportResponse } from '../../../../contract/import/customer-import.ts';
import { importPaths } from '../../../../contract/import/import-paths.ts';
import { getJson } from '../../../lib/api/api-client.ts';

/** Time in ms between two looks at an import that runs. */
const interval = 700;

/** The user's import on the server, also one from before a reload. */
export function importOptions() {
  return queryOptions({
    queryKey: ['import'],
    queryFn: async ({ signal }) => (await getJson(importPaths.state, CustomerImportResponse, signal)).data.import,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.state === 'importing' ? interval : false),
  });
}
