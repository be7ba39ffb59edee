import { setTimeout as wait } from 'node:timers/promises';
import { SystemUnavailableError } from '../errors/system-unavailable-error.ts';
import { isBusy, isPassing } from './sqlite-error-code.ts';

/** Time in ms to retry while another process writes, and between two tries. */
const timeoutMs = 1000;
const pauseMs = 5;

/**
 * Does the work, and retries while another process holds the database, without blocking the event loop. Rejects with
 * SystemUnavailableError when the database stays busy, is full or fails.
 */
export async function busyRetry<T>(work: () => T | Promise<T>): Promise<T> {
  // By the clock: each attempt of a command waits for seconds itself.
  const startedAt = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() - startedAt >= timeoutMs) return unavailableWhenPassing(error);
      await wait(pauseMs);
    }
  }
}

/** Throws SystemUnavailableError for a database that is busy, full or failing, and any other error as it is. */
export function unavailableWhenPassing(error: unknown): never {
  throw isPassing(error) ? new SystemUnavailableError('the system database is not available', { cause: error }) : error;
}
