import { sql } from 'kysely';
import type { SystemQueries } from '../database/system-database.ts';
import type { StoredActivity } from './activity-store.ts';

/** Time in ms between two texts of one search that is being typed. */
const typingFor = 10_000;

/** Texts that are shown of one search. */
const mostTexts = 50;

/**
 * Whether an entry is a search that is shown as part of a longer one: the next that its person did, within seconds, was
 * to search for a text that begins with it. Entries later than `newest` don't count.
 */
export function isContinued(newest: number | null) {
  return sql<boolean>`(activity.action = 'searched' AND EXISTS (
    SELECT 1 FROM activity AS longer
    WHERE longer.id = (
        SELECT later.id FROM activity AS later
        WHERE later.person_id = activity.person_id AND later.at BETWEEN activity.at AND activity.at + ${typingFor}
          AND (later.at, later.id) > (activity.at, activity.id) AND later.id <= ${newest ?? Number.MAX_SAFE_INTEGER}
        ORDER BY later.at, later.id LIMIT 1
      )
      AND longer.action = 'searched' AND longer.subject <> activity.subject
      AND substr(longer.subject, 1, length(activity.subject)) = activity.subject
  ))`;
}

/** The texts that are shown as part of each of these entries, by its id; the last one first. */
export async function typedBefore(
  queries: SystemQueries,
  entries: readonly Pick<StoredActivity, 'id' | 'action'>[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const searches = entries.filter(({ action }) => action === 'searched').map(({ id }) => id);
  if (searches.length === 0) return new Map();
  const { rows } = await sql<{ readonly shown_with: number; readonly subject: string }>`
    WITH RECURSIVE typed (shown_with, id, at, person_id, subject, place) AS (
      SELECT id, id, at, person_id, subject, 0 FROM activity WHERE id IN (${sql.join(searches)})
      UNION ALL
      SELECT typed.shown_with, before.id, before.at, before.person_id, before.subject, typed.place + 1
      FROM typed JOIN activity AS before ON before.id = (
        SELECT earlier.id FROM activity AS earlier
        WHERE earlier.person_id = typed.person_id AND earlier.at BETWEEN typed.at - ${typingFor} AND typed.at
          AND (earlier.at, earlier.id) < (typed.at, typed.id)
        ORDER BY earlier.at DESC, earlier.id DESC LIMIT 1
      )
      WHERE typed.place < ${mostTexts} AND before.action = 'searched' AND before.subject <> typed.subject
        AND substr(typed.subject, 1, length(before.subject)) = before.subject
    )
    SELECT shown_with, subject FROM typed WHERE place > 0 ORDER BY shown_with, place`.execute(queries);
  const byEntry = Map.groupBy(rows, (row) => row.shown_with);
  return new Map([...byEntry].map(([id, typed]) => [id, typed.map(({ subject }) => subject)]));
}
