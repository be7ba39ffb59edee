import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { TableRows } from './table-rows.ts';

export interface RowFocus {
  /** The row that has or last had the focus, −1 for none. */
  readonly index: number;
  /** Its customer's document id. */
  readonly id: string | null;
  /** Gives the focus to a row, which the virtualizer keeps in the document from then on. */
  readonly focusRow: (index: number) => void;
}

/** Which row is the current one, by customer, so that it stays so when rows come above it. */
export function useRowFocus(rows: TableRows, viewport: RefObject<HTMLElement | null>): RowFocus {
  const [current, setCurrent] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ readonly id: string } | null>(null);
  const rowsNow = useRef(rows);
  // Before the page's own layout effects, which give the focus to rows that have just come.
  useLayoutEffect(() => {
    rowsNow.current = rows;
  }, [rows]);

  const focusRow = useCallback((index: number) => {
    const customer = rowsNow.current.customers[index];
    if (customer === undefined) return;
    setCurrent(customer.id);
    setWanted({ id: customer.id });
  }, []);

  useLayoutEffect(() => {
    if (wanted === null) return;
    const link = viewport.current?.querySelector(`[data-row-id="${CSS.escape(wanted.id)}"] [data-row-link]`);
    if (link instanceof HTMLElement) link.focus({ preventScroll: true });
  }, [viewport, wanted]);

  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    const follow = (event: FocusEvent) => {
      const id =
        event.target instanceof Element ? event.target.closest('[data-row-id]')?.getAttribute('data-row-id') : null;
      if (id !== null && id !== undefined) setCurrent(id);
    };
    element.addEventListener('focusin', follow);
    return () => element.removeEventListener('focusin', follow);
  }, [viewport]);

  const index = current === null ? -1 : rows.indexOfId(current);
  return useMemo(() => ({ index, id: index < 0 ? null : current, focusRow }), [index, current, focusRow]);
}
