import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import type { ListedRows } from './listed-rows.ts';
import { placeStep, type PlaceStep } from './place-step.ts';
import { keepPlace, readPlace, type Place } from './place-store.ts';
import type { CustomersTableHandle } from './table/table-handle.ts';
import type { ListLocation } from './use-list-location.ts';
import type { CustomersList } from './use-customers-list.ts';

/** The top of a list, as a place to go to. */
const top = 'top';
type Wanted = Place | typeof top;

interface Journey {
  readonly entry: string;
  readonly listKey: string;
  /** Where to go once the rows are there; null when there is nowhere to go. */
  readonly wanted: Wanted | null;
  /** Where the last journey led. */
  readonly arrival: Arrival | null;
}

interface Arrival {
  readonly step: Exclude<PlaceStep, { kind: 'load' }> | null;
  readonly focused: string | null;
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
  table: RefObject<CustomersTableHandle | null>,
): PlaceKeeping {
  const navigation = useNavigationType();
  const [journey, setJourney] = useState<Journey>(() => ({ entry, listKey, wanted: readPlace(entry), arrival: null }));
  const last = useRef<Place | null>(null);
  const { wanted, arrival } = journey;

  const isThere = list.state === 'shown' && !list.isPrevious;
  const step = wanted === null || wanted === top || !isThere ? null : stepTo(wanted, list, rows);
  const isLoading = step?.kind === 'load';
  if (journey.entry !== entry) {
    // Opening and closing a customer leads to another entry of the same list: nothing moves.
    const isSame = journey.listKey === listKey;
    const kept = navigation === NavigationType.Pop ? readPlace(entry) : null;
    setJourney({ entry, listKey, wanted: isSame ? wanted : (kept ?? top), arrival: isSame ? arrival : null });
  } else if (wanted !== null && isThere && step?.kind !== 'load') {
    setJourney({ entry, listKey, wanted: null, arrival: { step, focused: wanted === top ? null : wanted.focused } });
  }

  const { loadMore } = list;
  const pages = list.pages;
  useEffect(() => {
    if (isLoading) loadMore();
  }, [isLoading, loadMore, pages]);

  useLayoutEffect(() => {
    if (arrival === null) return;
    if (arrival.step?.kind === 'arrived') table.current?.scrollTo(arrival.step.index, arrival.step.offset, arrival.focused);
    else table.current?.scrollToTop();
  }, [arrival, table]);

  const isSettled = wanted === null;
  useEffect(() => {
    if (!isSettled) return undefined;
    const keep = () => {
      if (last.current !== null) keepPlace(entry, last.current);
    };
    const keepNow = () => {
      last.current = table.current?.place() ?? last.current;
      keep();
    };
    keepNow();
    window.addEventListener('pagehide', keepNow);
    return () => {
      window.removeEventListener('pagehide', keepNow);
      keep();
    };
  }, [entry, isSettled, table]);

  return {
    isReturning: wanted !== null && wanted !== top && (isLoading || list.state === 'loading'),
    isMissed: arrival?.step?.kind === 'missed',
    dismissMissed: () => setJourney((now) => ({ ...now, arrival: null })),
    current: () => table.current?.place() ?? null,
    goTo: (place) => setJourney((now) => ({ ...now, wanted: place ?? top })),
    moved: () => {
      if (isSettled) last.current = table.current?.place() ?? null;
    },
  };
}

function stepTo(place: Place, list: CustomersList, rows: ListedRows): PlaceStep {
  return placeStep(place, { indexOfId: rows.indexOfId, count: rows.count, pages: list.pages, hasMore: list.hasMore, failed: list.error !== null });
}
