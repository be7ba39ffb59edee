import { queryOptions } from '@tanstack/react-query';
import { CapabilitiesAnswer } from '../../contract/app-api.ts';
import { routes } from '../../contract/routes.ts';
import { getJson } from './api-client.ts';

/** What the source can do and how amounts and dates are shown. */
export function capabilitiesOptions() {
  return queryOptions({
    queryKey: ['capabilities'],
    queryFn: async ({ signal }) => (await getJson(routes.capabilities, CapabilitiesAnswer, signal)).data,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
