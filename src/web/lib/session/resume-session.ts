import { SessionExpiredError } from '../api/api-errors.ts';
import { notifyRetry } from '../api/retry-signal.ts';
import { setSessionExpired } from './session-expiry.ts';

/** There is a session again: what was refused goes out once more. */
export function resumeSession(): void {
  setSessionExpired(false);
  notifyRetry((error) => error instanceof SessionExpiredError);
}
