import { useMutationState, type QueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../../../contract/views/column-layout.ts';
import { ConflictError, NetworkError, ServerError } from '../../../lib/api/api-errors.ts';
import { onRetry, type RetryFilter } from '../../../lib/api/retry-events.ts';
import { patchPreferences, readPreferences } from './preferences-api.ts';
import { preferencesOptions } from './preferences-query.ts';

/** Makes new preferences from those before. It is made again when another tab has changed them meanwhile. */
export type PreferencesChange = (current: Preferences) => Preferences;

const savingKey = ['save-preferences'] as const;

const none: Preferences = { columns: null, density: null };

/** What the server has, as far as this page knows, while changes are being saved. */
let saved: Preferences = none;

let stopRetrying: (() => void) | null = null;

/**
 * Changes the preferences at once, and saves them after the changes before. While the server cannot be reached, they
 * are saved later; a change of another tab is kept, and this one made on top of it. Returns what they are now.
 */
export function changePreferences(client: QueryClient, change: PreferencesChange): Preferences {
  const { queryKey } = preferencesOptions();
  const current = client.getQueryData(queryKey) ?? none;
  const changed = change(current);
  if (client.isMutating({ mutationKey: savingKey }) === 0) saved = current;
  stopRetrying ??= onRetry((passed) => retrySaving(client, passed));
  // A response that was requested before would undo the change.
  void client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, changed);
  const save = client.getMutationCache().build(client, {
    mutationKey: savingKey,
    scope: { id: savingKey[0] },
    mutationFn: () => saveChange(change),
    // As far as an answer may come: what the session or a limit holds up is saved once it has passed.
    retry: (failures: number, error: Error) =>
      error instanceof NetworkError || (error instanceof ServerError && failures < 3),
    onSuccess: () => {
      // This one is still counted.
      if (client.isMutating({ mutationKey: savingKey }) === 1) client.setQueryData(queryKey, saved);
    },
  });
  save.execute(undefined).catch(() => {});
  return changed;
}

async function saveChange(change: PreferencesChange): Promise<void> {
  const { columns, density } = change(saved);
  const body = {
    ...(columns !== saved.columns && { columns, columnsBefore: saved.columns }),
    ...(density !== saved.density && { density }),
  };
  try {
    saved = await patchPreferences(body);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    saved = await readPreferences(new AbortController().signal);
    await saveChange(change);
  }
}

/** Saves again what could not be saved; `passed` limits it to errors that have passed. */
export function retrySaving(client: QueryClient, passed: RetryFilter = () => true): void {
  for (const mutation of client.getMutationCache().findAll({ mutationKey: savingKey, status: 'error' })) {
    const { error } = mutation.state;
    if (error !== null && passed(error)) void mutation.execute(undefined).catch(() => {});
  }
}

/** Whether a change could not be saved. */
export function useHasUnsaved(): boolean {
  return useMutationState({ filters: { mutationKey: savingKey, status: 'error' } }).length > 0;
}
