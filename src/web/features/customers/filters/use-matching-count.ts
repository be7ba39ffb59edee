import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Count, Parameter } from '../../../../contract/list-metadata.ts';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { useCanCount } from '../../../lib/source/capabilities-query.ts';
import { useDebouncedValue } from '../../../lib/hooks/use-debounced-value.ts';
import type { ParameterFilter } from '../url/list-url-params.ts';
import { customersSummaryOptions } from '../api/customer-queries.ts';
import { catalogueCount } from './filter-draft.ts';

/** Pause in typing before the customers with a value are counted, in ms. */
const countDelay = 250;

/**
 * How many customers a filter matches under a status; null while unknown. The catalogue has counts for all statuses;
 * other counts come from the request that the status tabs will send once the filter is applied.
 */
export function useMatchingCount(
  filter: ParameterFilter | null,
  status: CustomerStatus | null,
  parameter: Parameter | undefined,
): Count | null {
  const canCount = useCanCount();
  const known = filter !== null && status === null ? catalogueCount(filter, parameter) : null;
  const debounced = useDebouncedValue(useStable(filter), countDelay);
  const toCount = known === null && filter !== null && isSame(debounced, filter) ? filter : null;
  const summary = useQuery({
    ...customersSummaryOptions({ search: '', status: null, parameter: toCount }),
    enabled: toCount !== null && canCount,
    retry: false,
  });
  if (known !== null) return known;
  return toCount === null ? null : (summary.data?.[status ?? 'all'] ?? null);
}

/** The same object while the filter is the same, so that a render alone does not restart the delay. */
function useStable(filter: ParameterFilter | null): ParameterFilter | null {
  const [kept, setKept] = useState(filter);
  if (isSame(kept, filter)) return kept;
  setKept(filter);
  return filter;
}

function isSame(one: ParameterFilter | null, other: ParameterFilter | null): boolean {
  return one?.id === other?.id && one?.value === other?.value;
}
