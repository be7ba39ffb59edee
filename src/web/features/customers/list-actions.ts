import { useEffect } from 'react';
import type { Count } from '../../../contract/list/list-metadata.ts';
import { createStore } from '../../lib/browser/reactive-store.ts';
import type { ListNavigation } from './use-list-location.ts';

/** What the page of the list can do. The palette has the words for it, which are not needed before it opens. */
export interface ListActions {
  readonly navigation: ListNavigation;
  /** How many customers the list has; null while unknown. */
  readonly total: Count | null;
  readonly onExport: () => void;
  /** Opens the menu of columns; null while something covers it. */
  readonly onColumns: (() => void) | null;
  readonly onRefresh: () => void;
  readonly onShowShortcuts: () => void;
}

/** Null while another page is on screen. */
export const listActions = createStore<ListActions | null>(null);

/** Offers the actions while the component is on screen. Only one at a time can. */
export function useListActions(actions: ListActions): void {
  useEffect(() => {
    listActions.set(actions);
    return () => listActions.set(null);
  });
}
