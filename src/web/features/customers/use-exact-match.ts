import { useQuery } from '@tanstack/react-query';
import type { CustomerDetail } from '../../../contract/customer.ts';
import type { ListRequest } from './list-params.ts';
import { customerOptions } from './queries.ts';
import { isWholeIdentifier } from './whole-identifier.ts';

export interface ExactMatch {
  /** The one customer whose whole number, email or phone is searched for; null when there is none or it has another status. */
  readonly customer: CustomerDetail | null;
  /** It is being asked for, for the first time. */
  readonly isAsked: boolean;
}

/** The customer a search names whole, who stands above the others. */
export function useExactMatch({ search, status }: ListRequest): ExactMatch {
  const query = useQuery({ ...customerOptions(search), enabled: isWholeIdentifier(search) });
  const found = query.data ?? null;
  // A look-up that fails is tried again, but holds up nobody's rows.
  const isAsked = query.isLoading && query.failureCount === 0;
  return { customer: found !== null && (status === null || found.status === status) ? found : null, isAsked };
}
