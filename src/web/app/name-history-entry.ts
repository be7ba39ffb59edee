import * as z from 'zod/mini';

const Entry = z.looseObject({ key: z.optional(z.string()) });

/**
 * Gives the first history entry of a visit a key of its own. The router calls every one of them `default`, so that two
 * visits in one tab would share the place kept for them.
 */
export function nameHistoryEntry(): void {
  const read = z.safeParse(Entry, window.history.state);
  const state = read.success ? read.data : {};
  if (state.key !== undefined) return;
  window.history.replaceState({ ...state, key: crypto.randomUUID().slice(0, 8) }, '');
}
