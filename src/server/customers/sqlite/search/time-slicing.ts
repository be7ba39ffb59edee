import { setImmediate } from 'node:timers/promises';

/** Milliseconds one search may go on before another has its turn. */
const turn = 8;

/** Runs a search to its end with others in between, each `yield` being a moment to change; null once it is stopped. */
export async function runInSlices<T>(search: Generator<undefined, T>, stop: AbortSignal): Promise<T | null> {
  let until = performance.now() + turn;
  while (!stop.aborted) {
    const step = search.next();
    if (step.done === true) return step.value;
    if (performance.now() >= until) {
      await setImmediate();
      until = performance.now() + turn;
    }
  }
  return null;
}
