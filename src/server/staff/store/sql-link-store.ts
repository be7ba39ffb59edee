import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { linkPurposes, type OneTimeLink } from '../../../contract/sign-in-api.ts';
import { Role } from '../../../contract/roles-and-permissions.ts';
import { AppError } from '../../errors/app-error.ts';
import type { SystemDatabase, SystemTransaction } from '../../database/system-database.ts';
import type { LinkStore, LinkUse, LinkUsed, NewLink, PendingInvite } from '../staff-store.ts';
import { endEverything, hashOf, insertPerson, isDisabled, newId, startSession } from './staff-rows.ts';

const StoredLink = z.object({
  purpose: z.enum(linkPurposes),
  email: z.nullable(z.string()),
  name: z.nullable(z.string()),
  role: Role,
});

export class SqlLinkStore implements LinkStore {
  readonly #database: SystemDatabase;

  constructor(database: SystemDatabase) {
    this.#database = database;
  }

  async create(link: NewLink, now: number): Promise<{ readonly id: string; readonly token: string }> {
    const { purpose, email, name, role, staffId, createdBy, expiresAt } = link;
    const [id, token] = [newId(), randomBytes(32).toString('base64url')];
    const row = {
      token_hash: hashOf(token),
      id,
      purpose,
      email,
      name,
      role,
      staff_id: staffId,
      created_by: createdBy,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    };
    await this.#database.transaction(async (queries) => {
      if (createdBy !== null && !(await isActiveAdministrator(queries, createdBy)))
        throw new AppError('not-an-administrator');
      await queries
        .deleteFrom('one_time_link')
        .where('purpose', '=', purpose)
        .where('email', 'is not distinct from', email)
        .where('staff_id', 'is not distinct from', staffId)
        .where('used_at', 'is', null)
        .execute();
      await queries.insertInto('one_time_link').values(row).execute();
    });
    return { id, token };
  }

  async find(token: string, now: number): Promise<OneTimeLink | null> {
    const row = await this.#database.read((queries) =>
      queries
        .selectFrom('one_time_link')
        .select(['purpose', 'email', 'name', 'role'])
        .where('token_hash', '=', hashOf(token))
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst(),
    );
    return row === undefined ? null : StoredLink.parse(row);
  }

  use(token: string, use: LinkUse, now: number): Promise<LinkUsed> {
    return this.#database.transaction(async (queries) => {
      const row = await queries
        .updateTable('one_time_link')
        .set({ used_at: now })
        .where('token_hash', '=', hashOf(token))
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return { outcome: 'over' };
      // The person may have been disabled while the link was being made.
      if (row.staff_id !== null && (await isDisabled(queries, row.staff_id))) return { outcome: 'over' };
      const { staff_id, ...link } = row;
      const staffId =
        staff_id === null
          ? await join(queries, StoredLink.parse(link), use, now)
          : await reset(queries, staff_id, use.passwordHash);
      if (staffId !== null)
        return { outcome: 'used', sessionToken: await startSession(queries, staffId, use.session, now) };
      await queries.updateTable('one_time_link').set({ used_at: null }).where('id', '=', row.id).execute();
      return { outcome: 'email-taken' };
    });
  }

  async invites(now: number): Promise<readonly PendingInvite[]> {
    const rows = await this.#database.read((queries) =>
      queries
        .selectFrom('one_time_link as link')
        .leftJoin('staff', 'staff.id', 'link.created_by')
        .select(['link.id', 'link.email', 'link.role', 'link.created_at', 'link.expires_at', 'staff.name as creator'])
        .where('link.purpose', '=', 'invite')
        .where('link.used_at', 'is', null)
        .where('link.expires_at', '>', now)
        .orderBy('link.created_at', 'desc')
        .orderBy('link.id')
        .execute(),
    );
    return rows.map(({ id, email, role, created_at, expires_at, creator }) => ({
      id,
      email: email ?? '',
      role: Role.parse(role),
      createdAt: created_at,
      expiresAt: expires_at,
      createdBy: creator,
    }));
  }

  async cancelInvite(inviteId: string): Promise<string | null> {
    const canceled = await this.#database.write((queries) =>
      queries
        .deleteFrom('one_time_link')
        .where('id', '=', inviteId)
        .where('purpose', '=', 'invite')
        .where('used_at', 'is', null)
        .returning('email')
        .executeTakeFirst(),
    );
    return canceled?.email ?? null;
  }
}

async function isActiveAdministrator(queries: SystemTransaction, staffId: string): Promise<boolean> {
  const person = await queries
    .selectFrom('staff')
    .select('id')
    .where('id', '=', staffId)
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return person !== undefined;
}

/** Null when the email is taken. */
async function join(
  queries: SystemTransaction,
  { email: invited, name, role }: OneTimeLink,
  use: LinkUse,
  now: number,
): Promise<string | null> {
  const email = invited ?? use.email;
  if (email === null) throw new Error('a link without an email was used without one');
  return insertPerson(queries, { email, name: use.name ?? name ?? email, role, passwordHash: use.passwordHash }, now);
}

async function reset(queries: SystemTransaction, staffId: string, passwordHash: string): Promise<string> {
  await queries.updateTable('staff').set({ password_hash: passwordHash }).where('id', '=', staffId).execute();
  await queries.deleteFrom('staff_totp').where('staff_id', '=', staffId).execute();
  // So that an administrator can let a person back in who has another id at the provider now.
  await queries.deleteFrom('sso_identity').where('staff_id', '=', staffId).execute();
  await endEverything(queries, staffId);
  return staffId;
}
