/** Fixed heights in pixels: nothing jumps, and the position of any row can be calculated. */
export interface RowSizes {
  readonly customer: number;
  readonly heading: number;
  /** The sticky header; 0 where there is none. */
  readonly header: number;
}

/** Rows of a table, of two lines or of one, or cards on a phone. */
export type RowVariant = 'table' | 'compact' | 'cards';

const tableSizes: RowSizes = { customer: 48, heading: 36, header: 36 };
const compactSizes: RowSizes = { customer: 36, heading: 36, header: 36 };
const cardSizes: RowSizes = { customer: 78, heading: 36, header: 0 };

export function sizesOf(variant: RowVariant): RowSizes {
  if (variant === 'cards') return cardSizes;
  return variant === 'compact' ? compactSizes : tableSizes;
}

/** The most rows that fit into the view. */
export function rowsInView(): number {
  return Math.ceil(window.innerHeight / compactSizes.customer);
}
