import { CancelledError, type QueryClient } from '@tanstack/react-query';
import { asStoredPhone, hasInternationalPrefix, searchedPhone } from '../../../../contract/phone/phone-text.ts';
import { foldText } from '../../../../contract/search-text.ts';
import { BadRequestError, ForbiddenError, NetworkError, NotFoundError } from '../../../lib/api/api-errors.ts';
import { capabilitiesOptions, isMetered } from '../../../lib/source/capabilities-query.ts';
import type { ListRequest } from '../url/list-request.ts';
import { knownNumberPatterns, numberPattern } from './customer-number-patterns.ts';
import { customerOptions, type CustomerResponse } from './customer-queries.ts';

/** The fewest digits of a whole phone number. Extensions and short codes do not identify a customer. */
const phoneLength = 7;

/** The fewest digits of a phone number without a country code that is likely to be whole. */
const nationalLength = 9;

/** The fewest characters of a customer number that is worth looking up. */
const numberLength = 3;

/**
 * Whether a search may be a customer's whole number, email or phone, and so is worth looking up. Each store has its own
 * numbers (`CUST-000001`, `#1042`, `2024/17-B`), so any single word with a digit counts.
 */
export function isFullIdentifier(search: string): boolean {
  const identifier = identifierOf(search);
  return isEmail(identifier) || isPhone(identifier) || isCustomerNumber(identifier);
}

/** A search without what pasted text has around it: `Ann <ann@example.com>;` names her by `ann@example.com`. */
export function identifierOf(search: string): string {
  const visible = search.replace(/\p{Cf}/gu, '');
  const [, address = visible] = /[<(]([^<>()\s]+@[^<>()\s]+)[>)]/u.exec(visible) ?? [];
  return address.replace(/^[\s,;<>]+|[\s,;<>]+$/gu, '').replace(/^(?:mailto|tel):/i, '');
}

/**
 * `isFullIdentifier` for metered sources, where a look-up that finds no one wastes a request: a number must have a
 * known pattern, and a phone a country code or the digits of a national number. Before any pattern is known, every
 * possible number counts.
 */
export function isLikelyIdentifier(search: string, patterns: ReadonlySet<string>): boolean {
  const identifier = identifierOf(search);
  if (isEmail(identifier) || isFullPhone(identifier)) return true;
  return isCustomerNumber(identifier) && (patterns.size === 0 || patterns.has(numberPattern(identifier)));
}

/** Whether the customer that a search may name is looked up. */
export function isLookedUp(client: QueryClient, search: string): boolean {
  return isMetered(client) ? isLikelyIdentifier(search, knownNumberPatterns(client)) : isFullIdentifier(search);
}

/**
 * Whether the look-up goes first, and the search is only sent when it finds no one: requests are metered, or it is not
 * known yet whether they are.
 */
export function lookUpBeforeList(client: QueryClient, search: string): boolean {
  const isUnknown = (client.getQueryState(capabilitiesOptions().queryKey)?.status ?? 'pending') === 'pending';
  return (isUnknown || isMetered(client)) && isLookedUp(client, search);
}

export interface LookUpOptions {
  readonly signal: AbortSignal;
  /** How old a response in the cache may be, in ms; the query's own `staleTime` by default. */
  readonly staleTime?: number;
}

/** Looks up the customer that a request's search names; null when there is none with its status. */
export async function lookUpExactMatch(
  client: QueryClient,
  { search, status }: ListRequest,
  { signal, ...freshness }: LookUpOptions,
): Promise<CustomerResponse | null> {
  const options = customerOptions(identifierOf(search));
  const { queryKey } = options;
  const cancel = () => {
    void client.cancelQueries({ queryKey, exact: true, predicate: (query) => query.getObserversCount() === 0 });
  };
  signal.addEventListener('abort', cancel);
  try {
    // The list that waits for it retries.
    const response = await client.query({ ...options, ...freshness, retry: false });
    return status === null || response.customer.status === status ? response : null;
  } catch (error) {
    if (isKnownAbsent(error)) return null;
    // The panel of this customer, closed meanwhile, took the request along.
    if (error instanceof CancelledError) throw new NetworkError('The look-up was cancelled', { cause: error });
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** Whether a failed look-up says that there is no such customer to show. Other failures say nothing about that. */
function isKnownAbsent(error: unknown): boolean {
  return error instanceof NotFoundError || error instanceof BadRequestError || error instanceof ForbiddenError;
}

function isEmail(identifier: string): boolean {
  return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u.test(identifier);
}

function isPhone(identifier: string): boolean {
  return digitsOfPhone(identifier) >= phoneLength;
}

function isFullPhone(identifier: string): boolean {
  const fewest = hasInternationalPrefix(asStoredPhone(foldText(identifier))) ? phoneLength : nationalLength;
  return digitsOfPhone(identifier) >= fewest;
}

/** How many digits a phone number has without its extension; 0 for text that is none. */
function digitsOfPhone(identifier: string): number {
  return searchedPhone(foldText(identifier))?.number.replace(/\D/g, '').length ?? 0;
}

function isCustomerNumber(identifier: string): boolean {
  return /^\S*\p{Nd}\S*$/u.test(identifier) && [...identifier].length >= numberLength;
}
