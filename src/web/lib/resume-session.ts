import { SessionEndedError } from './api-errors.ts';
import { announceRecovery } from './recovery.ts';
import { setSessionEnded } from './session-ended.ts';

/** There is a session again: what was refused goes out once more. */
export function resumeSession(): void {
  setSessionEnded(false);
  announceRecovery((error) => error instanceof SessionEndedError);
}
