import { createStore, useStore } from '../browser/reactive-store.ts';

/** Time in ms a response stays fresh unless the source says otherwise. */
const defaultMs = 60_000;

/** A `Date` header has whole seconds, and a prefetched list must still be fresh when its rows render. */
const leastMs = 2_000;

const latest = createStore(defaultMs);

/** Records for how many seconds the server repeats a response from its cache; null when it has none. */
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
