import { queryOptions } from '@tanstack/react-query';
import { StaffAnswer } from '../../../../contract/access-api.ts';
import { routes } from '../../../../contract/routes.ts';
import { getJson } from '../../../lib/api/api-client.ts';
import { settingsKey } from '../settings-key.ts';

/** Who works here, and who is invited. */
export function staffOptions() {
  return queryOptions({
    queryKey: [...settingsKey, 'staff'],
    queryFn: async ({ signal }) => (await getJson(routes.staff, StaffAnswer, signal)).data,
    staleTime: 0,
  });
}
