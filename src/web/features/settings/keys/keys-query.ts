import { queryOptions } from '@tanstack/react-query';
import { DoneAnswer, KeysAnswer, NewKeyAnswer } from '../../../../contract/access-api.ts';
import type { KeyScope } from '../../../../contract/roles.ts';
import { routes } from '../../../../contract/routes.ts';
import { mutateJson, getJson } from '../../../lib/api/api-client.ts';
import { settingsKey } from '../settings-key.ts';

/** The API keys, and what each may ask for. */
export function keysOptions() {
  return queryOptions({
    queryKey: [...settingsKey, 'keys'],
    queryFn: async ({ signal }) => (await getJson(routes.keys, KeysAnswer, signal)).data,
    staleTime: 0,
  });
}

/** The secret of a new key, which is in this answer alone. Throws an ApiError. */
export async function createKey(name: string, scopes: readonly KeyScope[]): Promise<string> {
  return (await mutateJson({ method: 'POST', path: routes.keys, body: { name, scopes } }, NewKeyAnswer)).data.secret;
}

/** It is refused from then on. Throws an ApiError. */
export async function revokeKey(id: string): Promise<void> {
  await mutateJson({ method: 'DELETE', path: routes.key(id) }, DoneAnswer);
}
