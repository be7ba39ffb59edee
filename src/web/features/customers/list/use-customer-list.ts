import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo } from 'react';
import { isTransient } from '../../../lib/api/api-errors.ts';
import { enabledUnlessFailed } from '../../../lib/api/enabled-unless-failed.ts';
import { usePrefetchPolicy } from '../../../lib/source/quota.ts';
import { onRetry } from '../../../lib/api/retry-signal.ts';
import type { AnswerTime } from '../api/response-age.ts';
import type { ListRequest } from '../url/list-params.ts';
import { loadedCustomers, type CustomersPage, type LoadedCustomers } from '../api/merged-pages.ts';
import { customersListOptions } from '../api/customer-queries.ts';

/** Pages in a row without a customer that are followed before the reader is asked. Source: ui.md. */
const emptyPagesFollowed = 5;

export interface CustomersList {
  readonly loaded: LoadedCustomers;
  readonly pages: number;
  /**
   * `loading` until the first row is found, and `failed` before any page came; `answered` has rows or the knowledge
   * that there are none.
   */
  readonly state: 'loading' | 'failed' | 'answered';
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** A page is on its way. */
  readonly isAsking: boolean;
  /** Why the first or the next page did not come. */
  readonly error: Error | null;
  /** Why the page that is being tried again did not come yet. */
  readonly trouble: Error | null;
  /** The next page is asked for by hand: so many empty ones came, or so few calls are left. */
  readonly asksByHand: boolean;
  /** When the source gave each page. */
  readonly times: readonly AnswerTime[];
  /** Asks for the next page, once per cursor. */
  readonly loadMore: () => void;
  /** Asks again for what failed: the same cursor. */
  readonly retry: () => void;
}

const noPages: readonly CustomersPage[] = [];

/** The customers of a request, page by page; while they are not `wanted`, only `retry` asks for them. */
export function useCustomersList(request: ListRequest, wanted: boolean): CustomersList {
  const query = useInfiniteQuery({
    ...customersListOptions(request),
    enabled: (asked) => wanted && enabledUnlessFailed(asked),
  });
  const { data, fetchNextPage, refetch, hasNextPage, isFetchingNextPage } = query;
  const pages = data?.pages ?? noPages;
  const loaded = useMemo(() => loadedCustomers(pages), [pages]);

  const loadMore = useCallback(() => {
    // A second call would otherwise cancel the first and ask for the same cursor twice.
    if (hasNextPage) void fetchNextPage({ cancelRefetch: false });
  }, [fetchNextPage, hasNextPage]);
  const retry = useCallback(() => {
    if (pages.length > 0) void fetchNextPage({ cancelRefetch: false });
    else void refetch({ cancelRefetch: false });
  }, [fetchNextPage, pages, refetch]);

  const goOn = useEffectEvent((passed: (error: Error) => boolean) => {
    if (query.error !== null && passed(query.error)) retry();
  });
  useEffect(() => onRetry(goOn), []);

  const isSpared = usePrefetchPolicy() === 'manual';
  const isEmptySoFar = pages.length > 0 && loaded.emptyPagesAtEnd > 0;
  const asksByHand = hasNextPage && (isSpared || loaded.emptyPagesAtEnd >= emptyPagesFollowed);
  const isFollowing = isEmptySoFar && hasNextPage && !asksByHand;
  const follows = isFollowing && !isFetchingNextPage && query.error === null;
  useEffect(() => {
    if (follows) loadMore();
  }, [follows, loadMore, pages]);

  return {
    loaded,
    pages: pages.length,
    state: stateOf(pages.length, isFollowing && loaded.count === 0, query.error),
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    isAsking: query.isFetching,
    error: query.error,
    trouble: query.error === null ? query.failureReason : null,
    asksByHand,
    times: pages,
    loadMore,
    retry,
  };
}

function stateOf(pages: number, isLooking: boolean, error: Error | null): CustomersList['state'] {
  if (isLooking && (error === null || isTransient(error))) return 'loading';
  if (pages > 0) return 'answered';
  return error === null ? 'loading' : 'failed';
}
