import type { SavedView } from './saved-views.ts';

/**
 * The saved views in the order of their row. The server writes them into the page, as `views`, in JSON that is encoded
 * as in a URL, so that the row has its place from the first paint.
 */
export interface PageViews {
  readonly first: readonly Pick<SavedView, 'id' | 'name' | 'visibility'>[];
  /** How many there are, with those that have no room in a row. */
  readonly total: number;
}
