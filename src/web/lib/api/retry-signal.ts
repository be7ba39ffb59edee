/** Whether what a failure was about has passed, such as a limit or an ended session. */
export type RetryFilter = (error: Error) => boolean;

const listeners = new Set<(passed: RetryFilter) => void>();

/** Tells those who wait that requests that failed so may go out again. */
export function notifyRetry(passed: RetryFilter): void {
  for (const listener of listeners) listener(passed);
}

/** Calls back when some failures have passed. */
export function onRetry(listener: (passed: RetryFilter) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
