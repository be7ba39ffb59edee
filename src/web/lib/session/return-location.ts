import * as z from 'zod/mini';
import { readHistoryEntry, rewriteHistoryEntry } from '../browser/history-entry.ts';

const storageKey = 'return-location';

/** The address left, and what its history entry held. */
const SavedLocation = z.object({ address: z.string(), key: z.nullable(z.string()), state: z.unknown() });

/** Where this tab is, as a path of ours. */
export function currentPath(): string {
  return window.location.pathname + window.location.search;
}

/** Notes the history entry this tab leaves for another site, which leads back to its address in an entry of its own. */
export function saveReturnLocation(): void {
  const left: z.infer<typeof SavedLocation> = { address: currentPath(), ...readHistoryEntry() };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(left));
  } catch {
    // A browser that stores nothing is led back to the address alone.
  }
}

/** Makes the entry what it was when this tab left its address, once. For before the router starts. */
export function restoreReturnLocation(): void {
  const left = takeSavedLocation();
  // An entry that has a name was never left: this is a reload, or somewhere else.
  if (left?.address !== currentPath() || readHistoryEntry().key !== null) return;
  rewriteHistoryEntry({ state: left.state, ...(left.key !== null && { key: left.key }) });
}

function takeSavedLocation(): z.infer<typeof SavedLocation> | null {
  try {
    const text = sessionStorage.getItem(storageKey);
    sessionStorage.removeItem(storageKey);
    const read = z.safeParse(SavedLocation, JSON.parse(text ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
