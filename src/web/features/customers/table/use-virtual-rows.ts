import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useState,
  type Ref,
  type RefObject,
} from 'react';
import {
  headingAt,
  itemCount,
  itemOfRow,
  rowOfItem,
  visibleRange,
  type TableRows,
  type VisibleRange,
} from './table-rows.ts';
import { useListContext } from './cells/row-context.ts';
import type { RowSizes } from './row-size.ts';
import type { CustomersTableRef } from './customers-table-ref.ts';
import { usePendingFocus, type RowFocus } from './use-row-focus.ts';

/** Rows rendered beyond the view on either side: enough for a key press, and each one costs on every update. */
const overscan = 3;

/** A row or a heading in view. */
export interface VirtualItem {
  readonly item: number;
  /** Pixels from the top of the rows. */
  readonly start: number;
  readonly size: number;
}

export interface VirtualRows {
  readonly items: readonly VirtualItem[];
  readonly height: number;
  readonly showRow: (index: number) => void;
  readonly visibleRange: () => VisibleRange;
  /** Focuses the current row, or the first, once the rows of the list are shown. */
  readonly focusRows: () => void;
}

interface Input {
  readonly rows: TableRows;
  readonly sizes: RowSizes;
  readonly viewport: RefObject<HTMLElement | null>;
  readonly focus: RowFocus;
  /** How close to the last row counts as near the end. */
  readonly rowsAhead: number;
  readonly onNearEnd: () => void;
  readonly onOpen: (customerNumber: string) => void;
  /** The rows are not, or not yet, those of the current list. */
  readonly isBusy: boolean;
  readonly handle: Ref<CustomersTableRef>;
}

/** The rows in view plus the focused one, and the ways to scroll and focus them. */
export function useVirtualRows({
  rows,
  sizes,
  viewport,
  focus,
  rowsAhead,
  onNearEnd,
  onOpen,
  isBusy,
  handle,
}: Input): VirtualRows {
  const { index: focused, id: focusedId, focusRow, moveToRow } = focus;
  const count = itemCount(rows);
  const focusedItem = focused < 0 ? -1 : itemOfRow(rows, focused);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: (item) => (headingAt(rows, item) === null ? sizes.customer : sizes.heading),
    // Stable between renders, or the virtualizer measures all items again each time.
    getItemKey: useCallback((item: number) => keyOf(rows, item), [rows]),
    overscan: useOverscan(count === 0 ? null : keyOf(rows, 0)),
    initialRect: initialRect(),
    scrollMargin: sizes.header,
    scrollPaddingStart: sizes.header,
    rangeExtractor: useCallback(
      (range: Range) => withFocused(defaultRangeExtractor(range), focusedItem, range.count),
      [focusedItem],
    ),
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, sizes]);

  // Called first: it updates the range to the rows of this render, which may all fit into a tall window.
  const virtualItems = virtualizer.getVirtualItems();
  const last = virtualizer.range?.endIndex ?? -1;
  useEffect(() => {
    if (last >= 0 && last >= count - rowsAhead) onNearEnd();
  }, [last, rows, count, rowsAhead, onNearEnd]);

  const visibleNow = useCallback(() => {
    const { scrollTop: top, clientHeight } = viewport.current ?? { scrollTop: 0, clientHeight: 0 };
    return visibleRange(rows, virtualizer.measurementsCache, top + sizes.header, top + clientHeight);
  }, [rows, sizes, viewport, virtualizer]);

  const showRow = useCallback(
    (index: number) => {
      const item = itemOfRow(rows, index);
      const { first, count: wholeRows } = visibleNow();
      // The first row brings the heading above it into view.
      if (item <= 1) viewport.current?.scrollTo({ top: 0 });
      // The virtualizer learns of a scroll a frame later, and would scroll a row that is in view by now.
      else if (index < first || index >= first + wholeRows) virtualizer.scrollToIndex(item, { align: 'auto' });
    },
    [rows, viewport, virtualizer, visibleNow],
  );

  const focusNow = useCallback(() => {
    if (rows.customers.length === 0) return;
    const view = visibleNow();
    const index = view.includes(focused) ? focused : view.first;
    showRow(index);
    focusRow(index);
  }, [focusRow, focused, rows, showRow, visibleNow]);
  const { search: shownSearch } = useListContext();
  const focusFirstRow = usePendingFocus(focusNow, shownSearch, isBusy);

  useImperativeHandle(
    handle,
    () => ({
      scrollPosition: () => {
        const element = viewport.current;
        if (element === null) return null;
        const first = virtualizer.getVirtualItemForOffset(element.scrollTop + sizes.header);
        if (first === undefined) return null;
        // Headings come and go, so the position is that of a customer.
        const index = rowOfItem(rows, first.index);
        const customer = rows.customers[index];
        const item = virtualizer.measurementsCache[itemOfRow(rows, index)];
        if (item === undefined || customer === undefined) return null;
        return {
          id: customer.id,
          index,
          offset: item.start - sizes.header - element.scrollTop,
          focused: focusedId,
        };
      },
      scrollTo: (index, offset, toFocus) => {
        const item = virtualizer.measurementsCache[itemOfRow(rows, index)];
        if (item !== undefined)
          viewport.current?.scrollTo({ top: item.start - sizes.header - offset, behavior: 'instant' });
        if (toFocus !== null) focusRow(rows.indexOfId(toFocus));
      },
      scrollToTop: () => viewport.current?.scrollTo({ top: 0, behavior: 'instant' }),
      focusRow: (index) => {
        if (index < 0) return;
        showRow(index);
        focusRow(index);
      },
      focusFirstRow,
      focusView: () => viewport.current?.focus({ preventScroll: true }),
      openOnlyResult: (search) => {
        const [customer] = rows.customers;
        if (customer !== undefined && rows.customers.length === 1 && search === shownSearch && !isBusy)
          onOpen(customer.customerNumber);
      },
      moveToRow: (index) => {
        if (index < 0) return;
        showRow(index);
        moveToRow(index);
      },
    }),
    [
      focusFirstRow,
      focusRow,
      focusedId,
      isBusy,
      moveToRow,
      onOpen,
      rows,
      showRow,
      shownSearch,
      sizes,
      viewport,
      virtualizer,
    ],
  );

  return {
    items: virtualItems.map(({ index: item, start, size }) => ({ item, start: start - sizes.header, size })),
    height: virtualizer.getTotalSize(),
    showRow,
    visibleRange: visibleNow,
    focusRows: () => focusFirstRow(null),
  };
}

function keyOf(rows: TableRows, item: number): string {
  const heading = headingAt(rows, item);
  if (heading !== null) return `heading:${heading.above}`;
  return rows.customers[rowOfItem(rows, item)]?.id ?? String(item);
}

/** 0 while a list's first rows are rendered, so that they show sooner. */
function useOverscan(list: string | null): number {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    // One frame after they are shown.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setShown(list));
    });
    return () => cancelAnimationFrame(frame);
  }, [list]);
  return shown === list ? overscan : 0;
}

/** Pixels of the page above and below the list. */
const chromeHeight = 150;

/** An estimate of the view before it can be measured, so that the first rows render with the page. */
function initialRect(): { width: number; height: number } {
  return { width: window.innerWidth, height: Math.max(0, window.innerHeight - chromeHeight) };
}

function withFocused(indexes: number[], focused: number, count: number): number[] {
  const first = indexes[0] ?? 0;
  if (focused < 0 || focused >= count || (focused >= first && focused <= (indexes.at(-1) ?? -1))) return indexes;
  return focused < first ? [focused, ...indexes] : [...indexes, focused];
}
