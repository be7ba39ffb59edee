import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { isTransient } from '../../../lib/api/api-errors.ts';
import { usePrefetchPolicy } from '../../../lib/source/quota.ts';
import type { TableRows } from '../table/table-rows.ts';
import { placeStep, type Missed, type PlaceStep } from './restore-step.ts';
import { keepPlace, readPlace, type Place } from './scroll-position-storage.ts';
import { rowsInView } from '../table/row-size.ts';
import type { CustomersTableHandle } from '../table/table-handle.ts';
import type { ListLocation } from '../use-list-location.ts';
import type { CustomersList } from '../list/use-customer-list.ts';
import type { ShownList } from '../list/use-shown-list.ts';

/** The top of a list, as a place to go to. */
const top = 'top';
type Wanted = Place | typeof top;

interface Journey {
  readonly entry: string;
  readonly listKey: string;
  /** Where to go once the rows are there; null when there is nowhere to go. */
  readonly wanted: Wanted | null;
  /** The reader asked for the pages on the way, whatever they cost. */
  readonly insists: boolean;
  /** Where the last journey led. */
  readonly arrival: Arrival | null;
}

interface Arrival {
  readonly step: Extract<PlaceStep, { kind: 'arrived' | 'missed' }> | null;
  /** Where it was to lead; null for the top. */
  readonly place: Place | null;
}

export interface PlaceKeeping {
  /** Pages are being read to return to the place: rows would only flash by. */
  readonly isReturning: boolean;
  /** The place was further down than is read again, or its rows could not be had; null when it was reached. */
  readonly missed: Missed | null;
  readonly dismissMissed: () => void;
  /** Reads the pages to the missed place after all. */
  readonly goToMissed: () => void;
  /** Where the reader is, to return to after the rows were read anew. */
  readonly current: () => Place | null;
  /**
   * Goes to a place of this list, null for the top, as soon as the rows are there; nothing once another list is shown.
   */
  readonly goTo: (place: Place | null) => void;
  /** To be called after each scroll and move of the focus. */
  readonly moved: () => void;
}

export interface PlaceInput {
  readonly location: ListLocation;
  readonly list: CustomersList;
  readonly shown: ShownList;
  readonly table: RefObject<CustomersTableHandle | null>;
  /** Whether rows are cards, which have another height. */
  readonly isPhone: boolean;
}

/** Returns to the place of a history entry after Back, Forward and a reload, and keeps it up to date. */
export function usePlace({ location: { entry, listKey }, list, shown, table, isPhone }: PlaceInput): PlaceKeeping {
  const navigation = useNavigationType();
  const [journey, setJourney] = useState<Journey>(() => ({
    entry,
    listKey,
    wanted: readPlace(entry),
    insists: false,
    arrival: null,
  }));
  const isSpared = usePrefetchPolicy() !== 'eager' && !journey.insists;
  const last = useRef<Place | null>(null);
  const { wanted, arrival } = journey;

  const isThere = shown.state === 'answered';
  const step = wanted === null || wanted === top || !isThere ? null : stepTo(wanted, list, shown.rows, isSpared);
  const isLoading = step?.kind === 'load';
  const isWaiting = step?.kind === 'wait';
  if (journey.entry !== entry) {
    // Opening and closing a customer leads to another entry of the same list: nothing moves.
    const isSame = journey.listKey === listKey;
    const kept = navigation === NavigationType.Pop ? readPlace(entry) : null;
    setJourney({
      entry,
      listKey,
      wanted: isSame ? wanted : (kept ?? top),
      insists: isSame && journey.insists,
      arrival: isSame ? arrival : null,
    });
  } else if (wanted !== null && isThere && step?.kind !== 'load' && step?.kind !== 'wait') {
    setJourney({
      entry,
      listKey,
      wanted: null,
      insists: false,
      arrival: { step, place: wanted === top ? null : wanted },
    });
  }

  const { loadMore } = list;
  const pages = list.pages;
  useEffect(() => {
    if (isLoading) loadMore();
  }, [isLoading, loadMore, pages]);

  useLayoutEffect(() => {
    if (arrival === null) return;
    if (arrival.step?.kind === 'arrived')
      table.current?.scrollTo(arrival.step.index, arrival.step.offset, arrival.place?.focused ?? null);
    else table.current?.scrollToTop();
  }, [arrival, table]);

  const isSettled = wanted === null;
  const wasPhone = useRef(isPhone);
  useLayoutEffect(() => {
    if (wasPhone.current === isPhone) return;
    wasPhone.current = isPhone;
    const place = last.current;
    if (isSettled && place !== null) setJourney((now) => ({ ...now, wanted: { ...place, focused: null } }));
  }, [isPhone, isSettled]);

  // On leaving, before the next list's rows are measured and scrolled to their own place.
  useLayoutEffect(() => {
    if (!isSettled) return undefined;
    return () => {
      if (last.current !== null) keepPlace(entry, last.current);
    };
  }, [entry, isSettled]);
  useEffect(() => {
    if (!isSettled) return undefined;
    const keepNow = () => {
      last.current = table.current?.scrollPosition() ?? last.current;
      if (last.current !== null) keepPlace(entry, last.current);
    };
    keepNow();
    window.addEventListener('pagehide', keepNow);
    return () => window.removeEventListener('pagehide', keepNow);
  }, [entry, isSettled, table]);

  return {
    isReturning: wanted !== null && wanted !== top && (isLoading || list.state === 'loading'),
    missed: arrival?.step?.kind === 'missed' ? arrival.step.why : null,
    dismissMissed: () => setJourney((now) => ({ ...now, arrival: null })),
    goToMissed: () =>
      setJourney((now) => ({ ...now, wanted: now.arrival?.place ?? null, insists: true, arrival: null })),
    current: () => table.current?.scrollPosition() ?? null,
    goTo: (place) => setJourney((now) => (now.listKey === listKey ? { ...now, wanted: place ?? top } : now)),
    moved: () => {
      const place = table.current?.scrollPosition() ?? null;
      if (isSettled) last.current = place;
      // Whoever reads on elsewhere while the way back is held up is not to be taken away.
      else if (isWaiting && place !== null && place.index > 0) setJourney((now) => ({ ...now, wanted: null }));
    },
  };
}

function stepTo(place: Place, list: CustomersList, rows: TableRows, isSpared: boolean): PlaceStep {
  return placeStep(place, {
    indexOfId: rows.indexOfId,
    count: rows.customers.length,
    pages: list.pages,
    hasMore: list.hasMore,
    trouble: list.error === null ? null : isTransient(list.error) ? 'passing' : 'failed',
    isSpared,
    inView: rowsInView(),
  });
}
