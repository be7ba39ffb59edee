import { useCallback, useMemo } from 'react';
import { useLocation, useMatch, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { decodeListParams, encodeListParams, listRequestOf, type ListParams, type ListRequest } from './list-params.ts';

const listPath = '/customers';
const customerPath = (customerNumber: string) => `${listPath}/${encodeURIComponent(customerNumber)}`;

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

/** What the history entry shows. */
export function useListLocation(): ListLocation {
  const location = useLocation();
  const match = useMatch('/customers/:customerNumber');
  const decoded = decodeListParams(new URLSearchParams(location.search), location.state);
  const listKey = JSON.stringify(decoded);
  // The state of an entry is a new object after each navigation; the params are compared by what they say.
  // oxlint-disable-next-line react/exhaustive-deps
  const params = useMemo(() => decoded, [listKey]);
  const request = useMemo(() => listRequestOf(params), [params]);
  return { params, request, listKey, selected: match?.params.customerNumber ?? null, entry: location.key };
}

export interface ListNavigation {
  /** Shows another list; what is open stays open. */
  readonly show: (params: ListParams, how: 'push' | 'replace') => void;
  readonly open: (customerNumber: string) => void;
  /** From one open customer to the next: going back still leads to the list. */
  readonly step: (customerNumber: string) => void;
  readonly close: () => void;
}

export function useListNavigation({ params, selected }: ListLocation): ListNavigation {
  const navigate = useNavigate();
  const location = useLocation();
  const opened = z.safeParse(OpenedState, location.state).success;
  const go = useCallback(
    (path: string, to: ListParams, replace: boolean, asOpened: boolean) => {
      const { query, state: hidden } = encodeListParams(to);
      void navigate({ pathname: path, search: query }, { replace, state: { ...hidden, ...(asOpened && { opened: true }) } });
    },
    [navigate],
  );
  return useMemo(
    () => ({
      show: (to, how) => go(selected === null ? listPath : customerPath(selected), to, how === 'replace', opened && how === 'replace'),
      open: (customerNumber) => go(customerPath(customerNumber), params, selected !== null, selected === null || opened),
      step: (customerNumber) => go(customerPath(customerNumber), params, true, opened),
      close: () => {
        if (opened) void navigate(-1);
        else go(listPath, params, true, false);
      },
    }),
    [go, navigate, opened, params, selected],
  );
}

/** The address of a list, for its links. Personal search text is left out and the link's click brings it along. */
export function listHref(params: ListParams): string {
  return `${listPath}${encodeListParams(params).query}`;
}

/** The address of a customer over a list. */
export function customerHref(customerNumber: string, params: ListParams): string {
  return `${customerPath(customerNumber)}${encodeListParams(params).query}`;
}
