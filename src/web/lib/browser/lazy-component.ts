import { useEffect, useLayoutEffect, useState } from 'react';
import { createStore, useStore, type Store } from './reactive-store.ts';
import { retryableImport } from './retryable-import.ts';

export interface LazyComponentState<T> {
  /** Null until it has loaded. */
  readonly component: T | null;
  /** It could not be loaded, and is not being loaded again. */
  readonly isFailed: boolean;
}

/** Why a component may not load: a server that was upgraded no longer has the scripts of an older page. */
export const lazyComponentErrorText =
  'The server can’t be reached, or was updated. If trying again doesn’t help, reload the page.';

/** A component in a script of its own. */
export interface LazyComponent<T> {
  /** Loads it, or tries again after a failure; without effect while it is loading or loaded. */
  readonly load: () => void;
  readonly state: Store<LazyComponentState<T>>;
}

/**
 * What `pick` takes from a module. Unlike with React's `lazy`, a component that fails to load breaks nothing and can be
 * loaded again.
 */
export function lazyComponent<M, T>(importModule: () => Promise<M>, pick: (module: M) => T): LazyComponent<T> {
  const retryable = retryableImport(importModule);
  const state = createStore<LazyComponentState<T>>({ component: null, isFailed: false });
  let isLoading = false;
  const finish = (component: T | null) => {
    isLoading = false;
    state.set({ component, isFailed: component === null });
  };
  return {
    state,
    load: () => {
      if (isLoading || state.get().component !== null) return;
      isLoading = true;
      if (state.get().isFailed) state.set({ component: null, isFailed: false });
      retryable().then(
        (module) => finish(pick(module)),
        () => finish(null),
      );
    },
  };
}

/** Time in ms after which what is not needed for the first rows is loaded: it then opens at once, and offline too. */
const preloadDelay = 5_000;

/** Loads a component a while after the page, before it is needed. */
export function usePreload({ load }: Pick<LazyComponent<unknown>, 'load'>): void {
  useEffect(() => {
    const timer = setTimeout(load, preloadDelay);
    return () => clearTimeout(timer);
  }, [load]);
}

/**
 * The component's state; loads it as soon as it is needed. A failure from before that is none, as it is loaded again.
 */
export function useLazyComponent<T>({ load, state }: LazyComponent<T>, isNeeded: boolean): LazyComponentState<T> {
  const current = useStore(state);
  const [change, setChange] = useState({ isNeeded, before: current });
  if (change.isNeeded !== isNeeded) setChange({ isNeeded, before: current });
  useLayoutEffect(() => {
    if (isNeeded) load();
  }, [load, isNeeded]);
  return { component: current.component, isFailed: current.isFailed && current !== change.before };
}
