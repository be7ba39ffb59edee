import { useEffect, useRef, type RefObject } from 'react';
import { searchable } from './list-params.ts';

/** How long a pause in typing searches, in milliseconds. */
const pause = 150;

export interface SearchTyping {
  /** The input holds its text itself, so that typing waits for nothing. */
  readonly input: RefObject<HTMLInputElement | null>;
  /** For `input` events and the end of a composition. */
  readonly onInput: () => void;
  /** Searches what is typed, if it is not what is searched already; says whether it was not. */
  readonly commitNow: () => boolean;
  readonly clear: () => void;
  /** What is typed next is a search of its own in the history. */
  readonly endSession: () => void;
}

/** Turns typing into searches: one history entry for a search, however many letters it took. */
export function useSearchTyping(search: string, onSearch: (search: string, how: 'push' | 'replace') => void): SearchTyping {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const committed = useRef(search);
  const isInSession = useRef(false);

  const commit = (): boolean => {
    clearTimeout(timer.current);
    const next = searchable(input.current?.value ?? '');
    if (next === committed.current) return false;
    committed.current = next;
    onSearch(next, isInSession.current ? 'replace' : 'push');
    isInSession.current = true;
    return true;
  };
  const latestCommit = useRef(commit);
  useEffect(() => {
    latestCommit.current = commit;
  });

  // Back, Forward and "Clear search" elsewhere change the search under the input.
  useEffect(() => {
    if (committed.current === search) return;
    committed.current = search;
    isInSession.current = false;
    clearTimeout(timer.current);
    if (input.current !== null) input.current.value = search;
  }, [search]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    input,
    onInput: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => latestCommit.current(), pause);
    },
    commitNow: commit,
    clear: () => {
      if (input.current !== null) input.current.value = '';
      commit();
    },
    endSession: () => {
      commit();
      isInSession.current = false;
    },
  };
}
