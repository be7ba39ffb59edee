import { queryOptions } from '@tanstack/react-query';
import { ParametersResponse } from '../../../../contract/list-metadata.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { deleteJson, getJson } from '../../../lib/api/api-client.ts';
import { settingsKey } from '../settings-query-key.ts';

/** Every parameter, and how many customers have it. */
export function parametersOptions() {
  return queryOptions({
    queryKey: [...settingsKey, 'parameters'],
    queryFn: async ({ signal }) => (await getJson(routes.parameters, ParametersResponse, signal)).data.parameters,
    staleTime: 0,
  });
}

/** Removes a parameter for everyone. Throws an ApiError. */
export async function removeParameter(id: string): Promise<void> {
  await deleteJson(routes.parameter(id), ParametersResponse);
}
