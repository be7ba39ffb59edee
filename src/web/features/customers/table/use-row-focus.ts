import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { TableRows } from './table-rows.ts';

export interface RowFocus {
  /** The row that has or last had the focus, −1 for none. */
  readonly index: number;
  /** Its customer's document id. */
  readonly id: string | null;
  /** Focuses a row, which the virtualizer keeps in the document from then on. */
  readonly focusRow: (index: number) => void;
}

/** The current row, remembered by its customer, so that rows that come above it do not change it. */
export function useRowFocus(rows: TableRows, viewport: RefObject<HTMLElement | null>): RowFocus {
  const [current, setCurrent] = useState<string | null>(null);
  const [requested, setRequested] = useState<{ readonly id: string } | null>(null);
  const latestRows = useRef(rows);
  // Runs before the page's own layout effects, which may focus rows of the same render.
  useLayoutEffect(() => {
    latestRows.current = rows;
  }, [rows]);

  const focusRow = useCallback((index: number) => {
    const customer = latestRows.current.customers[index];
    if (customer === undefined) return;
    setCurrent(customer.id);
    setRequested({ id: customer.id });
  }, []);

  useLayoutEffect(() => {
    if (requested === null) return;
    const link = viewport.current?.querySelector(`[data-row-id="${CSS.escape(requested.id)}"] [data-row-link]`);
    if (link instanceof HTMLElement) link.focus({ preventScroll: true });
  }, [viewport, requested]);

  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    const onFocusIn = (event: FocusEvent) => {
      const id =
        event.target instanceof Element ? event.target.closest('[data-row-id]')?.getAttribute('data-row-id') : null;
      if (id !== null && id !== undefined) setCurrent(id);
    };
    element.addEventListener('focusin', onFocusIn);
    return () => element.removeEventListener('focusin', onFocusIn);
  }, [viewport]);

  const index = current === null ? -1 : rows.indexOfId(current);
  return useMemo(() => ({ index, id: index < 0 ? null : current, focusRow }), [index, current, focusRow]);
}

interface PendingFocus {
  /** The search whose rows are to be focused. */
  readonly search: string;
  readonly cancellation: AbortController;
}

/**
 * Calls `focusNow` once the rows of a search are shown: rows of the previous search would take the focus with them when
 * they go. Typing, or moving the focus elsewhere, cancels it.
 */
export function usePendingFocus(focusNow: () => void, shownSearch: string, isBusy: boolean): (search: string) => void {
  const pending = useRef<PendingFocus | null>(null);
  const focusWhenShown = () => {
    const now = pending.current;
    if (now === null || now.cancellation.signal.aborted || isBusy || now.search !== shownSearch) return;
    now.cancellation.abort();
    focusNow();
  };
  const onRows = useEffectEvent(focusWhenShown);
  useEffect(() => onRows(), [shownSearch, isBusy]);
  return (search) => {
    pending.current?.cancellation.abort();
    const cancellation = new AbortController();
    for (const type of ['input', 'blur']) {
      document.activeElement?.addEventListener(type, () => cancellation.abort(), { signal: cancellation.signal });
    }
    pending.current = { search, cancellation };
    focusWhenShown();
  };
}
