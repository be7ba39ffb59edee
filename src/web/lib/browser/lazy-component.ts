import { useLayoutEffect, useSyncExternalStore } from 'react';

export interface PartState<T> {
  /** Null until it is there. */
  readonly part: T | null;
  /** It could not be fetched, and is not being fetched again. */
  readonly isFailed: boolean;
}

/** Why a part may not come: of an older page's scripts a server that was upgraded has none. */
export const partProblem =
  'The server could not be reached, or is newer than this page. If trying again does not help, load the page again.';

/** A part of the page in a script of its own. */
export interface DeferredPart<T> {
  /** Fetches it, again too where that failed; once only while it is on its way or there. */
  readonly fetch: () => void;
  readonly state: () => PartState<T>;
  readonly onChange: (listener: () => void) => () => void;
}

/** Unlike React's `lazy`, a part that could not be fetched breaks nothing and can be fetched again. */
export function deferredPart<T>(load: () => Promise<T>): DeferredPart<T> {
  let state: PartState<T> = { part: null, isFailed: false };
  let isUnderWay = false;
  const listeners = new Set<() => void>();
  const become = (part: T | null, isFailed: boolean) => {
    state = { part, isFailed };
    for (const listener of listeners) listener();
  };
  return {
    fetch: () => {
      if (isUnderWay || state.part !== null) return;
      isUnderWay = true;
      if (state.isFailed) become(null, false);
      const end = (part: T | null) => {
        isUnderWay = false;
        become(part, part === null);
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
export function useDeferredPart<T>(part: DeferredPart<T>, isWanted: boolean): PartState<T> {
  useLayoutEffect(() => {
    if (isWanted) part.fetch();
  }, [part, isWanted]);
  return useSyncExternalStore(part.onChange, part.state);
}
