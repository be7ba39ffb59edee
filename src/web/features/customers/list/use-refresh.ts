import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { onRetry, type RetryFilter } from '../../../lib/api/retry-events.ts';
import { useQueryCache } from '../../../lib/hooks/use-query-cache.ts';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { customersListOptions } from '../api/list-query.ts';
import type { ScrollRestoration } from '../scroll/use-scroll-restoration.ts';
import type { ScrollPosition } from '../table/customers-table-ref.ts';
import type { ListRequest } from '../url/list-request.ts';
import { refetchedPageKey, refetchPages } from './refetch-pages.ts';
import type { CustomerList } from './use-customer-list.ts';

export interface Refresh {
  readonly isRefreshing: boolean;
  /** Why the refresh failed; the rows are the old ones. */
  readonly error: Error | null;
  /** Why a page that is being retried has not arrived yet. */
  readonly failureReason: Error | null;
  /** Since when the rows on screen are stale, in ms since 1970; null when they are fresh or about to be refreshed. */
  readonly staleSince: number | null;
  /** Loads the rows again and stays where it is. */
  readonly refresh: () => void;
  /** Loads the list again from the top, as when it cannot be continued. */
  readonly reloadFromTop: () => void;
}

interface RefreshVariables {
  readonly listKey: string;
  readonly request: ListRequest;
  readonly keepsPosition: boolean;
  /** Only what the rows come with is refreshed, not the counts. */
  readonly rowsOnly: boolean;
  readonly scroll: Pick<ScrollRestoration, 'position' | 'scrollTo'>;
  readonly signal: AbortSignal;
}

/** Refreshes the list on screen. The old rows stay until all new ones are loaded; leaving the list cancels it. */
export function useRefresh(list: CustomerList, scroll: RefreshVariables['scroll']): Refresh {
  const client = useQueryClient();
  const running = useRef<AbortController | null>(null);
  const { request, listKey } = list.location;
  const { mutate, reset, variables, isPending, error } = useMutation({
    mutationFn: async ({
      request: refreshed,
      keepsPosition,
      rowsOnly,
      scroll: { position, scrollTo },
      signal,
    }: RefreshVariables) => {
      const upTo = () => (keepsPosition ? (position()?.id ?? null) : null);
      const data = await refetchPages(client, { request: refreshed, upTo, signal });
      const { queryKey } = customersListOptions(refreshed);
      await client.cancelQueries({ queryKey, exact: true });
      signal.throwIfAborted();
      // Where the old rows are scrolled to by now. The render that brings the new rows goes there and leaves the focus.
      const current = keepsPosition ? position() : null;
      client.setQueryData(queryKey, data);
      // A customer that is shown alone is all there was to refresh.
      if (data.pages.at(-1)?.isExactMatchOnly === true) return;
      scrollTo(current === null || isTop(current) ? null : { ...current, focused: null });
      if (rowsOnly) return;
      await client.invalidateQueries({ queryKey: ['customers'], predicate: ({ queryKey: key }) => key[1] !== 'list' });
    },
  });
  const begin = (keepsPosition: boolean, rowsOnly = false) => {
    running.current?.abort();
    running.current = new AbortController();
    mutate({ listKey, request, keepsPosition, rowsOnly, scroll, signal: running.current.signal });
  };
  useEffect(
    () => () => {
      running.current?.abort();
      reset();
    },
    [listKey, reset],
  );
  useMissingParameters(list, () => begin(true, true));
  const isThisList = variables?.listKey === listKey;
  const retryAfter = useEffectEvent((passed: RetryFilter) => {
    if (isThisList && error !== null && passed(error)) begin(variables.keepsPosition, variables.rowsOnly);
  });
  useEffect(() => onRetry(retryAfter), []);
  const failureReason = useQueryCache(() => client.getQueryState(refetchedPageKey)?.fetchFailureReason ?? null);
  const isRefreshing = isThisList && isPending && !variables.rowsOnly;
  const refresh = () => begin(true);
  const isAutomatic = useAutomaticRefresh(list, refresh);
  return {
    isRefreshing,
    error: isThisList ? error : null,
    failureReason: isRefreshing ? failureReason : null,
    staleSince: list.state === 'rows' && !isAutomatic ? list.staleSince : null,
    refresh,
    reloadFromTop: () => begin(false),
  };
}

/** Loads the rows again, once, when they lack a parameter that has a column by now. */
function useMissingParameters(list: CustomerList, load: () => void): void {
  const { include } = list.location.request;
  const rows = list.state === 'rows' && !list.isPrevious && !list.isChanging ? list : null;
  const missing = rows === null ? '' : include.filter((id) => !rows.included.includes(id)).join('\n');
  const loadNow = useEffectEvent(load);
  useEffect(() => {
    if (missing !== '') loadNow();
  }, [missing, list.location.listKey]);
}

/** A user at the top wants to see new customers there. */
function isTop({ index, offset }: ScrollPosition): boolean {
  return index === 0 && offset >= 0;
}

/** How long to wait for the server to renew a cached response, in ms. Most requests to a source take less. */
const renewalTime = 2_000;

/**
 * A metered source's server sends a stale response right away and renews it in the background. The page then refreshes
 * once. True until then, so that no one is told of an age that is gone a moment later.
 */
function useAutomaticRefresh(list: CustomerList, refresh: () => void): boolean {
  const isMetered = useIsMetered();
  const [done, setDone] = useState<string | null>(null);
  // The server has renewed one page by then. Others would cost requests.
  const isRenewed = isMetered && list.state === 'rows' && list.staleSince !== null && list.pages === 1;
  const response = isRenewed ? `${list.staleSince} ${list.location.listKey}` : null;
  const isDue = response !== null && response !== done;
  const refreshNow = useEffectEvent(() => {
    setDone(response);
    refresh();
  });
  useEffect(() => {
    if (!isDue) return undefined;
    const timer = setTimeout(refreshNow, renewalTime);
    return () => clearTimeout(timer);
  }, [isDue, response]);
  return isDue;
}
