import { ActivityQuery, type Activity, type ActivityEntry } from '../../../contract/activity.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { Bulkhead, BulkheadFullError } from '../../limits/bulkhead.ts';
import type { ActivityFilter, ActivityPosition, ActivityStore, StoredActivity } from '../../activity/activity-store.ts';
import { dataEnvelope } from '../responses/envelopes.ts';
import { HttpError } from '../responses/http-error.ts';
import { disconnectSignal } from '../transport/client-disconnect.ts';
import { defineRoute, type Route } from './route-table.ts';

export interface ActivityRoutesDeps {
  readonly activity: Pick<ActivityStore, 'page'>;
  /** How many days entries are kept. */
  readonly activityDays: number;
}

const pageSize = 50;
const day = 24 * 3_600_000;

/**
 * A search may read every entry, so two at the same time would both take twice as long. One that waits too long is
 * refused well before its connection would be closed.
 */
const searchLimits = { running: 1, waiting: 20, timeoutMs: 4000 };

/** The activity log, newest first. */
export function activityRoutes({ activity, activityDays }: ActivityRoutesDeps): readonly Route[] {
  const searches = new Bulkhead(searchLimits);
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
          after: cursor === undefined ? null : parseCursor(cursor),
          since,
        };
        const signal = disconnectSignal(request, reply);
        const read = (): Promise<readonly StoredActivity[]> => activity.page(filter, pageSize + 1, signal);
        const found = await (isSearch(filter) ? searches.run(read).catch(busyWhenFull) : read());
        const shown = found.slice(0, pageSize);
        const last = shown.at(-1);
        const newest = filter.after?.newest ?? shown[0]?.id;
        const nextCursor = found.length > pageSize && last !== undefined ? `${last.id}.${newest}` : null;
        return dataEnvelope({ entries: shown.map(toEntry), nextCursor, keptDays: activityDays } satisfies Activity);
      },
    }),
  ];
}

/** Whether a page may have to read every entry. */
function isSearch({ search, person, action }: ActivityFilter): boolean {
  return search !== '' || person !== null || action !== null;
}

function busyWhenFull(error: unknown): never {
  throw error instanceof BulkheadFullError ? new HttpError(503, errors.activityBusy, { 'retry-after': '2' }) : error;
}

function parseCursor(cursor: string): ActivityPosition {
  const [, id, newest] = /^([1-9]\d{0,14})\.([1-9]\d{0,14})$/.exec(cursor) ?? [];
  if (id === undefined || newest === undefined) throw new HttpError(400, errors.invalidCursor);
  return { id: Number(id), newest: Number(newest) };
}

/** Nothing was done later than now; a clock that was ahead may have noted it so. */
function toEntry({ id, at, typedBefore, ...entry }: StoredActivity): ActivityEntry {
  return { id: String(id), at: Math.min(at, Date.now()), ...entry, typedBefore: [...typedBefore] };
}
