import { useEffect, useRef, type RefObject } from 'react';
import type { TableRows } from '../table/table-rows.ts';
import type { CustomersTableHandle } from '../table/table-handle.ts';

/** Keeps the open customer's row in view, and gives it the focus when the customer is closed. */
export function useReturnToRow(
  selected: string | null,
  rows: TableRows,
  table: RefObject<CustomersTableHandle | null>,
): void {
  const before = useRef(selected);
  const rowsNow = useRef(rows);
  useEffect(() => {
    rowsNow.current = rows;
  }, [rows]);
  useEffect(() => {
    const last = before.current;
    before.current = selected;
    if (last === selected) return;
    if (selected !== null) table.current?.showRow(rowsNow.current.indexOfNumber(selected));
    else if (last !== null) table.current?.focusRow(rowsNow.current.indexOfNumber(last));
  }, [selected, table]);
}
