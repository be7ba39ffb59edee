import { createStore, useStore } from '../browser/store.ts';

/** Time in ms a response stays fresh unless the source says otherwise. */
const defaultMs = 60_000;

/** A `Date` header has whole seconds, and a prefetched list must still be fresh when its rows render. */
const leastMs = 2_000;

const latest = createStore(defaultMs);

/** Records how many seconds the server repeats a response without asking its source; null when it never does. */
export function noteFreshness(seconds: number | null): void {
  latest.set(seconds === null ? defaultMs : Math.max(leastMs, seconds * 1000));
}

/** Time in ms a response counts as fresh. Older ones are marked as such, and refetched when looked at. */
export function freshFor(): number {
  return latest.get();
}

export function useFreshFor(): number {
  return useStore(latest);
}
