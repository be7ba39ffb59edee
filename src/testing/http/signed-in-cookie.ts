import { randomBytes } from 'node:crypto';
import type { Role } from '../../contract/roles.ts';
import { SessionCookie } from '../../server/staff/sign-in/session-cookie.ts';
import { openSqliteSystemStore } from '../../server/system-store/sqlite-system-store.ts';
import type { SystemStore } from '../../server/system-store/system-store.ts';

/** The headers with which our pages write. */
export const fromOwnPage = { 'sec-fetch-site': 'same-origin' } as const;

/**
 * Creates a user with this role and a session, next to a server on this directory that has no PUBLIC_URL. Returns the
 * Cookie header.
 */
export function signedInCookie(dataDirectory: string, role: Role = 'administrator'): Promise<string> {
  return withSystem(dataDirectory, async ({ staff, authSecret }) => {
    const email = `${randomBytes(6).toString('hex')}@staff.test`;
    const person = await staff.add({ email, name: `A ${role}`, role, passwordHash: 'none:none' }, Date.now());
    if (person === null) throw new Error('the email is taken');
    const token = await staff.sessions.start(person.id, { userAgent: null, address: null }, Date.now());
    const secret = Buffer.from(await authSecret()).toString('base64');
    return new SessionCookie(secret, { isSecure: false }).set(token).split(';')[0] ?? '';
  });
}

/** Opens the system store as a command does, next to a running server. */
export async function withSystem<T>(dataDirectory: string, work: (system: SystemStore) => Promise<T>): Promise<T> {
  const system = await openSqliteSystemStore({
    dataDirectory,
    limit: { requests: 1, windowSeconds: 1 },
    as: 'command',
  });
  try {
    return await work(system);
  } finally {
    await system.close();
  }
}
