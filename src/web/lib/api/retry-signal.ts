/** Whether what a failure was about has passed, such as a limit or an ended session. */
export type HasPassed = (error: Error) => boolean;

const listeners = new Set<(passed: HasPassed) => void>();

/** Tells those who wait that requests that failed so may go out again. */
export function announceRecovery(passed: HasPassed): void {
  for (const listener of listeners) listener(passed);
}

/** Calls back when some failures have passed. */
export function onRecovery(listener: (passed: HasPassed) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
