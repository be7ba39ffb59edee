import * as z from 'zod/mini';
import { readHistoryEntry, rewriteHistoryEntry } from '../browser/history-entry.ts';

const storageKey = 'return-location';

/** The path, and what its history entry held. */
const SavedLocation = z.object({ path: z.string(), key: z.nullable(z.string()), state: z.unknown() });
type SavedLocation = z.infer<typeof SavedLocation>;

/** The path and query of this tab. */
export function currentPath(): string {
  return window.location.pathname + window.location.search;
}

/** Saves the history entry before this tab leaves for another site, which returns to its path in a new entry. */
export function saveReturnLocation(): void {
  const saved: SavedLocation = { path: currentPath(), ...readHistoryEntry() };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(saved));
  } catch {
    // A browser that stores nothing returns to the path alone.
  }
}

/** Restores the saved history entry, once. Call it before the router starts. */
export function restoreReturnLocation(): void {
  const saved = takeSavedLocation();
  // An entry with a key was never left: this is a reload, or another page.
  if (saved?.path !== currentPath() || readHistoryEntry().key !== null) return;
  rewriteHistoryEntry({ state: saved.state, ...(saved.key !== null && { key: saved.key }) });
}

function takeSavedLocation(): SavedLocation | null {
  try {
    const text = sessionStorage.getItem(storageKey);
    sessionStorage.removeItem(storageKey);
    const saved = z.safeParse(SavedLocation, JSON.parse(text ?? 'null'));
    return saved.success ? saved.data : null;
  } catch {
    return null;
  }
}
