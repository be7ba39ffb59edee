import { createStore } from '../../../lib/browser/reactive-store.ts';

/** What the list is called in the browser's tab; null for every customer, and until it is known. */
export const tabTitle = createStore<string | null>(null);
