import { ActivityQuery, type Activity, type ActivityEntry } from '../../../contract/access-api.ts';
import { errors } from '../../../contract/errors.ts';
import { routes } from '../../../contract/routes.ts';
import { Bulkhead, BulkheadFullError } from '../../limits/bulkhead.ts';
import type { ActivityFilter, ActivityStore, StoredActivity } from '../../activity/activity-store.ts';
import { dataEnvelope } from '../responses/envelopes.ts';
import { HttpError } from '../../errors/http-error.ts';
import { disconnectSignal } from '../transport/client-disconnect.ts';
import { defineRoute, type Route } from './route-table.ts';

export interface ActivityRoutesDeps {
  readonly activity: Pick<ActivityStore, 'page'>;
  /** How long entries are kept. */
  readonly activityDays: number;
}

const pageSize = 50;
const day = 24 * 3_600_000;

/**
 * Each may look at everything, so two at once would both take twice as long. Who waits is told to come again well
 * before the connection would be closed.
 */
const searchesAtOnce = { running: 1, waiting: 20, timeoutMs: 4000 };

/** What people did, newest first. */
export function activityRoutes({ activity, activityDays }: ActivityRoutesDeps): readonly Route[] {
  const searches = new Bulkhead(searchesAtOnce);
  return [
    defineRoute({
      method: 'GET',
      path: routes.activity,
      rule: 'activity:read',
      query: ActivityQuery,
      handler: async ({ query, request, reply }) => {
        const { search = '', person, action, cursor } = query;
        const since = Date.now() - activityDays * day;
        const filter = {
          search,
          person: person ?? null,
          action: action ?? null,
          after: cursor === undefined ? null : readCursor(cursor),
          since,
        };
        const signal = disconnectSignal(request, reply);
        const read = (): Promise<readonly StoredActivity[]> => activity.page(filter, pageSize + 1, signal);
        const found = await (isSearch(filter) ? searches.run(read).catch(busyWhenFull) : read());
        const shown = found.slice(0, pageSize);
        const nextCursor = found.length > pageSize ? String(shown.at(-1)?.id) : null;
        return dataEnvelope({ entries: shown.map(toEntry), nextCursor, keptDays: activityDays } satisfies Activity);
      },
    }),
  ];
}

/** What may have to look at every entry for a page. */
function isSearch({ search, person, action }: ActivityFilter): boolean {
  return search !== '' || person !== null || action !== null;
}

function busyWhenFull(error: unknown): never {
  throw error instanceof BulkheadFullError ? new HttpError(503, errors.activityBusy, { 'retry-after': '2' }) : error;
}

/** The entry the last page ended with. */
function readCursor(cursor: string): number {
  if (!/^[1-9]\d{0,14}$/.test(cursor)) throw new HttpError(400, errors.invalidCursor);
  return Number(cursor);
}

function toEntry({ id, ...entry }: StoredActivity): ActivityEntry {
  return { id: String(id), ...entry };
}
