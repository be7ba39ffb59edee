import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { ListCustomersResponse, maxSearchLength } from '../../../contract/list/list-customers.ts';
import { routes } from '../../../contract/route-paths.ts';
import { customersSummaryOptions, parametersOptions } from '../../features/customers/api/customer-queries.ts';
import { viewsOptions } from '../../features/customers/api/views-query.ts';
import { sectionsFor } from '../../features/settings/settings-sections.ts';
import { getJson } from '../../lib/api/api-client.ts';
import { sessionOptions } from '../../lib/session/session-query.ts';
import { useCanCount, useIsMetered } from '../../lib/source/capabilities-query.ts';
import type { PaletteSources } from './palette-entries.ts';

/** The most customers that the palette names. */
const limit = 5;

function matchingCustomers(search: string) {
  return queryOptions({
    queryKey: ['customers', 'palette', search],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ search, limit: String(limit) });
      return (await getJson(`${routes.customers}?${query}`, ListCustomersResponse, signal)).data;
    },
    gcTime: 60_000,
  });
}

/** What the palette searches. Where requests are metered, it names no customers: the search itself is one line away. */
export function usePaletteSources(text: string): Omit<PaletteSources, 'commands'> {
  const isMetered = useIsMetered();
  const canCount = useCanCount();
  const searches = text !== '' && [...text].length <= maxSearchLength && !isMetered;
  const { data: session } = useQuery(sessionOptions());
  const { data: known = [] } = useQuery(viewsOptions());
  const { data: catalogue = [] } = useQuery(parametersOptions());
  const { data: customers = [] } = useQuery({
    ...matchingCustomers(text),
    enabled: searches,
    placeholderData: keepPreviousData,
  });
  const counted = { search: text, parameter: null, conditions: [] };
  const { data: summary } = useQuery({ ...customersSummaryOptions(counted), enabled: searches && canCount });
  return {
    catalogue,
    customers: searches ? customers : [],
    matching: summary?.all ?? null,
    views: known.filter(({ isGone }) => !isGone).map(({ view }) => view),
    sections: session === undefined ? [] : sectionsFor(session),
  };
}
