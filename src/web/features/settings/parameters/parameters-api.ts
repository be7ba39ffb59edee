import { queryOptions } from '@tanstack/react-query';
import { ParametersResponse } from '../../../../contract/list/list-metadata.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { PinnedParametersResponse } from '../../../../contract/views/pinned-parameters.ts';
import { deleteJson, getJson, mutateJson } from '../../../lib/api/api-client.ts';
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

/** Pins these parameters for everyone, in this order. Resolves to their ids. Throws an ApiError. */
export async function pinParameters(parameterIds: readonly string[]): Promise<readonly string[]> {
  const mutation = { method: 'PUT', path: routes.pinnedParameters, body: { parameterIds } } as const;
  return (await mutateJson(mutation, PinnedParametersResponse)).data.parameterIds;
}
