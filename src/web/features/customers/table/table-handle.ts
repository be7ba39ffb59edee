import type { Place } from '../scroll/scroll-position-storage.ts';

/** What the page may ask of its table. */
export interface CustomersTableHandle {
  /** Where the reader is; null while there are no rows. */
  place(): Place | null;
  /** Puts a row `offset` pixels below the header, and the focus on a customer's row when it is given. */
  scrollTo(index: number, offset: number, focused: string | null): void;
  scrollToTop(): void;
  /** Shows a row and puts the focus on it; nothing when there is no such row. */
  focusRow(index: number): void;
  /** Gives the focus to the current row, or the first, once the rows are those of a search. */
  enter(search: string): void;
  /** Gives the focus to the rows as a whole, from where arrows and Tab lead into them. */
  focusView(): void;
  /** Opens the customer when it is the only one of a search whose rows are shown. */
  openSole(search: string): void;
  /** Shows a row where it is hidden, without moving the focus. */
  showRow(index: number): void;
}
