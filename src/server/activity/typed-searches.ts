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

/** The texts that are shown as part of a search, the last one first. */
export async function typedBefore(
  queries: SystemQueries,
  { action, person, subject, at, id }: Omit<StoredActivity, 'typedBefore'>,
): Promise<readonly string[]> {
  const texts: string[] = [];
  if (action !== 'searched' || person === null) return texts;
  let longer = { text: subject ?? '', at, id };
  while (texts.length < mostTexts) {
    const before = await queries
      .selectFrom('activity')
      .select(['action', 'subject', 'at', 'id'])
      .where('person_id', '=', person.id)
      .where('at', '<=', longer.at)
      .where('at', '>=', longer.at - typingFor)
      .where(sql<boolean>`(at, id) < (${longer.at}, ${longer.id})`)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    const text = before?.subject ?? '';
    if (before?.action !== 'searched' || text === longer.text || !longer.text.startsWith(text)) break;
    texts.push(text);
    longer = { text, at: before.at, id: before.id };
  }
  return texts;
}
