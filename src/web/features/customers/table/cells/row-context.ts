import { createContext, use } from 'react';
import type { ParameterType } from '../../../../../contract/customer.ts';

/** What all cells of a list share. */
export interface ListContextValue {
  /** The search as sent, to mark its matches; empty for none. */
  readonly search: string;
  /** The parameter the list is filtered by. */
  readonly parameter: { readonly name: string; readonly type: ParameterType | null } | null;
}

export const ListContext = createContext<ListContextValue>({ search: '', parameter: null });

export function useListContext(): ListContextValue {
  return use(ListContext);
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
