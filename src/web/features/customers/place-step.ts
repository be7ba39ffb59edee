import type { Place } from './place-store.ts';

/** Pages a reload reads again to return to a place. Source: ui.md, "Place kept". */
export const pagesReadAgain = 50;

export interface ListProgress {
  /** The row of a customer by document id, −1 while it is not there. */
  indexOfId(id: string): number;
  /** Rows there are. */
  readonly count: number;
  readonly pages: number;
  readonly hasMore: boolean;
  /** The next page could not be had. */
  readonly failed: boolean;
}

export type PlaceStep =
  | { readonly kind: 'arrived'; readonly index: number; readonly offset: number }
  | { readonly kind: 'load' }
  | { readonly kind: 'missed' };

/** What to do next on the way back to a place. */
export function placeStep(place: Place, list: ListProgress): PlaceStep {
  const index = list.indexOfId(place.id);
  if (index >= 0) return { kind: 'arrived', index, offset: place.offset };
  const isPast = list.count > place.index;
  // The customer is gone or moved up: the rows that now stand there are the place.
  if (isPast || (!list.hasMore && list.count > 0)) return { kind: 'arrived', index: Math.min(place.index, list.count - 1), offset: place.offset };
  return list.hasMore && !list.failed && list.pages < pagesReadAgain ? { kind: 'load' } : { kind: 'missed' };
}
