import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { demoEmail, sessionLife, type NewStaff, type SessionOrigin } from '../staff-store.ts';

/** Characters kept of what a browser calls itself. */
const longestUserAgent = 512;

/** Within a transaction. The id, or null when somebody has the email; whoever joins ends the demo account. */
export function insertPerson(
  database: DatabaseSync,
  { email, name, role, passwordHash }: NewStaff,
  now: number,
): string | null {
  if (database.prepare('SELECT 1 FROM staff WHERE email = ?').get(email) !== undefined) return null;
  const [id, at] = [newStaffId(), isoOf(now)];
  database
    .prepare(
      'INSERT INTO staff (id, name, email, emailVerified, createdAt, updatedAt, role) VALUES (?, ?, ?, 1, ?, ?, ?)',
    )
    .run(id, name, email, at, at, role);
  setPassword(database, id, passwordHash, now);
  if (role === 'administrator') endFirstLinks(database);
  endDemo(database, now);
  return id;
}

/** Within a transaction. */
export function setPassword(database: DatabaseSync, staffId: string, passwordHash: string, now: number): void {
  const at = isoOf(now);
  database
    .prepare(
      `INSERT INTO staff_account (id, accountId, providerId, userId, password, createdAt, updatedAt) VALUES (?1, ?2, 'credential', ?2, ?3, ?4, ?4)
       ON CONFLICT (providerId, accountId) DO UPDATE SET password = excluded.password, updatedAt = excluded.updatedAt`,
    )
    .run(newStaffId(), staffId, passwordHash, at);
}

/**
 * Within a transaction: sessions but one where it is said, second factors asked for and not given yet, and links to the
 * account.
 */
export function endEverything(database: DatabaseSync, staffId: string, exceptSession?: string): void {
  database.prepare('DELETE FROM staff_session WHERE userId = ? AND id IS NOT ?').run(staffId, exceptSession ?? null);
  database.prepare('DELETE FROM staff_verification WHERE value = ?').run(staffId);
  database.prepare('DELETE FROM one_time_link WHERE staff_id = ? AND used_at IS NULL').run(staffId);
}

/** Within a transaction: what somebody who may not invite any more has made to come back by, or to bring others in. */
export function endLinksBy(database: DatabaseSync, staffId: string): void {
  database.prepare('DELETE FROM one_time_link WHERE created_by = ? AND used_at IS NULL').run(staffId);
}

/** Within a transaction: there is a first administrator now. */
export function endFirstLinks(database: DatabaseSync): void {
  database.prepare(`DELETE FROM one_time_link WHERE purpose = 'first' AND used_at IS NULL`).run();
}

/** Within a transaction. */
export function endDemo(database: DatabaseSync, now: number): void {
  const demo = database
    .prepare('UPDATE staff SET disabledAt = ? WHERE email = ? AND disabledAt IS NULL RETURNING id')
    .get(isoOf(now), demoEmail);
  if (demo === undefined) return;
  endEverything(database, String(demo['id']));
  endLinksBy(database, String(demo['id']));
}

/** The answer is its token. */
export function insertSession(
  database: DatabaseSync,
  staffId: string,
  { userAgent, address }: SessionOrigin,
  now: number,
): string {
  const token = newSessionToken();
  database
    .prepare(
      `INSERT INTO staff_session (id, token, userId, expiresAt, createdAt, updatedAt, userAgent, ipAddress)
       VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7)`,
    )
    .run(
      newStaffId(),
      token,
      staffId,
      isoOf(now + sessionLife.absolute),
      isoOf(now),
      userAgent?.slice(0, longestUserAgent) ?? null,
      address,
    );
  return token;
}

/** As better-auth's: the text of a moment. */
export function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export function newStaffId(): string {
  return randomBytes(16).toString('hex');
}

/** 192 random bits. */
export function newSessionToken(): string {
  return randomBytes(24).toString('base64url');
}
