import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SpentCodeStore } from '../staff-store.ts';
import { busyRetry } from '../../storage/busy-retry.ts';

/**
 * Milliseconds in which an app's code is the same: its half minute, and one before and after it for clocks that differ.
 */
const codeLife = 90_000;

export class SqliteSpentCodes implements SpentCodeStore {
  readonly #sweep: StatementSync;
  readonly #spend: StatementSync;

  constructor(database: DatabaseSync) {
    this.#sweep = database.prepare('DELETE FROM spent_code WHERE at <= ?');
    this.#spend = database.prepare(
      'INSERT INTO spent_code (staff_id, code, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    );
  }

  spend(staffId: string, code: string, now: number): Promise<boolean> {
    return busyRetry(() => {
      this.#sweep.run(now - codeLife);
      return this.#spend.run(staffId, code, now).changes === 1;
    });
  }
}
