import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { ActivityQuery, type Activity, type ActivityEntry } from '../../../contract/access-api.ts';
import { errors } from '../../../contract/errors.ts';
import { Bulkhead, BulkheadFullError } from '../../limits/bulkhead.ts';
import type { ActivityFilter, ActivityStore, StoredActivity } from '../../activity/activity-store.ts';
import { answerText } from '../responses/envelope-text.ts';
import { HttpError } from '../../errors/http-error.ts';
import { whileAsked } from '../transport/client-disconnect.ts';

export interface ActivityRoutesParts {
  readonly activity: Pick<ActivityStore, 'page'>;
  /** How long entries are kept. */
  readonly activityDays: number;
}

const mayRead = { config: { rule: 'activity:read' } } as const;
const pageSize = 50;
const day = 24 * 3_600_000;

/**
 * Each may look at everything, so two at once would both take twice as long. Who waits is told to come again well
 * before the connection would be closed.
 */
const searchesAtOnce = { running: 1, waiting: 20, timeoutMs: 4000 };

/** What people did, newest first. */
export function addActivityRoutes(app: FastifyInstance, { activity, activityDays }: ActivityRoutesParts): void {
  const searches = new Bulkhead(searchesAtOnce);

  app.get('/activity', mayRead, async (request, reply) => {
    const { search = '', person, action, cursor } = readQuery(request.query);
    const since = Date.now() - activityDays * day;
    const filter = {
      search,
      person: person ?? null,
      action: action ?? null,
      after: cursor === undefined ? null : readCursor(cursor),
      since,
    };
    const signal = whileAsked(request, reply);
    const read = (): Promise<readonly StoredActivity[]> => activity.page(filter, pageSize + 1, signal);
    const found = await (isSearch(filter) ? searches.run(read).catch(busyWhenFull) : read());
    const shown = found.slice(0, pageSize);
    const nextCursor = found.length > pageSize ? String(shown.at(-1)?.id) : null;
    return answerText({ entries: shown.map(toEntry), nextCursor, keptDays: activityDays } satisfies Activity);
  });
}

/** What may have to look at every entry for a page. */
function isSearch({ search, person, action }: ActivityFilter): boolean {
  return search !== '' || person !== null || action !== null;
}

function busyWhenFull(error: unknown): never {
  throw error instanceof BulkheadFullError ? new HttpError(503, errors.activityBusy, { 'retry-after': '2' }) : error;
}

function readQuery(query: unknown): ActivityQuery {
  const read = z.safeParse(ActivityQuery, query);
  if (read.success) return read.data;
  throw new HttpError(400, errors.body(String(read.error.issues[0]?.path[0])));
}

/** The entry the last page ended with. */
function readCursor(cursor: string): number {
  if (!/^[1-9]\d{0,14}$/.test(cursor)) throw new HttpError(400, errors.invalidCursor);
  return Number(cursor);
}

function toEntry({ id, ...entry }: StoredActivity): ActivityEntry {
  return { id: String(id), ...entry };
}
