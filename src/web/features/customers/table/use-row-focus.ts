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
import { isLayerOpen } from '../../../lib/hooks/use-shortcut.ts';
import type { TableRows } from './table-rows.ts';

export interface RowFocus {
  /** The row that has or last had the focus, −1 for none. */
  readonly index: number;
  /** Its customer's document id. */
  readonly id: string | null;
  /** Focuses a row, which the virtualizer keeps in the document from then on. */
  readonly focusRow: (index: number) => void;
  /** Makes a row the current one, and focuses it if another row has the focus. */
  readonly moveToRow: (index: number) => void;
}

/** On the viewport while the keyboard moves between rows: the pointer marks no row that it merely lies over. */
const movedByKey = 'data-moved-by-key';

/** The current row, remembered by its customer, so that rows that come above it do not change it. */
export function useRowFocus(rows: TableRows, viewport: RefObject<HTMLElement | null>): RowFocus {
  const [current, setCurrent] = useState<string | null>(null);
  const [requested, setRequested] = useState<{ readonly id: string } | null>(null);
  const latestRows = useRef(rows);
  // Runs before the page's own layout effects, which may focus rows of the same render.
  useLayoutEffect(() => {
    latestRows.current = rows;
  }, [rows]);

  const setRow = useCallback(
    (index: number, takesFocus: boolean) => {
      const customer = latestRows.current.customers[index];
      if (customer === undefined) return;
      viewport.current?.setAttribute(movedByKey, '');
      setCurrent(customer.id);
      if (takesFocus) setRequested({ id: customer.id });
    },
    [viewport],
  );
  const focusRow = useCallback((index: number) => setRow(index, true), [setRow]);
  const moveToRow = useCallback(
    (index: number) => setRow(index, document.activeElement?.matches('[data-row-id] *') === true),
    [setRow],
  );

  useLayoutEffect(() => {
    // A dialog that was opened meanwhile keeps the focus, and what is typed.
    if (requested === null || isLayerOpen()) return;
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
    // Rows that scroll under a pointer at rest move it too, by nothing.
    const onPointerMove = ({ movementX, movementY }: PointerEvent) => {
      if (movementX !== 0 || movementY !== 0) element.removeAttribute(movedByKey);
    };
    element.addEventListener('focusin', onFocusIn);
    element.addEventListener('pointermove', onPointerMove);
    return () => {
      element.removeEventListener('focusin', onFocusIn);
      element.removeEventListener('pointermove', onPointerMove);
    };
  }, [viewport]);

  const index = current === null ? -1 : rows.indexOfId(current);
  return useMemo(
    () => ({ index, id: index < 0 ? null : current, focusRow, moveToRow }),
    [index, current, focusRow, moveToRow],
  );
}

interface PendingFocus {
  /** The search whose rows are to be focused; null for those of the list, whatever it searches. */
  readonly search: string | null;
  readonly cancellation: AbortController;
}

/**
 * Calls `focusNow` once the rows of a search are shown: rows of the previous search would take the focus with them when
 * they go. Typing, or moving the focus elsewhere, cancels it.
 */
export function usePendingFocus(
  focusNow: () => void,
  shownSearch: string,
  isBusy: boolean,
): (search: string | null) => void {
  const pending = useRef<PendingFocus | null>(null);
  const focusWhenShown = () => {
    const now = pending.current;
    if (now === null || now.cancellation.signal.aborted || isBusy) return;
    if (now.search !== null && now.search !== shownSearch) return;
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
