import { hash, randomBytes } from 'node:crypto';
import { Role } from '../../../contract/roles-and-permissions.ts';
import type { SystemQueries, SystemTransaction } from '../../database/system-database.ts';
import { sessionLife, type NewSession } from '../session-store.ts';
import { demoEmail, type NewStaff, type StaffPerson } from '../staff-store.ts';

/** Characters kept of a browser's name for itself. */
const longestUserAgent = 512;

/** Time in ms in which an app shows the same code: its half minute, and one before and after for clocks that differ. */
const codeLife = 90_000;

export function people(queries: SystemQueries) {
  return queries
    .selectFrom('staff')
    .leftJoin('staff_totp', 'staff_totp.staff_id', 'staff.id')
    .select(['id', 'name', 'email', 'role', 'password_hash', 'created_at', 'disabled_at', 'last_seen_at'])
    .select('staff_totp.confirmed_at');
}

export async function findPerson(
  queries: SystemQueries,
  by: 'id' | 'email',
  value: string,
): Promise<StaffPerson | null> {
  const row = await people(queries).where(by, '=', value).executeTakeFirst();
  return row === undefined ? null : toPerson(row);
}

type Row = Awaited<ReturnType<ReturnType<typeof people>['executeTakeFirstOrThrow']>>;

export function toPerson(row: Row): StaffPerson {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: Role.parse(row.role),
    isDisabled: row.disabled_at !== null,
    hasPassword: row.password_hash !== null,
    hasTwoFactor: row.confirmed_at !== null,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  };
}

/** Resolves to the id, or null when the email is taken. A person with a password who joins ends the demo account. */
export async function insertPerson(
  queries: SystemTransaction,
  { email, name, role, passwordHash }: Omit<NewStaff, 'passwordHash'> & { readonly passwordHash: string | null },
  now: number,
): Promise<string | null> {
  const inserted = await queries
    .insertInto('staff')
    .values({
      id: newId(),
      name,
      email,
      role,
      password_hash: passwordHash,
      created_at: now,
      disabled_at: null,
      last_seen_at: null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return null;
  if (role === 'administrator') await endFirstLinks(queries);
  // A viewer who comes by single sign-on could let no one else in.
  if (passwordHash !== null) await endDemo(queries, now);
  return inserted.id;
}

/** Also when there is no such person. */
export async function isDisabled(queries: SystemTransaction, staffId: string): Promise<boolean> {
  const active = queries.selectFrom('staff').select('id').where('id', '=', staffId).where('disabled_at', 'is', null);
  return (await active.executeTakeFirst()) === undefined;
}

/** Whether an active administrator other than this person is left; the demo account does not count. */
export async function hasOtherAdministrator(
  queries: Pick<SystemTransaction, 'selectFrom'>,
  staffId: string | null,
): Promise<boolean> {
  const other = await queries
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where('email', '<>', demoEmail)
    .where('id', 'is distinct from', staffId)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** Ends sessions except for one if given, pending sign-ins, and links to the account. Resolves to how many sessions. */
export async function endEverything(
  queries: SystemTransaction,
  staffId: string,
  exceptSession?: string,
): Promise<number> {
  const ended = await endSessions(queries, staffId, exceptSession);
  await queries.deleteFrom('one_time_link').where('staff_id', '=', staffId).where('used_at', 'is', null).execute();
  return ended;
}

/** Ends sessions except for one if given, and pending sign-ins. Resolves to how many sessions. */
export async function endSessions(
  queries: SystemTransaction,
  staffId: string,
  exceptSession?: string,
): Promise<number> {
  const { numDeletedRows } = await queries
    .deleteFrom('staff_session')
    .where('staff_id', '=', staffId)
    .where('id', 'is distinct from', exceptSession ?? null)
    .executeTakeFirst();
  await queries.deleteFrom('pending_sign_in').where('staff_id', '=', staffId).execute();
  return Number(numDeletedRows);
}

/** Ends the links made by a person who can no longer invite: they could use them to come back, or let others in. */
export async function endLinksBy(queries: SystemTransaction, staffId: string): Promise<void> {
  await queries.deleteFrom('one_time_link').where('created_by', '=', staffId).where('used_at', 'is', null).execute();
}

/** Now that there is a first administrator. */
export async function endFirstLinks(queries: SystemTransaction): Promise<void> {
  await queries.deleteFrom('one_time_link').where('purpose', '=', 'first').where('used_at', 'is', null).execute();
}

/** What was made with made-up customers must not outlive them: its keys could read the real ones. */
export async function endDemo(queries: SystemTransaction, now: number): Promise<void> {
  const demo = await queries
    .updateTable('staff')
    .set({ disabled_at: now })
    .where('email', '=', demoEmail)
    .where('disabled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (demo === undefined) return;
  await endEverything(queries, demo.id);
  await endLinksBy(queries, demo.id);
  await queries
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('created_by', '=', demo.id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Starts a session in place of the one the browser had. Resolves to its token. */
export async function startSession(
  queries: SystemTransaction,
  staffId: string,
  { origin, replacedToken }: NewSession,
  now: number,
): Promise<string> {
  await endReplaced(queries, replacedToken);
  const token = newToken();
  await queries
    .insertInto('staff_session')
    .values({
      id: newId(),
      token,
      staff_id: staffId,
      created_at: now,
      seen_at: now,
      expires_at: now + sessionLife.absolute,
      user_agent: origin.userAgent?.slice(0, longestUserAgent) ?? null,
      address: origin.address,
    })
    .execute();
  await queries.updateTable('staff').set({ last_seen_at: now }).where('id', '=', staffId).execute();
  return token;
}

/** So that the cookie of the former session is worthless wherever it was kept. */
export async function endReplaced(queries: SystemTransaction, token: string | null): Promise<void> {
  if (token !== null) await queries.deleteFrom('staff_session').where('token', '=', token).execute();
}

/** False when this person has used the code before: one that was seen over a shoulder is worthless. */
export async function spendCode(
  queries: SystemTransaction,
  staffId: string,
  code: string,
  now: number,
): Promise<boolean> {
  await queries
    .deleteFrom('used_code')
    // One from a clock that was ahead would be taken for used until then.
    .where(({ or, eb }) => or([eb('at', '<=', now - codeLife), eb('at', '>', now + codeLife)]))
    .execute();
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('used_code')
    .values({ staff_id: staffId, code, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export function newId(): string {
  return randomBytes(16).toString('hex');
}

/** 192 random bits. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Random tokens cannot be guessed from their SHA-256. */
export function hashOf(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
