import { SessionAnswer } from '../../contract/app-api.ts';
import { routes } from '../../contract/routes.ts';
import { getJson } from './api-client.ts';
import { SessionEndedError } from './api-errors.ts';
import { announceRecovery } from './recovery.ts';
import { setSessionEnded } from './session-ended.ts';

let underWay: Promise<void> | null = null;

/**
 * Renews the session of whoever sits at this computer: the page itself sets its cookie (design.md, "Interfaces").
 * What was refused then goes out again. Asked twice, as by a double click, it renews once. Rejects with an ApiError
 * when there is still no session.
 */
export function renewSession(): Promise<void> {
  underWay ??= renew().finally(() => {
    underWay = null;
  });
  return underWay;
}

async function renew(): Promise<void> {
  await fetch('/customers', { headers: { accept: 'text/html' }, credentials: 'same-origin', cache: 'no-store' });
  await getJson(routes.session, SessionAnswer, new AbortController().signal);
  setSessionEnded(false);
  announceRecovery((error) => error instanceof SessionEndedError);
}
