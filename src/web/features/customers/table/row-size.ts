/** How rows are laid out; sizes are pixels and fixed, so that nothing jumps and any row is found by arithmetic. */
export interface RowSizes {
  readonly customer: number;
  readonly heading: number;
  /** The sticky header; 0 where there is none. */
  readonly header: number;
}

/** Rows of a table, or on a phone cards below one another. */
export type RowVariant = 'table' | 'cards';

const tableSizes: RowSizes = { customer: 48, heading: 36, header: 36 };
const cardSizes: RowSizes = { customer: 64, heading: 36, header: 0 };
/** Cards of a filtered list have a line for the matched value. */
const matchedCardSizes: RowSizes = { customer: 84, heading: 36, header: 0 };

export function sizesOf(variant: RowVariant, isFiltered: boolean): RowSizes {
  if (variant === 'table') return tableSizes;
  return isFiltered ? matchedCardSizes : cardSizes;
}

/** Rows a view can hold at most. */
export function rowsInView(): number {
  return Math.ceil(window.innerHeight / tableSizes.customer);
}
