import { createContext, use } from 'react';
import type { ParameterType } from '../../../../contract/customer.ts';

/** What all cells of a list share. */
export interface ListLook {
  /** The search as sent, to mark its matches; empty for none. */
  readonly search: string;
  /** The parameter the list is filtered by. */
  readonly parameter: { readonly name: string; readonly type: ParameterType | null } | null;
}

export const ListLookContext = createContext<ListLook>({ search: '', parameter: null });

export function useListLook(): ListLook {
  return use(ListLookContext);
}

/** Whether the pointer or the focus is on the row: only then it carries its buttons. */
export const AttendedContext = createContext(false);
