import { hash, randomBytes } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as z from 'zod/mini';
import { linkPurposes } from '../../../contract/access-api.ts';
import { Role } from '../../../contract/roles.ts';
import { AppError } from '../../errors/app-error.ts';
import { endEverything, insertPerson, insertSession, setPassword } from './staff-rows.ts';
import type { LinkStore, LinkUse, LinkUsed, NewLink, PendingInvite } from '../staff-store.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { busyRetry } from '../../storage/busy-retry.ts';

const StoredLink = z.object({
  purpose: z.enum(linkPurposes),
  email: z.nullable(z.string()),
  name: z.nullable(z.string()),
  role: Role,
  staff_id: z.nullable(z.string()),
});
type StoredLink = z.infer<typeof StoredLink>;

/** SHA-256 as for API keys: 256 random bits cannot be guessed from it. */
const hashOf = (token: string): Uint8Array => hash('sha256', token, 'buffer');

export class SqliteLinks implements LinkStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async make(link: NewLink, now: number): Promise<{ readonly id: string; readonly token: string }> {
    const { purpose, email, name, role, staffId, createdBy, expiresAt } = link;
    const id = randomBytes(16).toString('hex');
    const token = randomBytes(32).toString('base64url');
    await this.#write(() => {
      if (createdBy !== null && !this.#mayMake(createdBy)) throw new AppError('not-an-administrator');
      this.#database
        .prepare('DELETE FROM one_time_link WHERE purpose = ? AND email IS ? AND staff_id IS ? AND used_at IS NULL')
        .run(purpose, email, staffId);
      this.#database
        .prepare(
          `INSERT INTO one_time_link (token_hash, id, purpose, email, name, role, staff_id, created_by, created_at, expires_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(hashOf(token), id, purpose, email, name, role, staffId, createdBy, now, expiresAt);
    });
    return { id, token };
  }

  async look(token: string, now: number) {
    const row = this.#database
      .prepare('SELECT * FROM one_time_link WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?')
      .get(hashOf(token), now);
    return row === undefined ? null : linkOf(StoredLink.parse(row));
  }

  use(token: string, use: LinkUse, now: number): Promise<LinkUsed> {
    return this.#write(() => {
      const spend = this.#database.prepare(
        'UPDATE one_time_link SET used_at = ?1 WHERE token_hash = ?2 AND used_at IS NULL AND expires_at > ?1 RETURNING *',
      );
      const row = spend.get(now, hashOf(token));
      if (row === undefined) return { outcome: 'over' };
      const link = StoredLink.parse(row);
      const staffId = link.staff_id === null ? this.#join(link, use, now) : this.#reset(link.staff_id, use, now);
      if (staffId !== null)
        return { outcome: 'used', sessionToken: insertSession(this.#database, staffId, use.origin, now) };
      this.#database.prepare('UPDATE one_time_link SET used_at = NULL WHERE token_hash = ?').run(hashOf(token));
      return { outcome: 'email-taken' };
    });
  }

  async invites(now: number): Promise<readonly PendingInvite[]> {
    const rows = this.#database
      .prepare(
        `SELECT link.*, staff.name AS creator FROM one_time_link AS link LEFT JOIN staff ON staff.id = link.created_by
         WHERE purpose = 'invite' AND used_at IS NULL AND expires_at > ? ORDER BY created_at DESC, link.id`,
      )
      .all(now);
    return rows.map(toInvite);
  }

  withdraw(inviteId: string): Promise<string | null> {
    return this.#write(() => {
      const row = this.#database
        .prepare(`DELETE FROM one_time_link WHERE id = ? AND purpose = 'invite' AND used_at IS NULL RETURNING email`)
        .get(inviteId);
      return row === undefined ? null : String(row['email']);
    });
  }

  #mayMake(staffId: string): boolean {
    return (
      this.#database
        .prepare(`SELECT 1 FROM staff WHERE id = ? AND role = 'administrator' AND disabledAt IS NULL`)
        .get(staffId) !== undefined
    );
  }

  #join({ email, name, role }: StoredLink, use: LinkUse, now: number): string | null {
    const address = email ?? use.email;
    if (address === null) throw new Error('a link without an email was used without one');
    return insertPerson(
      this.#database,
      { email: address, name: use.name ?? name ?? address, role, passwordHash: use.passwordHash },
      now,
    );
  }

  #reset(staffId: string, { passwordHash }: LinkUse, now: number): string {
    setPassword(this.#database, staffId, passwordHash, now);
    this.#database.prepare('DELETE FROM staff_totp WHERE userId = ?').run(staffId);
    this.#database.prepare('UPDATE staff SET twoFactorEnabled = 0 WHERE id = ?').run(staffId);
    endEverything(this.#database, staffId);
    return staffId;
  }

  #write<T>(work: () => T): Promise<T> {
    return busyRetry(() => inTransaction(this.#database, work));
  }
}

function linkOf({ purpose, email, name, role }: StoredLink) {
  return { purpose, email, name, role };
}

function toInvite(row: Record<string, SQLOutputValue>): PendingInvite {
  return {
    id: String(row['id']),
    email: String(row['email']),
    role: Role.parse(row['role']),
    createdAt: Number(row['created_at']),
    expiresAt: Number(row['expires_at']),
    createdBy: row['creator'] === null ? null : String(row['creator']),
  };
}
