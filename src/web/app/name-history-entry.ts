import { readHistoryEntry, rewriteHistoryEntry } from '../lib/history-entry.ts';

/**
 * Gives the first history entry of a visit a key of its own. The router calls every one of them `default`, so that two
 * visits in one tab would share the place kept for them.
 */
export function nameHistoryEntry(): void {
  if (readHistoryEntry().key === null) rewriteHistoryEntry({ key: crypto.randomUUID().slice(0, 8) });
}
