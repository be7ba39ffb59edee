import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CustomerDetail } from '../../../../contract/customer.ts';
import { enabledUnlessFailed } from '../../../lib/api/enabled-unless-failed.ts';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';
import type { AnswerTime } from '../api/response-age.ts';
import type { ListRequest } from '../url/list-params.ts';
import { comesFirst, foundBy, isLookedUp, isNobody, type LookUp } from '../api/look-up-first.ts';
import { customerOptions } from '../api/customer-queries.ts';

export interface ExactMatch {
  /**
   * The one customer whose whole number, email or phone is searched for; null when there is none or it has another
   * status.
   */
  readonly customer: CustomerDetail | null;
  /** When the source said so; null without a customer. */
  readonly time: AnswerTime | null;
  /** It is being asked for, for the first time. */
  readonly isAsked: boolean;
  /**
   * The list is to wait for it, and to be asked for only when nobody is found: asks are costly, or nobody knows yet.
   */
  readonly comesFirst: boolean;
  /** There is nobody to show. */
  readonly isNobody: boolean;
  /** Why it could not be had, where the list waits for it. */
  readonly failure: Error | null;
  /** Asks again for what failed. */
  readonly retry: () => void;
}

/** The customer a search names whole, who stands above the others. */
export function useExactMatch({ search, status }: ListRequest): ExactMatch {
  const client = useQueryClient();
  // What an ask costs decides below; it is looked at for its change.
  useQuery(capabilitiesOptions());
  const isWanted = isLookedUp(client, search);
  const query = useQuery({ ...customerOptions(search), enabled: (asked) => isWanted && enabledUnlessFailed(asked) });
  const lookUp: LookUp = isWanted ? query : { error: null };
  const customer = foundBy(lookUp, status);
  const isFirst = comesFirst(client, search);
  const isNone = isNobody(lookUp, status);
  return {
    customer,
    time: customer === null ? null : (query.data ?? null),
    // Where the list does not wait for it, a look-up that fails is tried again and holds up nobody's rows.
    isAsked: query.isLoading && (isFirst || query.failureCount === 0),
    comesFirst: isFirst,
    isNobody: isNone,
    failure: isFirst && customer === null && !isNone ? lookUp.error : null,
    retry: () => void query.refetch({ cancelRefetch: false }),
  };
}
