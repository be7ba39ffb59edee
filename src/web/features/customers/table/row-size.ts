/** Fixed heights in pixels: nothing jumps, and the position of any row can be calculated. */
export interface RowSizes {
  readonly customer: number;
  readonly heading: number;
  /** The sticky header; 0 where there is none. */
  readonly header: number;
}

/** Rows of a table, or cards on a phone. */
export type RowVariant = 'table' | 'cards';

const tableSizes: RowSizes = { customer: 48, heading: 36, header: 36 };
const cardSizes: RowSizes = { customer: 64, heading: 36, header: 0 };
/** Cards of a filtered list have a line for the matching value. */
const matchedCardSizes: RowSizes = { customer: 84, heading: 36, header: 0 };

export function sizesOf(variant: RowVariant, isFiltered: boolean): RowSizes {
  if (variant === 'table') return tableSizes;
  return isFiltered ? matchedCardSizes : cardSizes;
}

/** The most rows that fit into the view. */
export function rowsInView(): number {
  return Math.ceil(window.innerHeight / tableSizes.customer);
}
