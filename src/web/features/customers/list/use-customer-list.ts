import { keepPreviousData, useInfiniteQuery, useQuery, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Summary, Sums } from '../../../../contract/list/list-metadata.ts';
import { isTransient } from '../../../lib/api/api-errors.ts';
import { enabledUnlessFailed } from '../../../lib/api/enabled-unless-failed.ts';
import { onRetry, type RetryFilter } from '../../../lib/api/retry-events.ts';
import { useCanCount } from '../../../lib/source/capabilities-query.ts';
import { usePrefetchPolicy } from '../../../lib/api/quota.ts';
import { customersSummaryOptions } from '../api/customer-queries.ts';
import { customersListOptions, maxEmptyPages } from '../api/list-query.ts';
import { mergePages, type ListPage, type MergedPages } from '../api/merged-pages.ts';
import { oldestUpdatedAt, staleSinceOf, type ResponseAge } from '../api/response-age.ts';
import { tableRows, type TableRows } from '../table/table-rows.ts';
import type { ListRequest } from '../url/list-request.ts';
import type { ListLocation } from '../use-list-location.ts';

/** Time in ms to keep the previous rows as they are while a new list loads, so that nothing dims only to flash back. */
const grace = 200;

/** The list on screen, with its rows, or why it has none. */
export type CustomerList = LoadingList | FailedList | ListRows;

interface ListBase {
  /** What the page shows: the address, or the one before while the rows of a new list are still within their grace. */
  readonly location: ListLocation;
  /** The address names another list, whose rows are on their way. */
  readonly isChanging: boolean;
  readonly summary: ListSummary;
  /** Why a page that is being retried has not arrived yet. */
  readonly failureReason: Error | null;
  /** Requests again what failed, or the search after an exact match. */
  readonly retry: () => void;
}

export interface LoadingList extends ListBase {
  readonly state: 'loading';
}

/** The first page failed. */
export interface FailedList extends ListBase {
  readonly state: 'failed';
  readonly error: Error;
}

export interface ListRows extends ListBase {
  readonly state: 'rows';
  /** What the rows answer. */
  readonly request: ListRequest;
  /** The rows are those of the previous list: the new one is late, or held up by a limit or an ended session. */
  readonly isPrevious: boolean;
  readonly rows: TableRows;
  readonly merged: MergedPages;
  /** Pages of the list that are loaded. */
  readonly pages: number;
  readonly hasMore: boolean;
  /** Only the exact match was requested; whether other customers match is not known. */
  readonly isExactMatchOnly: boolean;
  /** The ids of the parameters that all rows come with. */
  readonly included: readonly string[];
  /** When the source sent the oldest rows, in ms since 1970. */
  readonly updatedAt: number | null;
  /** When the oldest stale rows were made, in ms since 1970; null when all are fresh. */
  readonly staleSince: number | null;
  readonly isLoadingMore: boolean;
  /** Why the next page, or the list that replaces the previous one, has not arrived. */
  readonly error: Error | null;
  /** The next page is only loaded by hand: too many pages were empty, or few requests are left. */
  readonly loadsManually: boolean;
  /** Loads the next page, once per cursor. */
  readonly loadMore: () => void;
}

export interface ListSummary {
  /** Null while unknown. */
  readonly counts: Summary | null;
  /** The counts are those of the previous list. */
  readonly isPrevious: boolean;
  /** Over the whole list; null while unknown, and where the source does not add up. */
  readonly sums: Sums | null;
  /** The sums are those of the previous list. */
  readonly areSumsPrevious: boolean;
}

/** The list of an address: its rows page by page, those of the previous list until they arrive, and its counts. */
export function useCustomerList(address: ListLocation): CustomerList {
  const query = useInfiniteQuery({
    ...customersListOptions(address.request),
    enabled: address.isPending ? false : enabledUnlessFailed,
    placeholderData: keepPreviousData,
  });
  const { data, error, fetchNextPage, refetch, hasNextPage, isFetchingNextPage, isPlaceholderData } = query;
  const isCurrent = data !== undefined && !isPlaceholderData;
  const [last, setLast] = useState({ address, data });
  if (isCurrent && (last.data !== data || last.address !== address)) setLast({ address, data });
  const isLate = useIsLate(isCurrent, isPlaceholderData);
  const location = useSelectedOn(isPlaceholderData && !isLate ? last.address : address, address.selected);
  const summary = useListSummary(location.request, !address.isPending);

  // TanStack Query keeps the previous data while a list loads. It also stays when a list is merely held up.
  const kept = data ?? (error !== null && isTransient(error) ? last.data : undefined);
  const shown = useShownPages(address.isPending ? undefined : kept);

  const canLoadMore = hasNextPage && shown?.isExactMatchOnly === false;
  const loadMore = useCallback(() => {
    // A second call would otherwise cancel the first and request the same cursor twice.
    if (canLoadMore) void fetchNextPage({ cancelRefetch: false });
  }, [canLoadMore, fetchNextPage]);
  const retry = useCallback(() => {
    if (hasNextPage) void fetchNextPage({ cancelRefetch: false });
    else void refetch({ cancelRefetch: false });
  }, [fetchNextPage, hasNextPage, refetch]);
  const retryAfter = useEffectEvent((passed: RetryFilter) => {
    if (error !== null && passed(error)) retry();
  });
  useEffect(() => onRetry(retryAfter), []);

  const isManual = usePrefetchPolicy() === 'manual';
  const base = {
    location,
    isChanging: address.listKey !== location.listKey,
    summary,
    failureReason: error === null ? query.failureReason : null,
    retry,
  };
  if (shown === null) return error === null ? { ...base, state: 'loading' } : { ...base, state: 'failed', error };
  return {
    ...base,
    ...shown,
    state: 'rows',
    isPrevious: isLate,
    updatedAt: oldestUpdatedAt(shown.responses),
    staleSince: staleSinceOf(shown.responses),
    isLoadingMore: isFetchingNextPage,
    error,
    loadsManually: shown.hasMore && (isManual || shown.isEndEmpty),
    loadMore,
  };
}

/** Whether the rows on screen have not been those of the address for longer than the grace. Failed lists have none. */
function useIsLate(isCurrent: boolean, isPlaceholder: boolean): boolean {
  const [isLate, setIsLate] = useState(!isCurrent);
  const isLateNow = !isCurrent && (isLate || !isPlaceholder);
  if (isLateNow !== isLate) setIsLate(isLateNow);
  const isWithinGrace = !isCurrent && !isLateNow;
  useEffect(() => {
    if (!isWithinGrace) return undefined;
    const timer = setTimeout(() => setIsLate(true), grace);
    return () => clearTimeout(timer);
  }, [isWithinGrace]);
  return isLateNow;
}

/** A customer opens and closes without delay, over whichever list. */
function useSelectedOn(location: ListLocation, selected: string | null): ListLocation {
  return useMemo(() => (location.selected === selected ? location : { ...location, selected }), [location, selected]);
}

/** The pages of a list as rows; null without any. */
function useShownPages(data: InfiniteData<ListPage> | undefined) {
  return useMemo(() => {
    const [first] = data?.pages ?? [];
    const end = data?.pages.at(-1);
    if (data === undefined || first === undefined || end === undefined) return null;
    const merged = mergePages(data.pages);
    const { request, exactMatch } = first;
    const responses: readonly ResponseAge[] = exactMatch === null ? data.pages : [...data.pages, exactMatch];
    return {
      request,
      rows: tableRows(merged, exactMatch?.customer ?? null),
      merged,
      pages: data.pages.filter(({ isExactMatchOnly }) => !isExactMatchOnly).length,
      hasMore: end.nextCursor !== null,
      isExactMatchOnly: end.isExactMatchOnly,
      included: request.include.filter((id) => data.pages.every((page) => page.request.include.includes(id))),
      isEndEmpty: end.customers.length === 0 || merged.emptyPagesAtEnd >= maxEmptyPages,
      responses,
    };
  }, [data]);
}

const noCounts: Summary = { all: null, active: null, inactive: null, banned: null };

/** Nothing is requested of a source that cannot count. */
function useListSummary(request: ListRequest, isKnown: boolean): ListSummary {
  const canCount = useCanCount();
  const asNeeded = {
    enabled: (query: Parameters<typeof enabledUnlessFailed>[0]) => canCount && isKnown && enabledUnlessFailed(query),
    placeholderData: keepPreviousData,
  };
  const counts = useQuery({ ...customersSummaryOptions(request), ...asNeeded });
  // The same request while the list has all statuses.
  const sums = useQuery({ ...customersSummaryOptions(request, request.status), ...asNeeded });
  if (!canCount) return { counts: noCounts, isPrevious: false, sums: null, areSumsPrevious: false };
  return {
    counts: counts.data ?? null,
    isPrevious: counts.isPlaceholderData,
    sums: sums.data?.sums ?? null,
    areSumsPrevious: sums.isPlaceholderData,
  };
}
