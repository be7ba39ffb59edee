import type { Customer } from '../../../../contract/customer.ts';
import type { LoadedCustomers } from '../api/merged-pages.ts';

/** A row as it stands in the table: a customer, or a heading over a section. */
export type ListedRow =
  | { readonly kind: 'heading'; readonly id: string; readonly text: string }
  | { readonly kind: 'customer'; readonly id: string; readonly customer: Customer; readonly isExact: boolean };

/** The rows of the table by index. */
export interface ListedRows {
  readonly count: number;
  at(index: number): ListedRow | undefined;
  /** The row of a customer by document id, −1 when it has none. */
  indexOfId(id: string): number;
  /** The row of a customer by its number, −1 when it has none. */
  indexOfNumber(customerNumber: string): number;
  /** The customers among the rows. */
  readonly customers: number;
}

export const noRows: ListedRows = {
  count: 0,
  customers: 0,
  at: () => undefined,
  indexOfId: () => -1,
  indexOfNumber: () => -1,
};

const exactHeading: ListedRow = { kind: 'heading', id: 'heading:exact', text: 'Exact match' };

/** The loaded customers as rows; an exact match stands above them under a heading and is not repeated. */
export function listedRows(loaded: LoadedCustomers, exact: Customer | null, search: string): ListedRows {
  return exact === null ? plainRows(loaded) : rowsBelow(exact, loaded, search);
}

function plainRows(loaded: LoadedCustomers): ListedRows {
  return {
    count: loaded.count,
    customers: loaded.count,
    at: (index) => rowOf(loaded.at(index)),
    indexOfId: loaded.indexOfId,
    indexOfNumber: loaded.indexOfNumber,
  };
}

function rowsBelow(exact: Customer, loaded: LoadedCustomers, search: string): ListedRows {
  const repeated = loaded.indexOfId(exact.id);
  const others = loaded.count - (repeated < 0 ? 0 : 1);
  const above: readonly ListedRow[] = [
    exactHeading,
    { kind: 'customer', id: exact.id, customer: exact, isExact: true },
    ...(others > 0 ? [{ kind: 'heading', id: 'heading:others', text: `Also containing ${search}` } as const] : []),
  ];
  const isAfter = (index: number): boolean => repeated >= 0 && index >= repeated;
  const shift = (index: number): number => {
    if (index < 0) return -1;
    return index === repeated ? 1 : above.length + index - (isAfter(index) ? 1 : 0);
  };
  return {
    count: above.length + others,
    customers: others + 1,
    at: (index) => above[index] ?? rowOf(loaded.at(index - above.length + (isAfter(index - above.length) ? 1 : 0))),
    indexOfId: (id) => (id === exact.id ? 1 : shift(loaded.indexOfId(id))),
    indexOfNumber: (customerNumber) =>
      customerNumber === exact.customerNumber ? 1 : shift(loaded.indexOfNumber(customerNumber)),
  };
}

function rowOf(customer: Customer | undefined): ListedRow | undefined {
  return customer === undefined ? undefined : { kind: 'customer', id: customer.id, customer, isExact: false };
}
