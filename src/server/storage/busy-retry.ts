import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from './sqlite-error-code.ts';

/** Milliseconds a busy database is asked again before it is given up, and between two tries. */
const patience = 1000;
const pause = 5;

/**
 * Does once more what failed because another process writes, without holding up the event loop. Throws what failed
 * last.
 */
export async function againWhileBusy<T>(first: unknown, work: () => T | Promise<T>): Promise<T> {
  let error = first;
  for (let waited = 0; isBusy(error) && waited < patience; waited += pause) {
    await wait(pause);
    try {
      return await work();
    } catch (next) {
      error = next;
    }
  }
  throw error;
}
