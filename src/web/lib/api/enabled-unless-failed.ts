import { isTransient } from './api-errors.ts';

/**
 * For a query's `enabled`: whether rendering it may send its request. A failed query waits for the user, so that a list
 * prefetched before its rows render isn't requested twice. Transient failures are retried elsewhere.
 */
export function enabledUnlessFailed({
  state: { error },
}: {
  readonly state: { readonly error: Error | null };
}): boolean {
  return error === null || isTransient(error);
}
