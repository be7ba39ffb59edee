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

let resumedAt = 0;

/** Whether a request was sent before the user signed in again: its refusal says nothing of the new session. */
export function isOfEarlierSession(error: SessionExpiredError): boolean {
  return error.requestedAt < resumedAt;
}

/** There is a session again: sends the refused requests once more. */
export function resumeSession(): void {
  resumedAt = performance.now();
  expired.set(false);
  notifyRetry((error) => error instanceof SessionExpiredError);
}
