import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Condition } from '../../../../../contract/list/list-filter.ts';
import type { Count, Facet } from '../../../../../contract/list/list-metadata.ts';
import { useDebouncedValue } from '../../../../lib/hooks/use-debounced-value.ts';
import { customersSummaryOptions, facetOptions } from '../../api/customer-queries.ts';
import { useCanCount } from '../../../../lib/source/capabilities-query.ts';
import { everyCustomer, type ListParams } from '../../url/list-url-params.ts';

/** Pause before customers with a changed condition are counted, in ms. */
const countDelay = 150;

/** How the list divides by a field, under the rest of its filter; null while unknown. */
export function useFacet(params: ListParams, field: string, isNeeded = true): Facet | null {
  return useFacetState(params, field, isNeeded).facet;
}

/** As `useFacet`, and whether it is on its way. */
export function useFacetState(
  params: ListParams,
  field: string,
  isNeeded: boolean,
): { readonly facet: Facet | null; readonly isLoading: boolean } {
  // Its own conditions do not change it, so it is not requested again when they do.
  const conditions = params.conditions.filter((condition) => condition.field !== field);
  const { data, isLoading } = useQuery({
    ...facetOptions({ ...params, conditions }, field),
    enabled: isNeeded,
  });
  return { facet: data?.facet ?? null, isLoading };
}

/** How many customers the list would have with other conditions on a field; null while unknown. */
export function useCountWith(params: ListParams, field: string, conditions: readonly Condition[] | null): Count | null {
  const others = params.conditions.filter((condition) => condition.field !== field);
  return useCount(conditions === null ? null : { ...params, conditions: [...others, ...conditions] });
}

/** How many customers a list has, once it stays the same for a moment; null while unknown, and for no list. */
export function useCount(params: ListParams | null): Count | null {
  const canCount = useCanCount();
  const text = JSON.stringify(params);
  const isCurrent = useDebouncedValue(text, countDelay) === text;
  const status = params?.status ?? null;
  const { data, isPlaceholderData } = useQuery({
    ...customersSummaryOptions(params ?? everyCustomer, status),
    enabled: params !== null && isCurrent && canCount,
    placeholderData: keepPreviousData,
  });
  return params === null || isPlaceholderData || !isCurrent ? null : (data?.[status ?? 'all'] ?? null);
}
