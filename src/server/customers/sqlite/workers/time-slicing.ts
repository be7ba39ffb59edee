import { setImmediate } from 'node:timers/promises';

/** How long a search runs before the next one, in ms. */
const slice = 8;

/** Runs a search to its end, letting others run at a `yield` when its slice is over; null once it is stopped. */
export async function runInSlices<T>(search: Generator<undefined, T>, stop: AbortSignal): Promise<T | null> {
  let until = performance.now() + slice;
  while (!stop.aborted) {
    const step = search.next();
    if (step.done === true) return step.value;
    if (performance.now() >= until) {
      await setImmediate();
      until = performance.now() + slice;
    }
  }
  return null;
}
