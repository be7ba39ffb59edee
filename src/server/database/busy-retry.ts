import { setTimeout as wait } from 'node:timers/promises';
import { SystemUnavailableError } from '../errors/system-unavailable-error.ts';
import type { ErrorKinds } from './error-kinds.ts';
import { sqliteErrors } from './sqlite-error-code.ts';

/** Time in ms to retry while another process writes, and between two tries. */
const timeoutMs = 1000;
const pauseMs = 5;

/**
 * Does the work, and retries while another process holds the database, without blocking the event loop. Rejects with
 * SystemUnavailableError when the database stays busy, is full or fails.
 */
export async function busyRetry<T>(work: () => T | Promise<T>, kinds: ErrorKinds = sqliteErrors): Promise<T> {
  // By the clock: each attempt of a command waits for seconds itself.
  const startedAt = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!kinds.isBusy(error) || performance.now() - startedAt >= timeoutMs)
        throw unavailableWhenPassing(error, kinds);
      await wait(pauseMs);
    }
  }
}

/** SystemUnavailableError for a database that is busy, full, failing or gone, and any other error as it is. */
export function unavailableWhenPassing(error: unknown, kinds: ErrorKinds): unknown {
  return kinds.isPassing(error)
    ? new SystemUnavailableError('the system database is not available', { cause: error })
    : error;
}
