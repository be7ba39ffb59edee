import { routes } from '../../../../contract/route-paths.ts';
import {
  PreferencesResponse,
  type Preferences,
  type PreferencesChange,
} from '../../../../contract/views/column-layout.ts';
import { getJson, mutateJson } from '../../../lib/api/api-client.ts';

/** Rejects with an ApiError. */
export async function readPreferences(signal: AbortSignal): Promise<Preferences> {
  return (await getJson(routes.preferences, PreferencesResponse, signal)).data;
}

/** Sent even if the page is closed right away. Resolves to all preferences; rejects with an ApiError. */
export async function patchPreferences(body: PreferencesChange): Promise<Preferences> {
  const mutation = { method: 'PATCH', path: routes.preferences, body, keepalive: true } as const;
  return (await mutateJson(mutation, PreferencesResponse)).data;
}
