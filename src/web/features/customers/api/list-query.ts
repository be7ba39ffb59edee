import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { ListCustomersResponse } from '../../../../contract/list/list-customers.ts';
import { formatSort, isNewestFirst } from '../../../../contract/list/list-sort.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { getResponse } from '../../../lib/api/api-client.ts';
import { BadRequestError } from '../../../lib/api/api-errors.ts';
import { retryableImport } from '../../../lib/browser/retryable-import.ts';
import { isMetered, settleDemo } from '../../../lib/source/capabilities-query.ts';
import { prefetchPolicyFor, sourceQuota } from '../../../lib/api/quota.ts';
import type { ListRequest } from '../url/list-request.ts';
import { filterQuery, type CustomerResponse } from './customer-queries.ts';
import { isLookedUp, lookUpBeforeList, lookUpExactMatch, type LookUpOptions } from './exact-match-lookup.ts';
import type { ListPage } from './merged-pages.ts';
import { responseAge } from './response-age.ts';

/** A small first page shows rows soon. Later pages, and all of a metered source, are as large as the API allows. */
const firstPageLimit = 50;
const pageLimit = 100;

/** How many pages in a row are loaded until one has customers. Source: ui.md. */
export const maxEmptyPages = 5;

/** Which page to load. */
export interface PageParam {
  /** From the page before; null for the first page. */
  readonly cursor: string | null;
  /** Whether the exact match of the search comes with the page, or instead of it. */
  readonly withExactMatch: boolean;
  /** Whether pages without customers are skipped. After the limit of those, each is loaded by hand. */
  readonly skipsEmptyPages: boolean;
}

export const firstPageParam: PageParam = { cursor: null, withExactMatch: true, skipsEmptyPages: true };

/** The page after `page`; null at the end of the list. */
export function nextPageParam({ isExactMatchOnly, customers, nextCursor }: ListPage): PageParam | null {
  if (!isExactMatchOnly && nextCursor === null) return null;
  return { cursor: nextCursor, withExactMatch: false, skipsEmptyPages: isExactMatchOnly || customers.length > 0 };
}

/**
 * The pages of a list. Loaded pages are never refetched automatically, as an infinite query would read all of them
 * again: `static`, because a failed next page marks an infinite `staleTime` as stale (TanStack Query #8046).
 * Structural sharing is off, as it would compare every loaded row whenever a page arrives.
 */
export function customersListOptions(request: ListRequest) {
  return infiniteQueryOptions({
    // The same list, whichever parameters its customers come with: use-refresh.ts adds those that are missing.
    queryKey: ['customers', 'list', { ...request, include: undefined }],
    queryFn: ({ pageParam, signal, client }) => fetchListPage(client, request, pageParam, { signal }),
    initialPageParam: firstPageParam,
    getNextPageParam: nextPageParam,
    staleTime: 'static',
    structuralSharing: false,
    meta: { discoversParameters: request.parameter !== null },
  });
}

/**
 * One page of a list. The first page of a search that may name a customer comes with that exact match, so that no row
 * moves later. Where the look-up goes first, the exact match is all that is requested. Rejects with an ApiError.
 */
export async function fetchListPage(
  client: QueryClient,
  request: ListRequest,
  param: PageParam,
  options: LookUpOptions,
): Promise<ListPage> {
  const { search, conditions } = request;
  const fetchCustomers = () => fetchFilledPage(client, request, param, options.signal);
  // Whether a customer meets conditions, only the list knows.
  const isMatched = param.withExactMatch && conditions.length === 0 && isLookedUp(client, search);
  if (!isMatched) return fetchCustomers();
  if (lookUpBeforeList(client, search)) {
    const exactMatch = await lookUpExactMatch(client, request, options);
    // The capabilities may have arrived by now, and with them that requests are free.
    if (exactMatch !== null && lookUpBeforeList(client, search)) return exactMatchOnly(request, exactMatch);
    options.signal.throwIfAborted();
    return { ...(await fetchCustomers()), exactMatch };
  }
  // A failed look-up must not hold up the rows.
  const [page, exactMatch] = await Promise.all([
    fetchCustomers(),
    lookUpExactMatch(client, request, options).catch(() => null),
  ]);
  return { ...page, exactMatch };
}

/** The next page with customers. Empty pages before it are skipped, unless few requests are left. */
async function fetchFilledPage(
  client: QueryClient,
  request: ListRequest,
  { cursor, skipsEmptyPages }: PageParam,
  signal: AbortSignal,
): Promise<ListPage> {
  const limit = skipsEmptyPages ? maxEmptyPages : 1;
  let page = await fetchPage(client, request, cursor, signal);
  for (let pages = 1; pages < limit && isSkipped(page); pages++)
    page = await fetchPage(client, request, page.nextCursor, signal);
  return page;
}

function isSkipped({ customers, nextCursor }: ListPage): boolean {
  return customers.length === 0 && nextCursor !== null && prefetchPolicyFor(sourceQuota()) !== 'manual';
}

/** Rarely needed, and it knows the server's sentences. */
const importIncludedStill = retryableImport(() => import('./included-still.ts'));

/** One page, without the values of parameters that are gone. */
async function fetchPage(
  client: QueryClient,
  request: ListRequest,
  cursor: string | null,
  signal: AbortSignal,
): Promise<ListPage> {
  try {
    return await fetchRequestedPage(client, request, cursor, signal);
  } catch (error) {
    if (!(error instanceof BadRequestError) || request.include.length === 0) throw error;
    const { includedStill } = await importIncludedStill().catch(() => {
      throw error;
    });
    const include = await includedStill(client, request.include, error, signal);
    return fetchPage(client, { ...request, include }, cursor, signal);
  }
}

async function fetchRequestedPage(
  client: QueryClient,
  request: ListRequest,
  cursor: string | null,
  signal: AbortSignal,
): Promise<ListPage> {
  const { body, sentAt, isDemo } = await getResponse(
    `${routes.customers}?${listQuery(client, request, cursor)}`,
    ListCustomersResponse,
    signal,
  );
  await settleDemo(client, isDemo);
  return {
    request,
    customers: body.data,
    nextCursor: body.pagination.nextCursor,
    exactMatch: null,
    isExactMatchOnly: false,
    ...responseAge(body.timestamp, sentAt),
  };
}

function exactMatchOnly(request: ListRequest, exactMatch: CustomerResponse): ListPage {
  const { updatedAt, madeAt, age } = exactMatch;
  return { request, customers: [], nextCursor: null, exactMatch, isExactMatchOnly: true, updatedAt, madeAt, age };
}

function listQuery(client: QueryClient, request: ListRequest, cursor: string | null): URLSearchParams {
  const query = filterQuery(request);
  query.set('limit', String(cursor === null && !isMetered(client) ? firstPageLimit : pageLimit));
  if (request.status !== null) query.set('status', request.status);
  if (!isNewestFirst(request.sort)) query.set('sort', formatSort(request.sort));
  if (request.include.length > 0) query.set('include', request.include.join(','));
  if (cursor !== null) query.set('cursor', cursor);
  return query;
}
