import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Role } from '../../contract/roles-and-permissions.ts';
import { SessionCookie } from '../../server/staff/sign-in/session-cookie.ts';
import { openSystemStore } from '../../server/open-system-store.ts';
import type { SystemStore } from '../../server/system-store.ts';

/** A session that replaces none, of no known browser. */
export const fromNowhere = { origin: { userAgent: null, address: null }, replacedToken: null } as const;

/** The headers of a page of ours that writes. */
export const fromOwnPage = { 'sec-fetch-site': 'same-origin' } as const;

/**
 * Creates a user with this role and a session, next to a server on this directory that has no PUBLIC_URL. Returns the
 * Cookie header.
 */
export function signedInCookie(
  dataDirectory: string,
  role: Role = 'administrator',
  databaseUrl: string | null = null,
): Promise<string> {
  const work = async ({ staff, authSecret }: SystemStore): Promise<string> => {
    const email = `${randomBytes(6).toString('hex')}@staff.test`;
    const person = await staff.add({ email, name: `A ${role}`, role, passwordHash: 'none:none' }, Date.now());
    if (person === null) throw new Error('the email is taken');
    const token = await staff.sessions.start(person.id, fromNowhere, Date.now());
    const secret = Buffer.from(await authSecret()).toString('base64');
    return new SessionCookie(secret, { isSecure: false }).set('session', token).split(';')[0] ?? '';
  };
  return withSystem(dataDirectory, work, databaseUrl);
}

/** Opens the system store as a command does, next to a running server. */
export async function withSystem<T>(
  dataDirectory: string,
  work: (system: SystemStore) => Promise<T>,
  databaseUrl: string | null = null,
): Promise<T> {
  const system = await openSystemStore({
    dataDirectory,
    databaseUrl,
    limit: { requests: 1, windowSeconds: 1 },
    as: 'command',
  });
  try {
    return await work(system);
  } finally {
    await system.close();
  }
}

/** The system database beside a running server, as SQLite has it. */
export function withSystemDatabase<T>(dataDirectory: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(join(dataDirectory, 'system.db'), { timeout: 1000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}
