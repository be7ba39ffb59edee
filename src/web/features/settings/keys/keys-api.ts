import { queryOptions } from '@tanstack/react-query';
import { KeysResponse, NewKeyResponse } from '../../../../contract/settings-api.ts';
import { DoneResponse } from '../../../../contract/envelope.ts';
import type { KeyScope } from '../../../../contract/roles-and-permissions.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { getJson, mutateJson } from '../../../lib/api/api-client.ts';
import { settingsKey } from '../settings-query-key.ts';

/** The API keys and their request limit. */
export function keysOptions() {
  return queryOptions({
    queryKey: [...settingsKey, 'keys'],
    queryFn: async ({ signal }) => (await getJson(routes.keys, KeysResponse, signal)).data,
    staleTime: 0,
  });
}

/** Creates a key and returns its secret, which no other response contains. Throws an ApiError. */
export async function createKey(name: string, scopes: readonly KeyScope[]): Promise<string> {
  return (await mutateJson({ method: 'POST', path: routes.keys, body: { name, scopes } }, NewKeyResponse)).data.secret;
}

/** The key stops working right away. Throws an ApiError. */
export async function revokeKey(id: string): Promise<void> {
  await mutateJson({ method: 'DELETE', path: routes.key(id) }, DoneResponse);
}
