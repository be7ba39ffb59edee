import { createContext } from 'react';

export interface RowLinkLook {
  readonly href: string;
  /** 0 for the one row that Tab reaches. */
  readonly tabIndex: 0 | -1;
  /** The customer of the row is open beside the list. */
  readonly isOpen: boolean;
}

export const RowLinkContext = createContext<RowLinkLook>({ href: '', tabIndex: -1, isOpen: false });
