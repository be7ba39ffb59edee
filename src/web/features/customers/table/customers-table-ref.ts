/** Where the list is scrolled to, and which row has the focus. No personal data: ids and offsets alone. */
export interface ScrollPosition {
  /** The document id of the first customer in view. */
  readonly id: string;
  /** Its row. */
  readonly index: number;
  /** Pixels from the header to the top of the row; negative when it is cut off. */
  readonly offset: number;
  /** The document id of the customer whose row has or last had the focus. */
  readonly focused: string | null;
}

/** What the page can do with its table. */
export interface CustomersTableRef {
  /** Null while there are no rows. */
  scrollPosition(): ScrollPosition | null;
  /** Puts a row `offset` pixels below the header, and the focus on a customer's row when one is given. */
  scrollTo(index: number, offset: number, focused: string | null): void;
  scrollToTop(): void;
  /** Shows a row and focuses it; does nothing when there is no such row. */
  focusRow(index: number): void;
  /** Focuses the current row, or the first, once the rows of a search are shown. */
  focusFirstRow(search: string): void;
  /** Focuses the rows as a whole, from where the arrow keys and Tab lead into them. */
  focusView(): void;
  /** Opens the customer when it is the only result of a search whose rows are shown. */
  openOnlyResult(search: string): void;
  /** Scrolls a row into view and makes it the one that Tab reaches. It takes the focus from another row. */
  moveToRow(index: number): void;
}
