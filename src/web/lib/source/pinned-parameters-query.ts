import { queryOptions } from '@tanstack/react-query';
import { routes } from '../../../contract/route-paths.ts';
import { PinnedParametersResponse } from '../../../contract/views/pinned-parameters.ts';
import { getJson } from '../api/api-client.ts';

/** Ids of the parameters that the organisation has pinned, in order. */
export function pinnedParametersOptions() {
  return queryOptions({
    queryKey: ['pinned-parameters'],
    queryFn: async ({ signal }) =>
      (await getJson(routes.pinnedParameters, PinnedParametersResponse, signal)).data.parameterIds,
    staleTime: 0,
  });
}
