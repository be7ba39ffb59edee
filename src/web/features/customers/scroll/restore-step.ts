import type { Place } from './scroll-position-storage.ts';

/** Pages a reload reads again to return to a place. Source: ui.md, "Place kept". */
export const pagesReadAgain = 50;
/** How far new customers may have pushed one down before it counts as gone: a page. */
const pushedDown = 100;

export interface ListProgress {
  /** The row of a customer by document id, −1 while it is not there. */
  indexOfId(id: string): number;
  /** Rows there are. */
  readonly count: number;
  readonly pages: number;
  readonly hasMore: boolean;
  /** Why the next page did not come: what passes by itself, or a failure. */
  readonly trouble: 'passing' | 'failed' | null;
  /** Few calls are left, and nobody asked for these pages. */
  readonly isSpared: boolean;
  /** Rows the view can hold. */
  readonly inView: number;
}

export type PlaceStep =
  | { readonly kind: 'arrived'; readonly index: number; readonly offset: number }
  | { readonly kind: 'load' }
  /** The next page comes by itself. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'missed'; readonly why: Missed };

/** Why a place was not reached: too far down, its rows failed, or calls were spared. */
export type Missed = 'far' | 'failed' | 'spared';

/** What to do next on the way back to a place. */
export function placeStep(place: Place, list: ListProgress): PlaceStep {
  const found = list.indexOfId(place.id);
  // Without the rows below it, a row cannot stand as far up as it did.
  const wanted = found >= 0 ? found + list.inView : place.index + pushedDown;
  const canLoad = list.hasMore && list.pages < pagesReadAgain && list.trouble === null;
  if (list.count < wanted && canLoad && !list.isSpared) return { kind: 'load' };
  if (found >= 0) return { kind: 'arrived', index: found, offset: place.offset };
  // The customer is gone: the rows that now stand there are the place.
  if (list.count > place.index || !list.hasMore) {
    return { kind: 'arrived', index: Math.max(0, Math.min(place.index, list.count - 1)), offset: place.offset };
  }
  if (list.trouble === 'passing') return { kind: 'wait' };
  if (list.trouble === 'failed') return { kind: 'missed', why: 'failed' };
  return { kind: 'missed', why: canLoad ? 'spared' : 'far' };
}
