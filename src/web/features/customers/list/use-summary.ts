import { useQuery } from '@tanstack/react-query';
import type { Summary } from '../../../../contract/app-api.ts';
import { enabledUnlessFailed } from '../../../lib/api/enabled-unless-failed.ts';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';
import type { ListRequest } from '../url/list-params.ts';
import { customersSummaryOptions } from '../api/customer-queries.ts';

export interface ShownSummary {
  /** Null while it is not known. */
  readonly counts: Summary | null;
  /** The counts are of the list before, until this one's come. */
  readonly isOfBefore: boolean;
}

/** A source that cannot count leaves nothing to ask. */
const uncounted: Summary = { all: null, active: null, inactive: null, banned: null };

/** The counts by status of a request; where the source counts nobody, nothing is asked. */
export function useSummary(request: ListRequest): ShownSummary {
  const isUncounted = useQuery(capabilitiesOptions()).data?.counts === false;
  const { data, isPlaceholderData } = useQuery({
    ...customersSummaryOptions(request),
    enabled: (asked) => !isUncounted && enabledUnlessFailed(asked),
    placeholderData: (previous) => previous,
  });
  return isUncounted
    ? { counts: uncounted, isOfBefore: false }
    : { counts: data ?? null, isOfBefore: isPlaceholderData };
}
