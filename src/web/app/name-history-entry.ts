/**
 * Gives the first history entry of a visit a key of its own. The router calls every one of them `default`, so that two
 * visits in one tab would share the place kept for them.
 */
export function nameHistoryEntry(): void {
  const { state }: { state: unknown } = window.history;
  if (typeof state === 'object' && state !== null && 'key' in state) return;
  window.history.replaceState({ ...(typeof state === 'object' ? state : null), key: crypto.randomUUID().slice(0, 8) }, '');
}
