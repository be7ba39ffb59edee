import * as z from 'zod/mini';

/** How the router writes a history entry: `key` names it, `usr` is the state it was given. */
const Entry = z.looseObject({ key: z.optional(z.string()), usr: z.optional(z.unknown()) });

export interface HistoryEntry {
  /** Names the entry through reloads; null when nobody named it yet. */
  readonly key: string | null;
  /** The state it was given; null for none. */
  readonly state: unknown;
}

/** The history entry the browser is at, which the router may be about to render. */
export function readHistoryEntry(): HistoryEntry {
  const { key, usr } = readRaw();
  return { key: key ?? null, state: usr ?? null };
}

/** Changes the entry the browser is at: its key, its state or its address. For before the router starts. */
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
