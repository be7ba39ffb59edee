import { SessionExpiredError } from '../api/api-errors.ts';
import { notifyRetry } from '../api/retry-events.ts';
import { createStore, useStore } from '../browser/reactive-store.ts';

const expired = createStore(false);

/** Whether a request was refused because the session is over, and no one has signed in again since. */
export const isSessionExpired = expired.get;

export function useIsSessionExpired(): boolean {
  return useStore(expired);
}

export function expireSession(): void {
  expired.set(true);
}

/** There is a session again: sends the refused requests once more. */
export function resumeSession(): void {
  expired.set(false);
  notifyRetry((error) => error instanceof SessionExpiredError);
}
