import type { Customer } from '../../../../contract/customer.ts';
import type { MergedPages } from '../api/merged-pages.ts';

/** A heading above the row of the given index. */
export interface Heading {
  readonly above: number;
  readonly text: string;
}

/** The rows of the table in order, each a customer. */
export interface TableRows {
  readonly customers: readonly Customer[];
  /** In order; empty for a list without sections. */
  readonly headings: readonly Heading[];
  /** Whether the first row is the customer that the search names exactly. */
  readonly hasExactMatch: boolean;
  /** The row of a customer by document id, −1 when it has none. */
  indexOfId(id: string): number;
  /** The row of a customer by its number, −1 when it has none. */
  indexOfNumber(customerNumber: string): number;
}

export const noRows: TableRows = {
  customers: [],
  headings: [],
  hasExactMatch: false,
  indexOfId: () => -1,
  indexOfNumber: () => -1,
};

/** The loaded customers as rows; an exact match comes first, under a heading, and is not repeated. */
export function tableRows(loaded: MergedPages, exact: Customer | null): TableRows {
  return exact === null ? plainRows(loaded) : rowsBelow(exact, loaded);
}

function plainRows({ customers, indexOfId, indexOfNumber }: MergedPages): TableRows {
  return { customers, headings: [], hasExactMatch: false, indexOfId, indexOfNumber };
}

function rowsBelow(exact: Customer, loaded: MergedPages): TableRows {
  const repeated = loaded.indexOfId(exact.id);
  const others = repeated < 0 ? loaded.customers : loaded.customers.toSpliced(repeated, 1);
  const shift = (index: number): number => {
    if (index < 0) return -1;
    if (index === repeated) return 0;
    return repeated >= 0 && index > repeated ? index : index + 1;
  };
  return {
    customers: [exact, ...others],
    headings: [{ above: 0, text: 'Exact match' }, ...(others.length > 0 ? [{ above: 1, text: 'Other matches' }] : [])],
    hasExactMatch: true,
    indexOfId: (id) => (id === exact.id ? 0 : shift(loaded.indexOfId(id))),
    indexOfNumber: (customerNumber) =>
      customerNumber === exact.customerNumber ? 0 : shift(loaded.indexOfNumber(customerNumber)),
  };
}

/** How many items the virtualizer lays out: the rows, and the headings between them. */
export function itemCount({ customers, headings }: TableRows): number {
  return customers.length + headings.length;
}

/** The heading at an item; null when the item is a row. */
export function headingAt({ headings }: TableRows, item: number): Heading | null {
  // The virtualizer calls this for every item, and most lists have no headings.
  if (headings.length === 0) return null;
  return headings.find(({ above }, before) => above + before === item) ?? null;
}

/** The row at an item, or the one below when the item is a heading. */
export function rowOfItem({ headings }: TableRows, item: number): number {
  if (headings.length === 0) return item;
  return item - headings.filter(({ above }, before) => above + before < item).length;
}

/** The item of a row. */
export function itemOfRow({ headings }: TableRows, index: number): number {
  return index + headings.filter(({ above }) => above <= index).length;
}

/** Which rows the user sees. */
export interface VisibleRange {
  /** The first row that is wholly in view. */
  readonly first: number;
  /** How many rows are wholly in view, at least 1. */
  readonly count: number;
  /** Whether any part of a row is in view. */
  readonly includes: (index: number) => boolean;
}

/** Where the virtualizer lays out an item, in pixels from the top of what scrolls. */
interface MeasuredItem {
  readonly start: number;
  readonly end: number;
}

/** The rows between two edges, in pixels from the top of what scrolls. */
export function visibleRange(
  rows: TableRows,
  items: readonly MeasuredItem[],
  top: number,
  bottom: number,
): VisibleRange {
  const isWhole = ({ start, end }: MeasuredItem): boolean => start >= top && end <= bottom;
  const firstItem = items.findIndex(({ start }) => start >= top);
  const lastItem = items.findLastIndex(isWhole);
  const first = rowOfItem(rows, Math.max(0, firstItem));
  const last = rowOfItem(rows, Math.max(0, lastItem));
  return {
    first,
    count: Math.max(1, last - first + 1),
    includes: (index) => {
      const item = items[itemOfRow(rows, index)];
      return index >= 0 && item !== undefined && item.end > top && item.start < bottom;
    },
  };
}
