import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { matchRoutes, useLocation, useMatch, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { readHistoryEntry } from '../../lib/browser/history-entry.ts';
import { panelCoversWidth, useMediaQuery } from '../../lib/hooks/use-media-query.ts';
import { prefetchList } from './api/prefetch-list.ts';
import {
  decodeListParams,
  encodeListParams,
  listRequestOf,
  type ListParams,
  type ListRequest,
} from './url/list-url-params.ts';

const listPath = '/customers';
const customerPath = (customerNumber: string) => `${listPath}/${encodeURIComponent(customerNumber)}`;
const customerPattern = `${listPath}/:customerNumber`;
const selectedIn = (pathname: string) =>
  matchRoutes([{ path: customerPattern }], pathname)?.[0]?.params.customerNumber ?? null;

/** Marks the history entry of a customer opened from the list. Going back closes it. */
const OpenedState = z.object({ opened: z.literal(true) });

export interface ListLocation {
  readonly params: ListParams;
  /** The same object while the params are the same. */
  readonly request: ListRequest;
  /** Identifies the list. Contains the search, so keep it in memory only. */
  readonly listKey: string;
  /** The number of the open customer. */
  readonly selected: string | null;
  /** Identifies the history entry, also after a reload. */
  readonly entry: string;
}

/** What the history entry shows; the same object while it shows the same. */
export function useListLocation(): ListLocation {
  const location = useLocation();
  const match = useMatch(customerPattern);
  const decoded = decodeListParams(new URLSearchParams(location.search), location.state);
  const listKey = JSON.stringify(decoded);
  // Each navigation has a new state object, so the params are compared by value.
  // oxlint-disable-next-line react/exhaustive-deps
  const params = useMemo(() => decoded, [listKey]);
  const request = useMemo(() => listRequestOf(params), [params]);
  const selected = match?.params.customerNumber ?? null;
  const entry = location.key;
  return useMemo(() => ({ params, request, listKey, selected, entry }), [params, request, listKey, selected, entry]);
}

/** Whether an open customer covers the list. The covered part must be `inert`, or Tab would lead behind the panel. */
export function useIsCovered(): boolean {
  const isNarrow = useMediaQuery(panelCoversWidth);
  return useListLocation().selected !== null && isNarrow;
}

export interface ListNavigation {
  /** Shows another list: the current one with some params changed. An open customer stays open. */
  readonly show: (change: Partial<ListParams>, how: 'push' | 'replace') => void;
  readonly open: (customerNumber: string) => void;
  /** From the open customer to the one `nextOf` gives, null for none. Going back still leads to the list. */
  readonly step: (nextOf: (open: string) => string | null) => void;
  readonly close: () => void;
}

/** Navigates from the current history entry, which may be ahead of the one on screen. */
export function useListNavigation(): ListNavigation {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMemo(() => {
    const go = (pathname: string, to: ListParams, replace: boolean, opened: boolean) => {
      const { query, state: hidden } = encodeListParams(to);
      void navigate({ pathname, search: query }, { replace, state: { ...hidden, ...(opened && { opened: true }) } });
    };
    return {
      show: (change, how) => {
        const { params, pathname, opened } = liveEntry();
        const next = { ...params, ...change };
        void prefetchList(client, listRequestOf(next));
        go(pathname, next, how === 'replace', opened && how === 'replace');
      },
      open: (customerNumber) => {
        const { params, pathname, opened } = liveEntry();
        const isFirst = pathname === listPath;
        go(customerPath(customerNumber), params, !isFirst, isFirst || opened);
      },
      step: (nextOf) => {
        const { params, pathname, opened } = liveEntry();
        const open = selectedIn(pathname);
        const next = open === null ? null : nextOf(open);
        if (next !== null) go(customerPath(next), params, true, opened);
      },
      close: () => {
        const { params, opened } = liveEntry();
        if (opened) void navigate(-1);
        else go(listPath, params, true, false);
      },
    };
  }, [client, navigate]);
}

/** The current history entry. Rendering lags behind it, so a change must not start from what was rendered. */
function liveEntry(): { readonly params: ListParams; readonly pathname: string; readonly opened: boolean } {
  const { state } = readHistoryEntry();
  const { pathname, search } = window.location;
  return {
    params: decodeListParams(new URLSearchParams(search), state),
    pathname,
    opened: z.safeParse(OpenedState, state).success,
  };
}

/** The address of a list, for links to it. Leaves out personal search text, which a click on the link carries along. */
export function listHref(params: ListParams): string {
  return `${listPath}${encodeListParams(params).query}`;
}

/** The address of a customer over a list. */
export function customerHref(customerNumber: string, params: ListParams): string {
  return `${customerPath(customerNumber)}${encodeListParams(params).query}`;
}
