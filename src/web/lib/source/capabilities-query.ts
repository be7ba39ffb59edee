import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { CapabilitiesResponse, type SourceCapabilities } from '../../../contract/list/list-metadata.ts';
import { routes } from '../../../contract/route-paths.ts';
import { getJson } from '../api/api-client.ts';
import { noteFreshness } from './cache-lifetime.ts';
import { hasReportedQuota, noteQuota } from '../api/quota.ts';

/** What the source can do, and how amounts and dates are shown. */
export function capabilitiesOptions() {
  return queryOptions({
    queryKey: ['capabilities'],
    queryFn: async ({ signal }) => {
      const { data } = await getJson(routes.capabilities, CapabilitiesResponse, signal);
      if (data.quota !== null) noteQuota(data.quota);
      noteFreshness(data.freshSeconds);
      return data;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Whether each request counts against a quota. Until the capabilities load, a quota in a response header says so. */
export function isMetered(client: QueryClient): boolean {
  return client.getQueryData(capabilitiesOptions().queryKey)?.metered ?? hasReportedQuota();
}

/** As `isMetered`, but false until the capabilities load. */
export function useIsMetered(): boolean {
  return useQuery(capabilitiesOptions()).data?.metered ?? false;
}

/** Whether the source has counts and totals; assumed until the capabilities load. */
export function canCount(client: QueryClient): boolean {
  return client.getQueryData(capabilitiesOptions().queryKey)?.counts ?? true;
}

/** As `canCount`, kept up to date. */
export function useCanCount(): boolean {
  return useQuery(capabilitiesOptions()).data?.counts ?? true;
}

/** Which refinements of a list the source takes; none until the capabilities load. */
export type Refinements = Pick<SourceCapabilities, 'combinesFilters' | 'sorts' | 'includesParameters'>;

export const noRefinements: Refinements = { combinesFilters: false, sorts: false, includesParameters: false };

export function refinementsOf(client: QueryClient): Refinements {
  return client.getQueryData(capabilitiesOptions().queryKey) ?? noRefinements;
}

/** As `refinementsOf`, kept up to date. */
export function useRefinements(): Refinements {
  return useQuery(capabilitiesOptions()).data ?? noRefinements;
}

/** Whether it is known what the source can do. */
export function useAreCapabilitiesKnown(): boolean {
  return useQuery(capabilitiesOptions()).data !== undefined;
}

/**
 * Rereads the capabilities once a response says that the customers are no longer demo data: an import alongside the
 * server replaces them with real ones, whose amounts have no currency. Await it before showing that response. Never
 * rejects.
 */
export async function settleDemo(client: QueryClient, isDemo: boolean): Promise<void> {
  if (isDemo) return;
  const options = capabilitiesOptions();
  const known = client.getQueryData(options.queryKey);
  if (known === undefined) {
    // Still loading along with the first customers, so it may have been read before the import.
    void client.fetchQuery(options).then(
      () => settleDemo(client, false),
      () => {},
    );
    return;
  }
  if (!known.demo) return;
  await client.fetchQuery({ ...options, staleTime: 0, retry: false, networkMode: 'always' }).catch(() => {
    // No currency until it is known: real amounts never get the demo's.
    client.setQueryData(options.queryKey, { ...known, demo: false, currency: null });
    void client.invalidateQueries({ queryKey: options.queryKey });
  });
}
