import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { ActivityResponse, type Activity } from '../../../../contract/activity.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { getJson } from '../../../lib/api/api-client.ts';
import { settingsKey } from '../settings-query-key.ts';
import type { ActivityFilter } from './activity-filter.ts';

/** The activity, newest first, page by page. */
export function activityOptions(filter: ActivityFilter) {
  return infiniteQueryOptions({
    queryKey: [...settingsKey, 'activity', filter],
    queryFn: async ({ pageParam, signal }): Promise<Activity> =>
      (await getJson(pathOf(filter, pageParam), ActivityResponse, signal)).data,
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
    // A new visit loads it again from the newest, so keeping it would waste memory.
    gcTime: 0,
  });
}

function pathOf({ search, person, action }: ActivityFilter, cursor: string): string {
  const query = new URLSearchParams();
  if (search !== '') query.set('search', search);
  if (person !== null) query.set('person', person);
  if (action !== null) query.set('action', action);
  if (cursor !== '') query.set('cursor', cursor);
  const text = query.toString();
  return text === '' ? routes.activity : `${routes.activity}?${text}`;
}
