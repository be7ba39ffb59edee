import { createContext, use } from 'react';
import type { ListSort } from '../../../../../contract/list/list-sort.ts';
import type { ParameterType } from '../../../../../contract/customer.ts';

/** What all cells of a list share. */
export interface ListContextValue {
  /** The search as sent, to mark its matches; empty for none. */
  readonly search: string;
  /** The parameter the list is filtered by. */
  readonly parameter: { readonly id: string; readonly name: string; readonly type: ParameterType | null } | null;
  /** The ids of the parameters that all rows come with. */
  readonly included: readonly string[];
  /** Rows have one line. */
  readonly isCompact: boolean;
}

export const ListContext = createContext<ListContextValue>({
  search: '',
  parameter: null,
  included: [],
  isCompact: false,
});

export function useListContext(): ListContextValue {
  return use(ListContext);
}

/** The order of the list, and how to change it. */
export interface SortContextValue {
  readonly sort: ListSort;
  readonly onSort: (next: ListSort) => void;
}

/** Null where the source cannot sort. */
export const SortContext = createContext<SortContextValue | null>(null);

export function useSortContext(): SortContextValue | null {
  return use(SortContext);
}

/** Whether the pointer or the focus is on the row: only then does it render its buttons. */
export const RowHoverContext = createContext(false);

export interface RowLinkContextValue {
  readonly href: string;
  /** 0 for the one row that Tab reaches. */
  readonly tabIndex: 0 | -1;
  /** The customer of the row is open beside the list. */
  readonly isOpen: boolean;
}

export const RowLinkContext = createContext<RowLinkContextValue>({ href: '', tabIndex: -1, isOpen: false });
