import type { SystemDatabase, SystemQueries } from '../../database/system-database.ts';
import type { AttemptStore } from '../staff-store.ts';

/** Attempts in a row that may be wrong, and the time in ms in which none is accepted after them. Source: quality.md. */
const mostFailures = 10;
const lockMs = 15 * 60_000;

/** A lock that ends later than any can was set by a clock that was ahead, and has ended; clocks may differ a little. */
const latestEnd = (now: number): number => now + lockMs + 60_000;

/** Attempts between two clean-ups of the table. */
const sweepEvery = 100;

export class SqlAttemptStore implements AttemptStore {
  readonly #database: SystemDatabase;
  #sinceSweep = 0;

  constructor(database: SystemDatabase) {
    this.#database = database;
  }

  lockedFor(subject: string, now: number): Promise<number | null> {
    return this.#database.read((queries) => lockedFor(queries, subject, now));
  }

  /**
   * One statement, so that of a thousand attempts at the same time no more than ten get through. A failure is forgotten
   * after as long as a lock lasts.
   */
  async count(subject: string, now: number): Promise<number | null> {
    await this.#sweepNowAndThen(now);
    return this.#database.write(async (queries) => {
      const counted = await queries
        .insertInto('sign_in_attempt')
        .values({ subject, failures: 1, locked_until: null, at: now })
        .onConflict((conflict) =>
          conflict
            .column('subject')
            .doUpdateSet((eb) => {
              const isRecent = eb.and([
                eb('sign_in_attempt.at', '>', now - lockMs),
                eb('sign_in_attempt.at', '<=', latestEnd(now)),
              ]);
              const oneMore = eb('sign_in_attempt.failures', '+', 1);
              const isLast = eb.and([isRecent, eb(oneMore, '>=', mostFailures)]);
              return {
                failures: eb.case().when(isRecent).then(oneMore).else(1).end(),
                locked_until: eb
                  .case()
                  .when(isLast)
                  .then(now + lockMs)
                  .else(null)
                  .end(),
                at: now,
              };
            })
            .where(({ eb, or }) =>
              or([
                eb('sign_in_attempt.locked_until', 'is', null),
                eb('sign_in_attempt.locked_until', '<=', now),
                eb('sign_in_attempt.locked_until', '>', latestEnd(now)),
              ]),
            ),
        )
        .returning('failures')
        .executeTakeFirst();
      if (counted !== undefined) return null;
      // Not counted, so not accepted either, even when a right attempt has lifted the lock in the meantime.
      return (await lockedFor(queries, subject, now)) ?? 1;
    });
  }

  async forget(subject: string): Promise<void> {
    await this.#database.write((queries) =>
      queries.deleteFrom('sign_in_attempt').where('subject', '=', subject).execute(),
    );
  }

  async #sweepNowAndThen(now: number): Promise<void> {
    if (++this.#sinceSweep < sweepEvery) return;
    this.#sinceSweep = 0;
    await this.#database.writeIfFree((queries) =>
      queries
        .deleteFrom('sign_in_attempt')
        .where(({ or, eb }) => or([eb('at', '<=', now - lockMs), eb('at', '>', latestEnd(now))]))
        .execute(),
    );
  }
}

/** Seconds, or null. */
async function lockedFor(queries: SystemQueries, subject: string, now: number): Promise<number | null> {
  const row = await queries
    .selectFrom('sign_in_attempt')
    .select('locked_until')
    .where('subject', '=', subject)
    .executeTakeFirst();
  const until = row?.locked_until ?? 0;
  return until <= now || until > latestEnd(now) ? null : Math.max(1, Math.ceil((until - now) / 1000));
}
