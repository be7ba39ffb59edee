import * as z from 'zod/mini';
import { readHistoryEntry, rewriteHistoryEntry } from './history-entry.ts';

const storageKey = 'way-back';

/** The address left, and what its history entry held. */
const Left = z.object({ address: z.string(), key: z.nullable(z.string()), state: z.unknown() });

/** The address as the server knows it. */
const addressOf = ({ pathname, search }: Location): string => pathname + search;

/**
 * Notes the history entry this tab leaves for another site that leads back to its address, in an entry of its own. Returns
 * that address.
 */
export function leaveWayBack(): string {
  const address = addressOf(window.location);
  const left: z.infer<typeof Left> = { address, ...readHistoryEntry() };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(left));
  } catch {
    // A browser that stores nothing is led back to the address alone.
  }
  return address;
}

/** Makes the entry what it was when this tab left its address, once. For before the router starts. */
export function takeWayBack(): void {
  const left = takeLeft();
  // An entry that has a name was never left: this is a reload, or somewhere else.
  if (left?.address !== addressOf(window.location) || readHistoryEntry().key !== null) return;
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
