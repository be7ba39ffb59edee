import { sql } from 'kysely';
import { setImmediate } from 'node:timers/promises';
import { ActivityAction } from '../../contract/activity.ts';
import { foldText } from '../../contract/search-text.ts';
import type { SystemDatabase, SystemTransaction } from '../database/system-database.ts';
import { isContinued, typedBefore } from './typed-searches.ts';
import type { ActivityFilter, ActivityStore, NewActivity, StoredActivity } from './activity-store.ts';

/** Time in ms in which the same search, customer or failed sign-in is one entry. */
const sameFor = 5 * 60_000;

const oftenRepeated: ReadonlySet<ActivityAction> = new Set(['searched', 'viewed', 'sign-in-failed', 'code-refused']);

/** Time in ms of the entries that one clean-up deletes; there is one every hour. */
const mostPruned = 24 * 3_600_000;

/** Entries that are searched, and those that are deleted, before other requests have their turn. */
const batch = { read: 10_000, prune: 2000 } as const;

export class SqlActivityStore implements ActivityStore {
  readonly #database: SystemDatabase;

  constructor(database: SystemDatabase) {
    this.#database = database;
  }

  note(entry: NewActivity, now: number): Promise<boolean> {
    return this.#database.transaction(async (queries) => {
      if (oftenRepeated.has(entry.action) && (await isRepeated(queries, entry, now))) return false;
      await queries.insertInto('activity').values(rowOf(entry, now)).execute();
      return true;
    });
  }

  noteNotRecorded(entry: Omit<NewActivity, 'action'>, id: number | null, now: number): Promise<number> {
    const row = rowOf({ action: 'not-recorded', ...entry }, now);
    return this.#database.write(async (queries) => {
      const noted = await queries
        .insertInto('activity')
        .values({ id: id ?? undefined, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ subject: row.subject, folded: row.folded }))
        .returning('id')
        .executeTakeFirstOrThrow();
      return noted.id;
    });
  }

  async page(filter: ActivityFilter, limit: number, signal?: AbortSignal): Promise<readonly StoredActivity[]> {
    const [oldest, newest] = await this.#ends();
    const found: StoredActivity[] = [];
    let from = filter.after === null ? newest : Math.min(newest, filter.after.id - 1);
    while (from >= oldest && found.length < limit) {
      signal?.throwIfAborted();
      found.push(...(await this.#readBatch(filter, from, limit - found.length)));
      from -= batch.read;
      await setImmediate();
    }
    return found;
  }

  async prune(before: number, now: number): Promise<void> {
    const oldest = await this.#firstFrom(0, now);
    if (oldest === null) return;
    const until = Math.min(before, oldest.at + mostPruned);
    // What a clock has noted that was ahead is as old as what lies around it.
    const kept = await this.#firstFrom(until, now);
    const last = await this.#lastBefore(until, kept?.id ?? null);
    if (last !== null) while ((await this.#deleteUntil(last)) === batch.prune) await setImmediate();
  }

  async #readBatch(
    { search, person, action, since, after }: ActivityFilter,
    from: number,
    limit: number,
  ): Promise<readonly StoredActivity[]> {
    const pattern = `%${searchable(search).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    return this.#database.read(async (queries) => {
      const rows = await queries
        .selectFrom('activity')
        .selectAll()
        .where('id', '<=', from)
        .where('id', '>', from - batch.read)
        .where('at', '>=', since)
        .$if(person !== null, (query) => query.where('person_id', '=', person))
        .$if(action !== null, (query) => query.where('action', '=', action))
        .$if(search !== '', (query) => query.where(sql<boolean>`folded LIKE ${pattern} ESCAPE '\\'`))
        .where(({ not }) => not(isContinued(after?.newest ?? null)))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      const entries = rows.map(toActivity);
      const typed = await typedBefore(queries, entries);
      return entries.map((entry) => ({ ...entry, typedBefore: typed.get(entry.id) ?? [] }));
    });
  }

  /** The first entry that was noted at this time or later, and not ahead of now. */
  async #firstFrom(at: number, now: number): Promise<{ readonly id: number; readonly at: number } | null> {
    const row = await this.#database.read((queries) =>
      queries
        .selectFrom('activity')
        .select(['id', 'at'])
        .where('at', '>=', at)
        .where('at', '<=', now)
        .orderBy('id')
        .limit(1)
        .executeTakeFirst(),
    );
    return row ?? null;
  }

  /** The id of the last entry that was noted before this time, of those before one that is kept. */
  async #lastBefore(at: number, keptFrom: number | null): Promise<number | null> {
    const row = await this.#database.read((queries) =>
      queries
        .selectFrom('activity')
        .select('id')
        .where('at', '<', at)
        .$if(keptFrom !== null, (query) => query.where('id', '<', keptFrom))
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    return row?.id ?? null;
  }

  /** Entries lie in the order they were noted, so this reads only what is too old. */
  async #deleteUntil(id: number): Promise<number> {
    let deleted = 0;
    await this.#database.writeIfFree(async (queries) => {
      const { numDeletedRows } = await queries
        .deleteFrom('activity')
        .where('id', 'in', ({ selectFrom }) =>
          selectFrom('activity').select('id').where('id', '<=', id).orderBy('id').limit(batch.prune),
        )
        .executeTakeFirst();
      deleted = Number(numDeletedRows);
    });
    return deleted;
  }

  /** Ids of the oldest and the newest entry. Apart, as SQLite looks at every entry for the two together. */
  async #ends(): Promise<readonly [oldest: number, newest: number]> {
    const end = async (direction: 'asc' | 'desc'): Promise<number | undefined> => {
      const row = await this.#database.read((queries) =>
        queries.selectFrom('activity').select('id').orderBy('id', direction).limit(1).executeTakeFirst(),
      );
      return row?.id;
    };
    return [(await end('asc')) ?? 1, (await end('desc')) ?? 0];
  }
}

function rowOf({ action, person, subject }: NewActivity, at: number) {
  // A line break in between: no search matches the end of a name with the beginning of a subject.
  const folded = `${searchable(person?.name ?? '')}\n${searchable(subject ?? '')}`;
  const [person_name, named] = [withoutNul(person?.name ?? null), withoutNul(subject)];
  return { at, action, person_id: person?.id ?? null, person_name, subject: named, folded };
}

/** PostgreSQL has no text with a NUL. */
function withoutNul(text: string | null): string | null {
  return text?.replaceAll('\0', '\u{FFFD}') ?? null;
}

/** Folded, without control characters: LIKE ends at a NUL, and a line break is between a name and a subject. */
function searchable(text: string): string {
  return foldText(text).replaceAll(/\p{Cc}/gu, ' ');
}

async function isRepeated(
  queries: SystemTransaction,
  { action, person, subject }: NewActivity,
  now: number,
): Promise<boolean> {
  const same = queries
    .selectFrom('activity')
    .select('id')
    .where('person_id', 'is not distinct from', person?.id ?? null)
    .where('at', '>', now - sameFor)
    // One that is ahead is of a clock that was wrong, and would keep others out until then.
    .where('at', '<=', now)
    .where('action', '=', action)
    .where('subject', 'is not distinct from', withoutNul(subject));
  return (await same.limit(1).executeTakeFirst()) !== undefined;
}

interface ActivityRow {
  readonly id: number;
  readonly at: number;
  readonly action: string;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly subject: string | null;
}

function toActivity({
  id,
  at,
  action,
  person_id,
  person_name,
  subject,
}: ActivityRow): Omit<StoredActivity, 'typedBefore'> {
  return {
    id,
    at,
    action: ActivityAction.parse(action),
    person: person_id === null ? null : { id: person_id, name: person_name ?? '' },
    subject,
  };
}
