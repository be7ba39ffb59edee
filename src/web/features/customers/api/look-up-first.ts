import type { QueryClient } from '@tanstack/react-query';
import type { CustomerDetail, CustomerStatus } from '../../../../contract/customer.ts';
import { BadRequestError, ForbiddenError, NotFoundError } from '../../../lib/api/api-errors.ts';
import { capabilitiesOptions, isMetered } from '../../../lib/source/capabilities-query.ts';
import { knownNumberShapes } from './customer-number-patterns.ts';
import type { ReadCustomer } from './customer-queries.ts';
import { isLikelyIdentifier, isWholeIdentifier } from './exact-match.ts';

/** What looking one customer up has come to so far. */
export interface LookUp {
  readonly data?: ReadCustomer | undefined;
  readonly error: Error | null;
}

/**
 * Whether a search is looked up as one customer's whole number, email or phone; where asks are costly, only what likely
 * is one.
 */
export function isLookedUp(client: QueryClient, search: string): boolean {
  return isMetered(client) ? isLikelyIdentifier(search, knownNumberShapes()) : isWholeIdentifier(search);
}

/**
 * Whether the list waits for that, and is asked for only when nobody is found: asks are costly, or nobody knows yet.
 */
export function comesFirst(client: QueryClient, search: string): boolean {
  const isUnknown = (client.getQueryState(capabilitiesOptions().queryKey)?.status ?? 'pending') === 'pending';
  return (isUnknown || isMetered(client)) && isLookedUp(client, search);
}

/** The customer that was found, if of the status that is asked for, null for any. */
export function foundBy({ data, error }: LookUp, status: CustomerStatus | null): CustomerDetail | null {
  if (data === undefined || error instanceof NotFoundError) return null;
  return status === null || data.customer.status === status ? data.customer : null;
}

/**
 * Whether it is known that there is nobody to show. What failed otherwise than by being refused says nothing of that.
 */
export function isNobody(lookUp: LookUp, status: CustomerStatus | null): boolean {
  return foundBy(lookUp, status) === null && (lookUp.data !== undefined || isRefusal(lookUp.error));
}

function isRefusal(error: Error | null): boolean {
  return error instanceof NotFoundError || error instanceof BadRequestError || error instanceof ForbiddenError;
}
