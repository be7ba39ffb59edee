import { SessionAnswer } from '../../contract/app-api.ts';
import { routes } from '../../contract/routes.ts';
import { getJson } from './api-client.ts';
import { SessionEndedError } from './api-errors.ts';
import { announceRecovery } from './recovery.ts';
import { setSessionEnded } from './session-ended.ts';

/**
 * Renews the session of whoever sits at this computer: the page itself sets its cookie (design.md, "Interfaces").
 * What was refused then goes out again. Rejects with an ApiError when there is still no session.
 */
export async function renewSession(): Promise<void> {
  await fetch('/customers', { headers: { accept: 'text/html' }, credentials: 'same-origin', cache: 'no-store' });
  await getJson(routes.session, SessionAnswer, new AbortController().signal);
  setSessionEnded(false);
  announceRecovery((error) => error instanceof SessionEndedError);
}
