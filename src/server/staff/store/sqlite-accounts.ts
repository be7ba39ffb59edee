import type { DatabaseSync } from 'node:sqlite';
import type { AccountStore, PasswordChange } from '../account-store.ts';
import { endEverything, newSessionToken, setPassword } from './staff-rows.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { busyRetry } from '../../storage/busy-retry.ts';

export class SqliteAccounts implements AccountStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async passwordHashOf(staffId: string): Promise<string | null> {
    const row = this.#database
      .prepare(`SELECT password FROM staff_account WHERE userId = ? AND providerId = 'credential'`)
      .get(staffId);
    return typeof row?.['password'] === 'string' ? row['password'] : null;
  }

  async settleTwoFactor(staffId: string): Promise<void> {
    const isConfirmed = 'EXISTS (SELECT 1 FROM staff_totp WHERE userId = staff.id AND verified = 1)';
    const unsettled = `id = ? AND coalesce(twoFactorEnabled, 0) <> ${isConfirmed}`;
    // Looked at first: hardly ever is there something to write.
    if (this.#database.prepare(`SELECT 1 FROM staff WHERE ${unsettled}`).get(staffId) === undefined) return;
    await busyRetry(() =>
      this.#database.prepare(`UPDATE staff SET twoFactorEnabled = ${isConfirmed} WHERE ${unsettled}`).run(staffId),
    );
  }

  changePassword({ staffId, passwordHash, sessionId }: PasswordChange, now: number): Promise<string | null> {
    return busyRetry(() =>
      inTransaction(this.#database, () => {
        const token = newSessionToken();
        const kept = this.#database
          .prepare('UPDATE staff_session SET token = ? WHERE id = ? AND userId = ?')
          .run(token, sessionId, staffId);
        if (kept.changes === 0) return null;
        setPassword(this.#database, staffId, passwordHash, now);
        endEverything(this.#database, staffId, sessionId);
        return token;
      }),
    );
  }
}
