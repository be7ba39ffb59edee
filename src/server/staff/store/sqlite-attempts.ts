import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { AttemptStore } from '../staff-store.ts';
import { busyRetry } from '../../storage/busy-retry.ts';

/** Tries in a row that may be wrong, and the milliseconds nobody may try after them. Source: quality.md, row 15. */
const mostFailures = 10;
const lockMs = 15 * 60_000;

/** Tries between two clean-ups of the table. */
const sweepEvery = 100;

export class SqliteAttempts implements AttemptStore {
  readonly #take: StatementSync;
  readonly #lockedUntil: StatementSync;
  readonly #forget: StatementSync;
  readonly #sweep: StatementSync;
  #sinceSweep = 0;

  constructor(database: DatabaseSync) {
    // One statement, so that of a thousand tries at once no more than ten get through. A failure is forgotten after as
    // long as a lock lasts.
    this.#take = database.prepare(
      `INSERT INTO sign_in_attempt (subject, failures, at) VALUES (?1, 1, ?2)
       ON CONFLICT (subject) DO UPDATE SET
         failures = CASE WHEN at > ?2 - ${lockMs} THEN failures + 1 ELSE 1 END,
         locked_until = CASE WHEN at > ?2 - ${lockMs} AND failures + 1 >= ${mostFailures} THEN ?2 + ${lockMs} END,
         at = ?2
       WHERE locked_until IS NULL OR locked_until <= ?2
       RETURNING failures`,
    );
    this.#lockedUntil = database.prepare('SELECT locked_until FROM sign_in_attempt WHERE subject = ?');
    this.#forget = database.prepare('DELETE FROM sign_in_attempt WHERE subject = ?');
    this.#sweep = database.prepare(`DELETE FROM sign_in_attempt WHERE at <= ? - ${lockMs}`);
  }

  locked(subject: string, now: number): number | null {
    const until = Number(this.#lockedUntil.get(subject)?.['locked_until'] ?? 0);
    return until <= now ? null : Math.max(1, Math.ceil((until - now) / 1000));
  }

  take(subject: string, now: number): Promise<number | null> {
    return busyRetry(() => {
      if (++this.#sinceSweep >= sweepEvery) {
        this.#sinceSweep = 0;
        this.#sweep.run(now);
      }
      return this.#take.get(subject, now) === undefined ? this.locked(subject, now) : null;
    });
  }

  async forget(subject: string): Promise<void> {
    await busyRetry(() => this.#forget.run(subject));
  }
}
