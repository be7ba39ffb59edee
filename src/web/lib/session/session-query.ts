import { queryOptions } from '@tanstack/react-query';
import { SessionResponse } from '../../../contract/session.ts';
import { routes } from '../../../contract/route-paths.ts';
import { getJson } from '../api/api-client.ts';

/** The signed-in user. */
export function sessionOptions() {
  return queryOptions({
    queryKey: ['session'],
    queryFn: async ({ signal }) => (await getJson(routes.session, SessionResponse, signal)).data,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
