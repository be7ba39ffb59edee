import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { matchRoutes, useLocation, useMatch, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { readHistoryEntry } from '../../lib/browser/history-entry.ts';
import { panelCoversWidth, useMediaQuery } from '../../lib/hooks/use-media-query.ts';
import { refinementsOf, useRefinements } from '../../lib/source/capabilities-query.ts';
import { parameterColumnsOf, useParameterColumns } from './columns/use-list-columns.ts';
import { prefetchList } from './api/prefetch-list.ts';
import { viewsOptions } from './api/views-query.ts';
import { layoutOf, resolveView } from './url/known-view.ts';
import { noLayout, type ListLayout, type ViewLayout } from './url/list-layout.ts';
import { listRequestOf, supportedParams, type ListRequest } from './url/list-request.ts';
import { changeParams, decodeListParams, encodeListParams, type ListParams } from './url/list-url-params.ts';

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
  /** What the view keeps of its layout, as changed; null for what is up to the user's preferences. */
  readonly layout: ListLayout;
  /** Identifies the list, in a view and without it. Contains the search, so keep it in memory only. */
  readonly listKey: string;
  /** The view that the address names is still loading, and so the params are not known. */
  readonly isPending: boolean;
  /** The number of the open customer. */
  readonly selected: string | null;
  /** Identifies the history entry, also after a reload. */
  readonly entry: string;
}

/** What the history entry shows; the same object while it shows the same. */
export function useListLocation(): ListLocation {
  const location = useLocation();
  const match = useMatch(customerPattern);
  const refinements = useRefinements();
  const read = decodeListParams(new URLSearchParams(location.search), location.state);
  const views = useQuery({ ...viewsOptions(), enabled: read.view !== null });
  const decoded = supportedParams(resolveView(read, views.data), refinements);
  const isPending = decoded.view?.isChanged === false && views.isPending;
  const listKey = JSON.stringify({ ...decoded, ...noLayout, view: null });
  const paramsKey = JSON.stringify(decoded);
  // Each navigation has a new state object, so the params are compared by value.
  // oxlint-disable-next-line react/exhaustive-deps
  const params = useMemo(() => decoded, [paramsKey]);
  const { columns, density } = layoutOf(params, views.data);
  const layout = useMemo(() => ({ columns, density }), [columns, density]);
  const included = useParameterColumns(columns);
  const request = useMemo(() => listRequestOf(params, refinements, included), [params, refinements, included]);
  const selected = match?.params.customerNumber ?? null;
  const entry = location.key;
  return useMemo(
    () => ({ params, request, layout, listKey, isPending, selected, entry }),
    [params, request, layout, listKey, isPending, selected, entry],
  );
}

/** Whether an open customer covers the list. The covered part must be `inert`, or Tab would lead behind the panel. */
export function useIsCovered(): boolean {
  const isNarrow = useMediaQuery(panelCoversWidth);
  return useListLocation().selected !== null && isNarrow;
}

/** Params to change, or how to derive them from the current ones. */
export type ListChange = Partial<ListParams> | ((params: ListParams) => Partial<ListParams>);

export interface ListNavigation extends ViewLayout {
  /** Shows another list: the current one with some params changed. An open customer stays open. */
  readonly show: (change: ListChange, how: 'push' | 'replace') => void;
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
        const { params, known, pathname, opened } = liveEntry(client);
        const refinements = refinementsOf(client);
        const supported = supportedParams(params, refinements);
        const changes = typeof change === 'function' ? change(supported) : change;
        // The same list once more is no step to go back, and no change of a view.
        if (how === 'push' && JSON.stringify({ ...supported, ...changes }) === JSON.stringify(supported)) return;
        const changed = changeParams(supported, changes);
        const next = supportedParams(resolveView(changed, known), refinements);
        const columns = parameterColumnsOf(client, layoutOf(next, known).columns);
        void prefetchList(client, listRequestOf(next, refinements, columns));
        if (how === 'push' && isSameList(next, params)) return;
        go(pathname, next, how === 'replace', opened && how === 'replace');
      },
      layout: () => {
        const { params, known } = liveEntry(client);
        return layoutOf(params, known);
      },
      keptLayout: () => {
        const { params, known } = liveEntry(client);
        return layoutOf({ ...params, ...noLayout }, known);
      },
      changeLayout: (change) => {
        const { params, pathname, opened } = liveEntry(client);
        go(pathname, changeParams(params, change), true, opened);
      },
      open: (customerNumber) => {
        const { params, pathname, opened } = liveEntry(client);
        const isFirst = pathname === listPath;
        go(customerPath(customerNumber), params, !isFirst, isFirst || opened);
      },
      step: (nextOf) => {
        const { params, pathname, opened } = liveEntry(client);
        const open = selectedIn(pathname);
        const next = open === null ? null : nextOf(open);
        if (next !== null) go(customerPath(next), params, true, opened);
      },
      close: () => {
        const { params, opened } = liveEntry(client);
        if (opened) void navigate(-1);
        else go(listPath, params, true, false);
      },
    };
  }, [client, navigate]);
}

function isSameList(one: ListParams, other: ListParams): boolean {
  return JSON.stringify(encodeListParams(one)) === JSON.stringify(encodeListParams(other));
}

/** The current history entry. Rendering lags behind it, so a change must not start from what was rendered. */
function liveEntry(client: QueryClient) {
  const { state } = readHistoryEntry();
  const { pathname, search } = window.location;
  const known = client.getQueryData(viewsOptions().queryKey);
  return {
    params: resolveView(decodeListParams(new URLSearchParams(search), state), known),
    known,
    pathname,
    opened: z.safeParse(OpenedState, state).success,
  };
}

/** The number of the customer that is open by now, which rendering may lag behind; null for none. */
export function openCustomerNumber(): string | null {
  return selectedIn(window.location.pathname);
}

/** The address of a list, for links to it. Leaves out personal search text, which a click on the link carries along. */
export function listHref(params: ListParams): string {
  return `${listPath}${encodeListParams(params).query}`;
}

/** The address of a customer over a list. */
export function customerHref(customerNumber: string, params: ListParams): string {
  return `${customerPath(customerNumber)}${encodeListParams(params).query}`;
}
