import type { AccountStore } from '../account-store.ts';
import type { StaffSessions } from './staff-sessions.ts';

export interface Witnesses {
  readonly accounts: Pick<AccountStore, 'passwordHashOf'>;
  readonly sessions: Pick<StaffSessions, 'endStarted'>;
}

/**
 * What the library answers for somebody; or null when their password changed meanwhile. What ends every session at such
 * a change found none that the library has started since, while it was hashing: that one is ended here.
 */
export async function unlessPasswordChanged(
  { accounts, sessions }: Witnesses,
  staffId: string,
  ask: () => Promise<Response>,
): Promise<Response | null> {
  const before = await accounts.passwordHashOf(staffId);
  const response = await ask();
  if (!response.ok || (await accounts.passwordHashOf(staffId)) === before) return response;
  await sessions.endStarted(response.headers.getSetCookie(), Date.now());
  return null;
}
