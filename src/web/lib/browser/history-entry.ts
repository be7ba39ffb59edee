import * as z from 'zod/mini';

/** How the router stores a history entry: `key` identifies it, `usr` is its state. */
const Entry = z.looseObject({ key: z.optional(z.string()), usr: z.optional(z.unknown()) });

export interface HistoryEntry {
  /** Identifies the entry across reloads; null if it has none yet. */
  readonly key: string | null;
  /** Its state; null for none. */
  readonly state: unknown;
}

/** The browser's current history entry, which the router may be about to render. */
export function readHistoryEntry(): HistoryEntry {
  const { key, usr } = readRaw();
  return { key: key ?? null, state: usr ?? null };
}

/** Changes the current entry's key, state or address. Call it before the router starts. */
export function rewriteHistoryEntry({
  key,
  state,
  url,
}: {
  readonly key?: string;
  readonly state?: unknown;
  readonly url?: string;
}): void {
  const next = { ...readRaw(), ...(key !== undefined && { key }), ...(state !== undefined && { usr: state }) };
  window.history.replaceState(next, '', url);
}

function readRaw(): z.infer<typeof Entry> {
  const read = z.safeParse(Entry, window.history.state);
  return read.success ? read.data : {};
}
