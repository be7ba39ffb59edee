import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { Role } from '../../../contract/roles.ts';
import { isPassing } from '../../storage/sqlite-error-code.ts';
import { insertSession, isoOf } from './staff-rows.ts';
import {
  sessionLife,
  type ListedSession,
  type SessionOrigin,
  type SessionStore,
  type StoredSession,
} from '../staff-store.ts';
import { SystemUnavailableError } from '../../errors/system-unavailable-error.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { busyRetry } from '../../storage/busy-retry.ts';

export class SqliteSessions implements SessionStore {
  readonly #database: DatabaseSync;
  readonly #select: StatementSync;
  readonly #touch: StatementSync;
  readonly #seen: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#select = database.prepare(
      `SELECT s.id, s.userId, s.updatedAt, staff.name, staff.email, staff.role
       FROM staff_session AS s JOIN staff ON staff.id = s.userId
       WHERE s.token = ? AND s.expiresAt > ? AND s.updatedAt > ? AND staff.disabledAt IS NULL`,
    );
    this.#touch = database.prepare('UPDATE staff_session SET updatedAt = ? WHERE id = ?');
    this.#seen = database.prepare('UPDATE staff SET lastSeenAt = ? WHERE id = ?');
  }

  start(staffId: string, origin: SessionOrigin, now: number): Promise<string> {
    return busyRetry(() => insertSession(this.#database, staffId, origin, now));
  }

  find(token: string, now: number): StoredSession | null {
    try {
      const row = this.#select.get(token, isoOf(now), isoOf(now - sessionLife.idle));
      return row === undefined ? null : toSession(row);
    } catch (error) {
      throw isPassing(error) ? new SystemUnavailableError('the sessions cannot be read', { cause: error }) : error;
    }
  }

  touch({ id, staffId }: Pick<StoredSession, 'id' | 'staffId'>, now: number): void {
    const at = isoOf(now);
    try {
      this.#touch.run(at, id);
      this.#seen.run(at, staffId);
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }

  async list(staffId: string, now: number): Promise<readonly ListedSession[]> {
    const rows = this.#database
      .prepare(
        'SELECT * FROM staff_session WHERE userId = ? AND expiresAt > ? AND updatedAt > ? ORDER BY updatedAt DESC, id',
      )
      .all(staffId, isoOf(now), isoOf(now - sessionLife.idle));
    return rows.map((row) => ({
      id: String(row['id']),
      createdAt: Date.parse(String(row['createdAt'])),
      seenAt: Date.parse(String(row['updatedAt'])),
      userAgent: textOrNull(row['userAgent']),
      address: textOrNull(row['ipAddress']),
    }));
  }

  end(staffId: string, id: string): Promise<boolean> {
    return busyRetry(
      () =>
        this.#database.prepare('DELETE FROM staff_session WHERE userId = ? AND id = ?').run(staffId, id).changes === 1,
    );
  }

  endAll(staffId: string, except?: string): Promise<number> {
    return busyRetry(() =>
      inTransaction(this.#database, () => {
        const ended = this.#database
          .prepare('DELETE FROM staff_session WHERE userId = ? AND id IS NOT ?')
          .run(staffId, except ?? null);
        this.#database.prepare('DELETE FROM staff_verification WHERE value = ?').run(staffId);
        return Number(ended.changes);
      }),
    );
  }

  sweep(now: number): void {
    try {
      this.#database
        .prepare('DELETE FROM staff_session WHERE expiresAt <= ? OR updatedAt <= ?')
        .run(isoOf(now), isoOf(now - sessionLife.idle));
      this.#database.prepare('DELETE FROM staff_verification WHERE expiresAt <= ?').run(isoOf(now));
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }
}

function toSession(row: Record<string, SQLOutputValue>): StoredSession {
  return {
    id: String(row['id']),
    staffId: String(row['userId']),
    name: String(row['name']),
    email: String(row['email']),
    role: Role.parse(row['role']),
    seenAt: Date.parse(String(row['updatedAt'])),
  };
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
