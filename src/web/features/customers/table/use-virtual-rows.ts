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
import { headingAt, itemCount, itemOfRow, rowOfItem, type TableRows } from './table-rows.ts';
import { useListLook } from './row-context.ts';
import type { RowSizes } from './row-size.ts';
import type { CustomersTableHandle } from './table-handle.ts';
import { useEnterRows } from './use-enter-rows.ts';
import type { RowFocus } from './use-row-focus.ts';

/**
 * Rows kept beyond the view on either side: a key's step and a sideways glance need no more, and each costs at every
 * answer.
 */
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
}

interface Input {
  readonly rows: TableRows;
  readonly sizes: RowSizes;
  readonly viewport: RefObject<HTMLElement | null>;
  readonly focus: RowFocus;
  /** The next page is asked for when so many rows, with the last in view, are left. */
  readonly rowsAhead: number;
  readonly onNearEnd: () => void;
  readonly onOpen: (customerNumber: string) => void;
  /** The rows are not, or not yet, those that were asked for. */
  readonly isBusy: boolean;
  readonly handle: Ref<CustomersTableHandle>;
}

/** The rows in view with the focused one, and moving about among them. */
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
  const { index: focused, id: focusedId, focusRow } = focus;
  const count = itemCount(rows);
  const focusedItem = focused < 0 ? -1 : itemOfRow(rows, focused);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: (item) => (headingAt(rows, item) === null ? sizes.customer : sizes.heading),
    getItemKey: (item) => keyOf(rows, item),
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

  // Asked for first: it brings the range up to date with the rows of this render, which may all fit into a tall window.
  const virtualItems = virtualizer.getVirtualItems();
  const last = virtualizer.range?.endIndex ?? -1;
  useEffect(() => {
    if (last >= 0 && last >= count - rowsAhead) onNearEnd();
  }, [last, rows, count, rowsAhead, onNearEnd]);

  const showRow = useCallback(
    (index: number) => {
      const item = itemOfRow(rows, index);
      // The first row brings the heading above it into view.
      if (item <= 1) viewport.current?.scrollTo({ top: 0 });
      else virtualizer.scrollToIndex(item, { align: 'auto' });
    },
    [rows, viewport, virtualizer],
  );

  const enterNow = useCallback(() => {
    if (rows.customers.length === 0) return;
    const index = Math.max(0, focused);
    showRow(index);
    focusRow(index);
  }, [focusRow, focused, rows, showRow]);
  const { search: shownSearch } = useListLook();
  const enter = useEnterRows(enterNow, shownSearch, isBusy);

  useImperativeHandle(
    handle,
    () => ({
      scrollPosition: () => {
        const element = viewport.current;
        if (element === null) return null;
        const first = virtualizer.getVirtualItemForOffset(element.scrollTop + sizes.header);
        if (first === undefined) return null;
        // Headings come and go: a customer is what is found again.
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
      focusFirstRow: enter,
      focusView: () => viewport.current?.focus({ preventScroll: true }),
      openOnlyResult: (search) => {
        const [customer] = rows.customers;
        if (customer !== undefined && rows.customers.length === 1 && search === shownSearch && !isBusy)
          onOpen(customer.customerNumber);
      },
      showRow: (index) => {
        if (index >= 0) showRow(index);
      },
    }),
    [enter, focusRow, focusedId, isBusy, onOpen, rows, showRow, shownSearch, sizes, viewport, virtualizer],
  );

  return {
    items: virtualItems.map(({ index: item, start, size }) => ({ item, start: start - sizes.header, size })),
    height: virtualizer.getTotalSize(),
    showRow,
  };
}

function keyOf(rows: TableRows, item: number): string {
  const heading = headingAt(rows, item);
  if (heading !== null) return `heading:${heading.above}`;
  return rows.customers[rowOfItem(rows, item)]?.id ?? String(item);
}

/** None while a list's first rows are being shown, which so are there sooner. */
function useOverscan(list: string | null): number {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    // A frame after the one that shows them.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setSettled(list));
    });
    return () => cancelAnimationFrame(frame);
  }, [list]);
  return settled === list ? overscan : 0;
}

/** Pixels of the page above and below the list. */
const besideList = 150;

/** The view before it can be measured, so that the first rows are rendered with the page and laid out once. */
function initialRect(): { width: number; height: number } {
  return { width: window.innerWidth, height: Math.max(0, window.innerHeight - besideList) };
}

function withFocused(indexes: number[], focused: number, count: number): number[] {
  const first = indexes[0] ?? 0;
  if (focused < 0 || focused >= count || (focused >= first && focused <= (indexes.at(-1) ?? -1))) return indexes;
  return focused < first ? [focused, ...indexes] : [...indexes, focused];
}
