import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { onRetry } from '../../../lib/api/retry-signal.ts';
import { useQueryCache } from '../../../lib/hooks/use-query-cache.ts';
import type { ListRequest } from '../url/list-params.ts';
import type { Place } from '../scroll/scroll-position-storage.ts';
import { customerOptions, customersListOptions } from '../api/customer-queries.ts';
import { readListAgain, refreshedPageKey } from './refetch-pages.ts';
import type { ListLocation } from '../use-list-location.ts';
import type { PlaceKeeping } from '../scroll/use-scroll-restoration.ts';

export interface Refresh {
  readonly isRefreshing: boolean;
  /** Why it failed in the end: the rows are the old ones. */
  readonly error: Error | null;
  /** Why the page that is being tried again did not come yet. */
  readonly trouble: Error | null;
  /** Reads the rows anew and stays at the place. */
  readonly refresh: () => void;
  /** Reads the list anew from the top, as when it cannot be continued. */
  readonly startOver: () => void;
}

/** A list that is read anew: the one on screen, until the reader leaves it. */
interface Refreshing {
  readonly listKey: string;
  readonly request: ListRequest;
  readonly stay: boolean;
  /** The customer that was looked up is all there is on screen: it is read anew, and nobody else. */
  readonly isAlone: boolean;
  readonly place: Pick<PlaceKeeping, 'current' | 'goTo'>;
  readonly signal: AbortSignal;
}

/**
 * Reading the list on screen anew, with its old rows until all the new ones are there. Leaving the list ends it. Where
 * an exact match stands alone, that one customer.
 */
export function useRefresh({ request, listKey }: ListLocation, place: Refreshing['place'], isAlone: boolean): Refresh {
  const client = useQueryClient();
  const running = useRef<AbortController | null>(null);
  const { mutate, reset, variables, isPending, error } = useMutation({
    mutationFn: async (list: Refreshing) => {
      if (list.isAlone) {
        await client.query({ ...customerOptions(list.request.search), staleTime: 0 });
        return;
      }
      const upTo = () => (list.stay ? (list.place.current()?.id ?? null) : null);
      const data = await readListAgain(client, { request: list.request, upTo, signal: list.signal });
      const { queryKey } = customersListOptions(list.request);
      await client.cancelQueries({ queryKey, exact: true });
      list.signal.throwIfAborted();
      // Where the reader is among the old rows by now; gone to in the render that brings the new, the focus as it is.
      const to = list.stay ? list.place.current() : null;
      client.setQueryData(queryKey, data);
      list.place.goTo(to === null || isTop(to) ? null : { ...to, focused: null });
      await client.invalidateQueries({ queryKey: ['customers'], predicate: ({ queryKey: key }) => key[1] !== 'list' });
    },
  });
  const begin = (stay: boolean) => {
    running.current?.abort();
    running.current = new AbortController();
    mutate({ listKey, request, stay, isAlone: isAlone && stay, place, signal: running.current.signal });
  };
  useEffect(
    () => () => {
      running.current?.abort();
      reset();
    },
    [listKey, reset],
  );
  const isThis = variables?.listKey === listKey;
  const goOn = useEffectEvent((passed: (failure: Error) => boolean) => {
    if (isThis && error !== null && passed(error)) begin(variables.stay);
  });
  useEffect(() => onRetry(goOn), []);
  const { queryKey } =
    variables?.isAlone === true ? customerOptions(variables.request.search) : { queryKey: refreshedPageKey };
  const trouble = useQueryCache(() => client.getQueryState(queryKey)?.fetchFailureReason ?? null);
  const isRefreshing = isThis && isPending;
  return {
    isRefreshing,
    error: isThis ? error : null,
    trouble: isRefreshing ? trouble : null,
    refresh: () => begin(true),
    startOver: () => begin(false),
  };
}

/** Whoever is at the top wants to see who is new there. */
function isTop({ index, offset }: Place): boolean {
  return index === 0 && offset >= 0;
}
