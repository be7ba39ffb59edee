import type { ScrollPosition } from '../table/customers-table-ref.ts';

/** The most pages that are loaded again to restore a scroll position. Source: ui.md, "Place kept". */
export const maxRestoredPages = 50;
/** The most rows of a page. */
const pageLimit = 100;
/** How far new customers may have pushed a row down before it counts as gone. */
const maxShift = pageLimit;

export interface ListProgress {
  /** The row of a customer by document id, −1 while it is not loaded. */
  indexOfId(id: string): number;
  /** Rows that are loaded. */
  readonly count: number;
  readonly pages: number;
  readonly hasMore: boolean;
  /** Why the next page has not arrived: it will arrive without a retry, or it failed. */
  readonly failure: 'transient' | 'permanent' | null;
  /** Few requests are left, and the user did not request these pages. */
  readonly savesQuota: boolean;
  /** Rows that fit into the view. */
  readonly inView: number;
}

export type RestorationStep =
  | { readonly kind: 'scroll'; readonly index: number; readonly offset: number }
  | { readonly kind: 'load' }
  /** The next page will arrive without a retry. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'give-up'; readonly reason: RestoreFailure };

export type RestoreFailure = 'too-far' | 'failed' | 'quota';

/** The next step to restore a scroll position. */
export function nextRestorationStep(position: ScrollPosition, list: ListProgress): RestorationStep {
  const found = list.indexOfId(position.id);
  // Without the rows below it, a row cannot be as far up as it was.
  const needed = found >= 0 ? found + list.inView : position.index + maxShift;
  const pagesLeft = maxRestoredPages - list.pages;
  const canReach = pagesLeft > 0 && position.index < list.count + pagesLeft * pageLimit;
  const canLoad = list.hasMore && canReach && list.failure === null;
  if (list.count < needed && canLoad && !list.savesQuota) return { kind: 'load' };
  if (found >= 0) return { kind: 'scroll', index: found, offset: position.offset };
  // The customer is gone: the row that is there now takes its place.
  if (list.count > position.index || !list.hasMore) {
    return { kind: 'scroll', index: Math.max(0, Math.min(position.index, list.count - 1)), offset: position.offset };
  }
  if (list.failure === 'transient') return { kind: 'wait' };
  if (list.failure === 'permanent') return { kind: 'give-up', reason: 'failed' };
  return { kind: 'give-up', reason: canLoad ? 'quota' : 'too-far' };
}
