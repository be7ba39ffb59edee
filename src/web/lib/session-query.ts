import { queryOptions } from '@tanstack/react-query';
import { CapabilitiesAnswer } from '../../contract/app-api.ts';
import { routes } from '../../contract/routes.ts';
import { getJson } from './api-client.ts';
import { noteBudget } from './source-budget.ts';
import { noteFreshness } from './source-freshness.ts';

/** What the source can do and how amounts and dates are shown. */
export function capabilitiesOptions() {
  return queryOptions({
    queryKey: ['capabilities'],
    queryFn: async ({ signal }) => {
      const { data } = await getJson(routes.capabilities, CapabilitiesAnswer, signal);
      if (data.budget !== null) noteBudget(data.budget);
      noteFreshness(data.freshSeconds);
      return data;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
