import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useNavigationType } from 'react-router';
import type { CustomersTableHandle } from './table/table-handle.ts';
import type { ListLocation } from './use-list-location.ts';
import type { CustomersList } from './use-customers-list.ts';
import type { ListedRows } from './listed-rows.ts';
import { placeStep, type PlaceStep } from './place-step.ts';
import { keepPlace, readPlace, type Place } from './place-store.ts';

/** The top of a list, as a place to go to. */
const top = 'top';

interface Shown {
  readonly entry: string;
  readonly listKey: string;
  /** Where to go once the rows are there; null when there is nowhere to go. */
  readonly wanted: Place | typeof top | null;
}

export interface PlaceKeeping {
  /** Pages are being read to return to the place: rows would only flash by. */
  readonly isReturning: boolean;
  /** The place was further down than is read again. */
  readonly isMissed: boolean;
  readonly dismissMissed: () => void;
  /** Where the reader is, to return to after the rows were read anew. */
  readonly current: () => Place | null;
  /** Goes to a place, null for the top, as soon as the rows are there. */
  readonly goTo: (place: Place | null) => void;
  /** To be called after each scroll and move of the focus. */
  readonly moved: () => void;
}

/** Returns to the place of a history entry after Back, Forward and a reload, and keeps it up to date. */
export function usePlace(
  { entry, listKey }: ListLocation,
  list: CustomersList,
  rows: ListedRows,
  table: { readonly current: CustomersTableHandle | null },
): PlaceKeeping {
  const navigation = useNavigationType();
  const [shown, setShown] = useState<Shown>(() => ({ entry, listKey, wanted: readPlace(entry) }));
  const [isMissed, setMissed] = useState(false);
  const last = useRef<Place | null>(null);

  if (shown.entry !== entry) {
    // Opening and closing a customer leads to another entry of the same list: nothing moves.
    const wanted = shown.listKey === listKey ? shown.wanted : ((navigation === 'POP' ? readPlace(entry) : null) ?? top);
    setShown({ entry, listKey, wanted });
    if (isMissed) setMissed(false);
  }

  const { wanted } = shown;
  const isThere = list.state === 'shown' && !list.isPrevious;
  const step = wanted === null || wanted === top || !isThere ? null : stepTo(wanted, list, rows);
  const load = step?.kind === 'load';

  useEffect(() => {
    if (load) list.loadMore();
  }, [load, list]);

  useLayoutEffect(() => {
    if (wanted === null || !isThere || load) return;
    if (step?.kind === 'arrived' && wanted !== top) table.current?.scrollTo(step.index, step.offset, wanted.focused);
    else table.current?.scrollToTop();
    setShown((now) => ({ ...now, wanted: null }));
    if (step?.kind === 'missed') setMissed(true);
  }, [isThere, load, step, table, wanted]);

  const isSettled = wanted === null;
  useEffect(() => {
    if (!isSettled) return undefined;
    const keep = () => {
      if (last.current !== null) keepPlace(entry, last.current);
    };
    last.current = table.current?.place() ?? null;
    keep();
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [entry, isSettled, table]);

  return {
    isReturning: wanted !== null && wanted !== top && (load || list.state === 'loading'),
    isMissed,
    dismissMissed: () => setMissed(false),
    current: () => table.current?.place() ?? null,
    goTo: (place) => setShown((now) => ({ ...now, wanted: place ?? top })),
    moved: () => {
      if (isSettled) last.current = table.current?.place() ?? null;
    },
  };
}

function stepTo(place: Place, list: CustomersList, rows: ListedRows): PlaceStep {
  return placeStep(place, { indexOfId: rows.indexOfId, count: rows.count, pages: list.pages, hasMore: list.hasMore, failed: list.error !== null });
}
