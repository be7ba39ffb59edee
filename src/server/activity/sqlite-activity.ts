import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { ActivityAction } from '../../contract/access-api.ts';
import { foldText } from '../../contract/search-text.ts';
import type { ActivityFilter, ActivityStore, NewActivity, StoredActivity } from './activity-store.ts';
import { isPassing } from '../storage/sqlite-error-code.ts';
import { SystemUnavailableError } from '../errors/system-unavailable-error.ts';
import { inTransaction } from '../storage/transaction.ts';

/**
 * Milliseconds in which the same search, customer or failed sign-in is one entry, and those between two texts of one
 * search.
 */
const sameFor = 5 * 60_000;
const typedOnFor = 10_000;

const oftenRepeated: ReadonlySet<ActivityAction> = new Set(['searched', 'viewed', 'sign-in-failed', 'code-refused']);

/** Entries that are looked at, and those that are thrown away, before others have their turn. */
const turn = { read: 10_000, prune: 2000 } as const;

export class SqliteActivity implements ActivityStore {
  readonly #database: DatabaseSync;
  readonly #forgetTypedOn: StatementSync;
  readonly #isRepeated: StatementSync;
  readonly #insert: StatementSync;
  readonly #ends: StatementSync;
  readonly #select: StatementSync;
  readonly #prune: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#forgetTypedOn = database.prepare(
      `DELETE FROM activity
       WHERE id = (SELECT id FROM activity WHERE person_id = ?1 ORDER BY at DESC, id DESC LIMIT 1)
         AND action = 'searched' AND at > ?2 AND subject <> ?3 AND substr(?3, 1, length(subject)) = subject`,
    );
    this.#isRepeated = database.prepare(
      'SELECT 1 FROM activity WHERE person_id IS ? AND at > ? AND action = ? AND subject IS ?',
    );
    this.#insert = database.prepare(
      'INSERT INTO activity (at, action, person_id, person_name, subject, folded) VALUES (?, ?, ?, ?, ?, ?)',
    );
    // Apart, as SQLite looks at every entry for the two together.
    this.#ends = database.prepare(
      'SELECT (SELECT min(id) FROM activity) AS oldest, (SELECT max(id) FROM activity) AS newest',
    );
    this.#select = database.prepare(
      `SELECT * FROM activity
       WHERE id <= ?1 AND id > ?2 AND at >= ?3 AND (?4 IS NULL OR person_id = ?4) AND (?5 IS NULL OR action = ?5) AND instr(folded, ?6) > 0
       ORDER BY id DESC LIMIT ?7`,
    );
    // Rows lie in the order they were noted, so this reads only what is too old.
    this.#prune = database.prepare(
      `DELETE FROM activity WHERE id IN (
         SELECT id FROM activity
         WHERE id < coalesce((SELECT id FROM activity WHERE at >= ? ORDER BY id LIMIT 1), (SELECT max(id) + 1 FROM activity))
         ORDER BY id LIMIT ${turn.prune})`,
    );
  }

  note({ action, person, subject }: NewActivity, now: number): void {
    inTransaction(this.#database, () => {
      if (action === 'searched' && person !== null) this.#forgetTypedOn.run(person.id, now - typedOnFor, subject);
      if (
        oftenRepeated.has(action) &&
        this.#isRepeated.get(person?.id ?? null, now - sameFor, action, subject) !== undefined
      )
        return;
      // A line end in between: no search finds the end of a name with the beginning of a subject.
      const folded = `${foldText(person?.name ?? '')}\n${foldText(subject ?? '')}`;
      this.#insert.run(now, action, person?.id ?? null, person?.name ?? null, subject, folded);
    });
  }

  async page(
    { search, person, action, after, since }: ActivityFilter,
    limit: number,
    signal?: AbortSignal,
  ): Promise<readonly StoredActivity[]> {
    try {
      const { oldest, newest } = this.#ends.get() ?? {};
      const found: StoredActivity[] = [];
      let from = after === null ? Number(newest) : Math.min(Number(newest), after - 1);
      while (from >= Number(oldest) && found.length < limit) {
        signal?.throwIfAborted();
        const rows = this.#select.all(
          from,
          from - turn.read,
          since,
          person,
          action,
          foldText(search),
          limit - found.length,
        );
        found.push(...rows.map(toActivity));
        from -= turn.read;
        await setImmediate();
      }
      return found;
    } catch (error) {
      throw isPassing(error) ? new SystemUnavailableError('the activity cannot be read', { cause: error }) : error;
    }
  }

  async prune(before: number): Promise<void> {
    try {
      while (Number(this.#prune.run(before).changes) === turn.prune) await setImmediate();
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }
}

function toActivity(row: Record<string, SQLOutputValue>): StoredActivity {
  return {
    id: Number(row['id']),
    at: Number(row['at']),
    action: ActivityAction.parse(row['action']),
    person: row['person_id'] === null ? null : { id: String(row['person_id']), name: String(row['person_name']) },
    subject: row['subject'] === null ? null : String(row['subject']),
  };
}
