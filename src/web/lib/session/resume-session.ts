import { SessionEndedError } from '../api/api-errors.ts';
import { announceRecovery } from '../api/retry-signal.ts';
import { setSessionEnded } from './session-expiry.ts';

/** There is a session again: what was refused goes out once more. */
export function resumeSession(): void {
  setSessionEnded(false);
  announceRecovery((error) => error instanceof SessionEndedError);
}
