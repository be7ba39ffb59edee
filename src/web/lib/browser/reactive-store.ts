import { useSyncExternalStore } from 'react';

/** Calls its listeners with what is emitted. */
export interface Signal<T> {
  readonly emit: (value: T) => void;
  /** Returns what ends the subscription. */
  readonly subscribe: (listener: (value: T) => void) => () => void;
}

export function createSignal<T>(): Signal<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    emit: (value) => {
      for (const listener of listeners) listener(value);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A value outside React that components render with `useStore` and other code reads and follows. */
export interface Store<T> {
  readonly get: () => T;
  /** Notifies subscribers unless it is the same value. */
  readonly set: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const changes = createSignal<undefined>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(value, next)) return;
      value = next;
      changes.emit(undefined);
    },
    subscribe: changes.subscribe,
  };
}

/** The store's value, kept up to date. */
export function useStore<T>(store: Store<T>): T;
/** What `select` makes of the value; compared by identity. */
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S;
export function useStore<T, S>(store: Store<T>, select?: (value: T) => S): T | S {
  return useSyncExternalStore(store.subscribe, () => (select === undefined ? store.get() : select(store.get())));
}
