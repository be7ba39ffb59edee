import * as z from 'zod/mini';
import { readHistoryEntry, rewriteHistoryEntry } from '../browser/history-entry.ts';

const storageKey = 'way-back';

/** The address left, and what its history entry held. */
const Left = z.object({ address: z.string(), key: z.nullable(z.string()), state: z.unknown() });

/** Where this tab is, as a path of ours. */
export function currentAddress(): string {
  return window.location.pathname + window.location.search;
}

/** Notes the history entry this tab leaves for another site, which leads back to its address in an entry of its own. */
export function leaveWayBack(): void {
  const left: z.infer<typeof Left> = { address: currentAddress(), ...readHistoryEntry() };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(left));
  } catch {
    // A browser that stores nothing is led back to the address alone.
  }
}

/** Makes the entry what it was when this tab left its address, once. For before the router starts. */
export function takeWayBack(): void {
  const left = takeLeft();
  // An entry that has a name was never left: this is a reload, or somewhere else.
  if (left?.address !== currentAddress() || readHistoryEntry().key !== null) return;
  rewriteHistoryEntry({ state: left.state, ...(left.key !== null && { key: left.key }) });
}

function takeLeft(): z.infer<typeof Left> | null {
  try {
    const text = sessionStorage.getItem(storageKey);
    sessionStorage.removeItem(storageKey);
    const read = z.safeParse(Left, JSON.parse(text ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
