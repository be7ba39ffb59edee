import { useQuery, type QueryClient } from '@tanstack/react-query';
import { capabilitiesOptions } from './capabilities-query.ts';
import { sourceBudget } from './quota.ts';

/** Whether each ask spends calls of the source: by the capabilities, or by any answer that came before them. */
export function asksAreCostly(client: QueryClient): boolean {
  return client.getQueryData(capabilitiesOptions().queryKey)?.asksAreCostly ?? sourceBudget() !== null;
}

/** As `asksAreCostly`; false while it is not known. */
export function useAsksAreCostly(): boolean {
  return useQuery(capabilitiesOptions()).data?.asksAreCostly ?? false;
}

/** Whether the source may be able to count; false only when it said that it cannot. */
export function mayCount(client: QueryClient): boolean {
  return client.getQueryData(capabilitiesOptions().queryKey)?.counts ?? true;
}
