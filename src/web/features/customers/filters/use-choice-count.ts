import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Count, Parameter } from '../../../../contract/app-api.ts';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { canCount } from '../../../lib/source/capabilities-query.ts';
import { useDebouncedValue } from '../../../lib/hooks/use-debounced-value.ts';
import type { ParameterFilter } from '../url/list-params.ts';
import { customersSummaryOptions } from '../api/customer-queries.ts';
import { catalogueCount } from './filter-draft.ts';

/** Pause in typing before a value's customers are counted, in milliseconds. */
const countAfter = 250;

/**
 * How many customers a filter would show under a status; null while unknown. The catalogue knows its options of every
 * status; anything else is asked for, with the question the list's tabs will ask once the filter is applied.
 */
export function useChoiceCount(
  choice: ParameterFilter | null,
  status: CustomerStatus | null,
  parameter: Parameter | undefined,
): Count | null {
  const client = useQueryClient();
  const known = choice !== null && status === null ? catalogueCount(choice, parameter) : null;
  const settled = useDebouncedValue(useSame(choice), countAfter);
  const asked = known === null && choice !== null && sameFilter(settled, choice) ? choice : null;
  const summary = useQuery({
    ...customersSummaryOptions({ search: '', status: null, parameter: asked }),
    enabled: asked !== null && canCount(client),
    retry: false,
  });
  if (known !== null) return known;
  return asked === null ? null : (summary.data?.[status ?? 'all'] ?? null);
}

/** The same object while the filter means the same, so that a render alone does not restart the pause. */
function useSame(filter: ParameterFilter | null): ParameterFilter | null {
  const [kept, setKept] = useState(filter);
  if (sameFilter(kept, filter)) return kept;
  setKept(filter);
  return filter;
}

function sameFilter(one: ParameterFilter | null, other: ParameterFilter | null): boolean {
  return one?.id === other?.id && one?.value === other?.value;
}
