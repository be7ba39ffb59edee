import type { Customer } from '../../../../contract/customer.ts';

/** The rows to select from, in order. */
export interface SelectableRows {
  readonly customers: readonly Customer[];
  /** The row of a customer by document id, −1 when it has none. */
  indexOfId(id: string): number;
}

/** Which customers are selected. */
export interface Selection {
  /** Everyone in the list but `customers`; otherwise these alone. */
  readonly isAll: boolean;
  /** By document id; also those that the list no longer shows. */
  readonly customers: ReadonlyMap<string, Customer>;
  /** The range that the next row with Shift extends; null for none. */
  readonly range: SelectedRange | null;
}

interface SelectedRange {
  /** The document ids of its first and its latest customer. */
  readonly from: string;
  readonly to: string;
  /** What `customers` was without it, so that it can shrink again. */
  readonly before: ReadonlyMap<string, Customer>;
  /** Whether its rows are selected or no longer so, as its first one was. */
  readonly selects: boolean;
}

export const noSelection: Selection = { isAll: false, customers: new Map(), range: null };

export function isSelected({ isAll, customers }: Selection, id: string): boolean {
  return customers.has(id) !== isAll;
}

/** Selects one row, or no longer. */
export function toggleRow(selection: Selection, customer: Customer): Selection {
  const { id } = customer;
  const selects = !isSelected(selection, id);
  const customers = withRows(selection, [customer], selects);
  return { ...selection, customers, range: { from: id, to: id, before: customers, selects } };
}

/**
 * Extends the range to a row, or shrinks it. A key steps there from a row; where the range does not end at that one, a
 * new range starts.
 */
export function extendTo(selection: Selection, rows: SelectableRows, to: number, stepFrom: number | null): Selection {
  const { range, isAll } = selection;
  const isContinued =
    range !== null && rows.indexOfId(range.from) >= 0 && (stepFrom === null || rows.indexOfId(range.to) === stepFrom);
  const start = isContinued ? rows.indexOfId(range.from) : (stepFrom ?? to);
  const { before, selects } = isContinued ? range : { before: selection.customers, selects: true };
  const [first, last] = [rows.customers[start], rows.customers[to]];
  if (first === undefined || last === undefined) return selection;
  const between = rows.customers.slice(Math.min(start, to), Math.max(start, to) + 1);
  const customers = withRows({ isAll, customers: before }, between, selects);
  return { isAll, customers, range: { from: first.id, to: last.id, before, selects } };
}

/** Selects rows, or no longer. */
export function selectRows(selection: Selection, rows: readonly Customer[], selects: boolean): Selection {
  return { ...selection, customers: withRows(selection, rows, selects), range: null };
}

function withRows(
  { isAll, customers }: Pick<Selection, 'isAll' | 'customers'>,
  rows: readonly Customer[],
  selects: boolean,
): ReadonlyMap<string, Customer> {
  const next = new Map(customers);
  for (const customer of rows) {
    if (selects === isAll) next.delete(customer.id);
    else next.set(customer.id, customer);
  }
  return next;
}
