import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { CapabilitiesAnswer } from '../../../contract/app-api.ts';
import { routes } from '../../../contract/routes.ts';
import { getJson } from '../api/api-client.ts';
import { noteBudget } from './quota.ts';
import { noteFreshness } from './freshness.ts';

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

/**
 * Asks anew what the source is once its customers are made up no longer: an import beside the page puts real ones in
 * their place, whose amounts have no currency. To be waited for before what was read is shown. Never rejects.
 */
export async function settleDemo(client: QueryClient, isDemo: boolean): Promise<void> {
  if (isDemo) return;
  const options = capabilitiesOptions();
  const known = client.getQueryData(options.queryKey);
  if (known === undefined) {
    // On its way with the first customers, which wait for nothing: what it says may be of before them.
    void client.fetchQuery(options).then(
      () => settleDemo(client, false),
      () => {},
    );
    return;
  }
  if (!known.demo) return;
  await client.fetchQuery({ ...options, staleTime: 0, retry: false, networkMode: 'always' }).catch(() => {
    // Without a symbol until it is known which: real amounts are never shown as those of the demo.
    client.setQueryData(options.queryKey, { ...known, demo: false, currency: null });
    void client.invalidateQueries({ queryKey: options.queryKey });
  });
}
