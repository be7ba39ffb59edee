import { useLocation, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { ActivityAction } from '../../../../contract/activity.ts';
import { currentUserId } from '../../../lib/page/current-user.ts';

/** What the activity is filtered by; empty and null for everything. */
export interface ActivityFilter {
  readonly search: string;
  /** The id of a team member. */
  readonly person: string | null;
  readonly action: ActivityAction | null;
}

/** The filter of the address, and a function that changes parts of it in place. */
export function useActivityFilter(): readonly [ActivityFilter, (change: Partial<ActivityFilter>) => void] {
  const location = useLocation();
  const navigate = useNavigate();
  const filter = decodeActivityFilter(new URLSearchParams(location.search), location.state);
  const change = (part: Partial<ActivityFilter>) => {
    const next = encodeActivityFilter({ ...filter, ...part });
    void navigate(`/settings/activity${next.query}`, { state: next.state, replace: true });
  };
  return [filter, change];
}

/** A search can be personal, so it stays out of the address, and no other user gets it. */
const PrivateState = z.object({ activitySearch: z.string(), userId: z.nullable(z.string()) });

/** The filter of a location. Invalid values count as absent. */
export function decodeActivityFilter(query: URLSearchParams, state: unknown): ActivityFilter {
  const hidden = z.safeParse(PrivateState, state);
  const action = z.safeParse(ActivityAction, query.get('action'));
  const person = query.get('person');
  return {
    search: hidden.success && hidden.data.userId === currentUserId ? hidden.data.activitySearch : '',
    person: person === null || person === '' || person.length > 64 ? null : person,
    action: action.success ? action.data : null,
  };
}

/** The query and the history state that `decodeActivityFilter` reads. */
export function encodeActivityFilter({ search, person, action }: ActivityFilter): {
  readonly query: string;
  readonly state: unknown;
} {
  const query = new URLSearchParams();
  if (person !== null) query.set('person', person);
  if (action !== null) query.set('action', action);
  const text = query.toString();
  return {
    query: text === '' ? '' : `?${text}`,
    state: search === '' ? null : { activitySearch: search, userId: currentUserId },
  };
}
