import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  extendTo,
  isSelected,
  noSelection,
  selectRows,
  toggleRow,
  type SelectableRows,
  type Selection,
} from './selection.ts';

export interface SelectionControl {
  readonly selection: Selection;
  readonly isEmpty: boolean;
  /** How many of the rows are selected. */
  readonly shown: number;
  /** Selects a row or no longer, or extends the range to it; a key says from which row it steps there. */
  readonly select: (index: number, isRange: boolean, stepFrom?: number) => void;
  /** Selects all rows, or none of them once all are selected. */
  readonly toggleRows: () => void;
  readonly change: (next: Selection) => void;
}

/**
 * The selection. Customers stay selected while the list shows others, so that someone can search for each of the people
 * they pick.
 */
export function useSelection(rows: SelectableRows): SelectionControl {
  const [selection, setSelection] = useState(noSelection);
  const latestRows = useRef(rows);
  useLayoutEffect(() => {
    latestRows.current = rows;
  }, [rows]);

  const select = useCallback((index: number, isRange: boolean, stepFrom: number | null = null) => {
    const customer = latestRows.current.customers[index];
    if (customer === undefined) return;
    setSelection((before) =>
      isRange ? extendTo(before, latestRows.current, index, stepFrom) : toggleRow(before, customer),
    );
  }, []);
  const isEmpty = !selection.isAll && selection.customers.size === 0;
  const shown = useMemo(
    () => (isEmpty ? 0 : rows.customers.filter(({ id }) => isSelected(selection, id)).length),
    [isEmpty, rows, selection],
  );
  return {
    selection,
    isEmpty,
    shown,
    select,
    toggleRows: () =>
      setSelection((before: Selection) => selectRows(before, rows.customers, shown < rows.customers.length)),
    change: setSelection,
  };
}
