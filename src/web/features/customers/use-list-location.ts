import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { matchRoutes, useLocation, useMatch, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { readHistoryEntry } from '../../lib/browser/history-entry.ts';
import {
  decodeListParams,
  encodeListParams,
  listRequestOf,
  type ListParams,
  type ListRequest,
} from './url/list-params.ts';
import { startList } from './api/prefetch-list.ts';

const listPath = '/customers';
const customerPath = (customerNumber: string) => `${listPath}/${encodeURIComponent(customerNumber)}`;
const customerPattern = `${listPath}/:customerNumber`;
/** Of a path as it stands in the address, encoded. */
const customerOf = (pathname: string) =>
  matchRoutes([{ path: customerPattern }], pathname)?.[0]?.params.customerNumber ?? null;

/** On the entry of a customer opened from the list: going back closes it. */
const OpenedState = z.object({ opened: z.literal(true) });

export interface ListLocation {
  readonly params: ListParams;
  /** Stable while the params are. */
  readonly request: ListRequest;
  /** Tells lists apart; holds the search, so it is for memory alone. */
  readonly listKey: string;
  /** The number of the customer that is open. */
  readonly selected: string | null;
  /** Identifies the history entry, through reloads too. */
  readonly entry: string;
}

/** What the history entry shows; the same object while it shows the same. */
export function useListLocation(): ListLocation {
  const location = useLocation();
  const match = useMatch(customerPattern);
  const decoded = decodeListParams(new URLSearchParams(location.search), location.state);
  const listKey = JSON.stringify(decoded);
  // The state of an entry is a new object after each navigation; the params are compared by what they say.
  // oxlint-disable-next-line react/exhaustive-deps
  const params = useMemo(() => decoded, [listKey]);
  const request = useMemo(() => listRequestOf(params), [params]);
  const selected = match?.params.customerNumber ?? null;
  const entry = location.key;
  return useMemo(() => ({ params, request, listKey, selected, entry }), [params, request, listKey, selected, entry]);
}

export interface ListNavigation {
  /** Shows another list: what the entry shows now, changed. What is open stays open. */
  readonly show: (change: Partial<ListParams>, how: 'push' | 'replace') => void;
  readonly open: (customerNumber: string) => void;
  /** From the open customer to the one it leads to, null for none: going back still leads to the list. */
  readonly step: (leadsTo: (open: string) => string | null) => void;
  readonly close: () => void;
}

/** Leads on from the entry the browser is at, which may be ahead of the one on screen. */
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
        void startList(client, listRequestOf(next));
        go(pathname, next, how === 'replace', opened && how === 'replace');
      },
      open: (customerNumber) => {
        const { params, pathname, opened } = liveEntry();
        const isFirst = pathname === listPath;
        go(customerPath(customerNumber), params, !isFirst, isFirst || opened);
      },
      step: (leadsTo) => {
        const { params, pathname, opened } = liveEntry();
        const open = customerOf(pathname);
        const next = open === null ? null : leadsTo(open);
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

/**
 * What the entry the browser is at shows. Rendering follows it in its own time, so a change must not start from what
 * was rendered.
 */
function liveEntry(): { readonly params: ListParams; readonly pathname: string; readonly opened: boolean } {
  const { state } = readHistoryEntry();
  const { pathname, search } = window.location;
  return {
    params: decodeListParams(new URLSearchParams(search), state),
    pathname,
    opened: z.safeParse(OpenedState, state).success,
  };
}

/** The address of a list, for its links. Personal search text is left out and the link's click brings it along. */
export function listHref(params: ListParams): string {
  return `${listPath}${encodeListParams(params).query}`;
}

/** The address of a customer over a list. */
export function customerHref(customerNumber: string, params: ListParams): string {
  return `${customerPath(customerNumber)}${encodeListParams(params).query}`;
}
