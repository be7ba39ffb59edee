import { useLayoutEffect, useSyncExternalStore } from 'react';

export interface LazyComponentState<T> {
  /** Null until it is there. */
  readonly component: T | null;
  /** It could not be fetched, and is not being fetched again. */
  readonly isFailed: boolean;
}

/** Why a part may not come: of an older page's scripts a server that was upgraded has none. */
export const lazyComponentErrorText =
  'The server could not be reached, or is newer than this page. If trying again does not help, load the page again.';

/** A part of the page in a script of its own. */
export interface LazyComponent<T> {
  /** Fetches it, again too where that failed; once only while it is on its way or there. */
  readonly fetch: () => void;
  readonly state: () => LazyComponentState<T>;
  readonly onChange: (listener: () => void) => () => void;
}

/** Unlike React's `lazy`, a part that could not be fetched breaks nothing and can be fetched again. */
export function lazyComponent<T>(load: () => Promise<T>): LazyComponent<T> {
  let state: LazyComponentState<T> = { component: null, isFailed: false };
  let isUnderWay = false;
  const listeners = new Set<() => void>();
  const become = (component: T | null, isFailed: boolean) => {
    state = { component, isFailed };
    for (const listener of listeners) listener();
  };
  return {
    fetch: () => {
      if (isUnderWay || state.component !== null) return;
      isUnderWay = true;
      if (state.isFailed) become(null, false);
      const end = (component: T | null) => {
        isUnderWay = false;
        become(component, component === null);
      };
      load().then(end, () => end(null));
    },
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A part, fetched as soon as it is wanted. */
export function useLazyComponent<T>(part: LazyComponent<T>, isWanted: boolean): LazyComponentState<T> {
  useLayoutEffect(() => {
    if (isWanted) part.fetch();
  }, [part, isWanted]);
  return useSyncExternalStore(part.onChange, part.state);
}
