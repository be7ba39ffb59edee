import { readHistoryEntry, rewriteHistoryEntry } from '../lib/browser/history-entry.ts';

/**
 * Gives the first history entry of a visit a key of its own. The router calls every one of them `default`, so that two
 * visits in one tab would share the place kept for them.
 */
export function nameHistoryEntry(): void {
  // As the router makes its own: crypto.randomUUID is not there on plain HTTP beyond this computer.
  if (readHistoryEntry().key === null) rewriteHistoryEntry({ key: Math.random().toString(36).slice(2, 10) });
}
