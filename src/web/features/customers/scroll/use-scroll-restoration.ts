import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { isTransient } from '../../../lib/api/api-errors.ts';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { usePrefetchPolicy } from '../../../lib/api/quota.ts';
import { rowsInView } from '../table/row-size.ts';
import type { CustomersTableRef, ScrollPosition } from '../table/customers-table-ref.ts';
import { noRows, type TableRows } from '../table/table-rows.ts';
import { nextRestorationStep, type RestoreFailure, type RestorationStep } from './scroll-restoration-steps.ts';
import { loadScrollPosition, saveScrollPosition } from './scroll-position-storage.ts';

type Target = ScrollPosition | 'top';

interface Restoration {
  readonly entry: string;
  readonly listKey: string;
  /** Where to scroll once the rows are there; null when there is nothing to restore. */
  readonly target: Target | null;
  /** The user requested the pages on the way, whatever they cost. */
  readonly ignoresQuota: boolean;
  /** How the last restoration ended. */
  readonly result: RestoreResult | null;
}

interface RestoreResult {
  readonly step: Extract<RestorationStep, { kind: 'scroll' | 'give-up' }> | null;
  /** What was to be restored; null for the top. */
  readonly position: ScrollPosition | null;
}

export interface ScrollRestoration {
  /** Pages are being loaded to restore a position. Showing their rows would make them flash by. */
  readonly isRestoring: boolean;
  /** Why the last position could not be restored; null when it was. */
  readonly failure: RestoreFailure | null;
  readonly dismissFailure: () => void;
  /** Loads the pages to the position that was given up, whatever they cost. */
  readonly retry: () => void;
  /** Where the list is scrolled to. */
  readonly position: () => ScrollPosition | null;
  /**
   * Scrolls this list to a position, null for the top, as soon as its rows are there. Does nothing once another list is
   * shown.
   */
  readonly scrollTo: (position: ScrollPosition | null) => void;
  /** To be called after each scroll and each move of the focus. */
  readonly onMoved: () => void;
}

/** What is restored of the list on screen. */
export type RestorableList = {
  readonly location: { readonly entry: string; readonly listKey: string; readonly selected: string | null };
} & ({ readonly state: 'loading' | 'failed' } | RestorableRows);

interface RestorableRows {
  readonly state: 'rows';
  readonly rows: TableRows;
  /** The rows are those of another list. */
  readonly isPrevious: boolean;
  readonly pages: number;
  readonly hasMore: boolean;
  readonly error: Error | null;
  readonly loadMore: () => void;
}

export interface ScrollRestorationInput {
  readonly list: RestorableList;
  readonly table: RefObject<CustomersTableRef | null>;
}

/** Restores the scroll position of a history entry on Back, Forward and reload, and keeps it up to date. */
export function useScrollRestoration({ list, table }: ScrollRestorationInput): ScrollRestoration {
  const { entry, listKey } = list.location;
  const navigation = useNavigationType();
  const [restoration, setRestoration] = useState<Restoration>(() => ({
    entry,
    listKey,
    target: loadScrollPosition(entry),
    ignoresQuota: false,
    result: null,
  }));
  const savesQuota = usePrefetchPolicy() !== 'eager' && !restoration.ignoresQuota;
  const last = useRef<ScrollPosition | null>(null);
  const { target, result } = restoration;

  const current = list.state === 'rows' && !list.isPrevious ? list : null;
  const step = target === null || target === 'top' || current === null ? null : nextStep(target, current, savesQuota);
  const isLoading = step?.kind === 'load';
  const isWaiting = step?.kind === 'wait';
  if (restoration.entry !== entry) {
    // Opening or closing a customer leads to another entry of the same list: nothing scrolls.
    const isSameList = restoration.listKey === listKey;
    const stored = navigation === NavigationType.Pop ? loadScrollPosition(entry) : null;
    setRestoration({
      entry,
      listKey,
      target: isSameList ? target : (stored ?? 'top'),
      ignoresQuota: isSameList && restoration.ignoresQuota,
      result: isSameList ? result : null,
    });
  } else if (target !== null && current !== null && step?.kind !== 'load' && step?.kind !== 'wait') {
    setRestoration({
      entry,
      listKey,
      target: null,
      ignoresQuota: false,
      result: { step, position: target === 'top' ? null : target },
    });
  }

  const loadMore = current?.loadMore;
  const pages = current?.pages;
  useEffect(() => {
    if (isLoading) loadMore?.();
  }, [isLoading, loadMore, pages]);

  useLayoutEffect(() => {
    if (result === null) return;
    if (result.step?.kind === 'scroll')
      table.current?.scrollTo(result.step.index, result.step.offset, result.position?.focused ?? null);
    else table.current?.scrollToTop();
  }, [result, table]);

  const isRestored = target === null;
  // On a phone, rows are cards, which have another height.
  const isPhone = useMediaQuery(phoneWidth);
  const wasPhone = useRef(isPhone);
  useLayoutEffect(() => {
    if (wasPhone.current === isPhone) return;
    wasPhone.current = isPhone;
    const position = last.current;
    if (isRestored && position !== null) setRestoration((now) => ({ ...now, target: { ...position, focused: null } }));
  }, [isPhone, isRestored]);

  // On leaving, before the next list's rows are measured and scrolled to their own position.
  useLayoutEffect(() => {
    if (!isRestored) return undefined;
    return () => {
      if (last.current !== null) saveScrollPosition(entry, last.current);
    };
  }, [entry, isRestored]);
  useEffect(() => {
    if (!isRestored) return undefined;
    const saveNow = () => {
      last.current = table.current?.scrollPosition() ?? last.current;
      if (last.current !== null) saveScrollPosition(entry, last.current);
    };
    saveNow();
    window.addEventListener('pagehide', saveNow);
    return () => window.removeEventListener('pagehide', saveNow);
  }, [entry, isRestored, table]);

  return {
    isRestoring: target !== null && target !== 'top' && (isLoading || isFirstPageLoading(list)),
    failure: result?.step?.kind === 'give-up' ? result.step.reason : null,
    dismissFailure: () => setRestoration((now) => ({ ...now, result: null })),
    retry: () =>
      setRestoration((now) => ({ ...now, target: now.result?.position ?? null, ignoresQuota: true, result: null })),
    position: () => table.current?.scrollPosition() ?? null,
    scrollTo: (position) =>
      setRestoration((now) => (now.listKey === listKey ? { ...now, target: position ?? 'top' } : now)),
    onMoved: () => {
      const position = table.current?.scrollPosition() ?? null;
      if (isRestored) last.current = position;
      // A user who scrolls elsewhere while the restoration is held up stays there.
      else if (isWaiting && position !== null && position.index > 0)
        setRestoration((now) => ({ ...now, target: null }));
    },
  };
}

/** The list of the address has no page yet, and nothing holds it up. */
function isFirstPageLoading(list: RestorableList): boolean {
  return list.state === 'loading' || (list.state === 'rows' && list.isPrevious && list.error === null);
}

function nextStep(position: ScrollPosition, list: RestorableRows, savesQuota: boolean): RestorationStep {
  return nextRestorationStep(position, {
    indexOfId: list.rows.indexOfId,
    count: list.rows.customers.length,
    pages: list.pages,
    hasMore: list.hasMore,
    failure: list.error === null ? null : isTransient(list.error) ? 'transient' : 'permanent',
    savesQuota,
    inView: rowsInView(),
  });
}

/** Keeps the open customer's row in view and the one that Tab reaches, and focuses it when the customer is closed. */
export function useReturnToRow(list: RestorableList, table: RefObject<CustomersTableRef | null>): void {
  const { selected } = list.location;
  const rows = list.state === 'rows' ? list.rows : noRows;
  const before = useRef(selected);
  const latestRows = useRef(rows);
  useEffect(() => {
    latestRows.current = rows;
  }, [rows]);
  useEffect(() => {
    const last = before.current;
    before.current = selected;
    if (last === selected) return;
    if (selected !== null) table.current?.moveToRow(latestRows.current.indexOfNumber(selected));
    else if (last !== null) table.current?.focusRow(latestRows.current.indexOfNumber(last));
  }, [selected, table]);
}
