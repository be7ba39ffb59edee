import { useEffect, useRef, type RefObject } from 'react';
import { searchable } from './list-params.ts';

/** How long a pause in typing searches, in milliseconds. */
const pause = 150;

interface Input {
  readonly search: string;
  readonly onSearch: (search: string, how: 'push' | 'replace') => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

export interface SearchTyping {
  /** For `input` events and the end of a composition. */
  readonly onInput: () => void;
  /** Searches what is typed, if it is not what is searched already; says whether it was not. */
  readonly commitNow: () => boolean;
  readonly clear: () => void;
  /** What is typed next is a search of its own in the history. */
  readonly endSession: () => void;
}

/** Turns typing into searches: one history entry for a search, however many letters it took. */
export function useSearchTyping({ search, onSearch, input }: Input): SearchTyping {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const committed = useRef(search);
  const isInSession = useRef(false);

  const commit = (text: string): boolean => {
    clearTimeout(timer.current);
    const next = searchable(text);
    if (next === committed.current) return false;
    committed.current = next;
    onSearch(next, isInSession.current ? 'replace' : 'push');
    isInSession.current = true;
    return true;
  };

  // Back, Forward and "Clear search" elsewhere change the search under the input.
  useEffect(() => {
    if (committed.current === search) return;
    committed.current = search;
    isInSession.current = false;
    clearTimeout(timer.current);
    if (input.current !== null) input.current.value = search;
  }, [search, input]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const typed = () => input.current?.value ?? '';
  return {
    onInput: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => commit(typed()), pause);
    },
    commitNow: () => commit(typed()),
    clear: () => {
      if (input.current !== null) input.current.value = '';
      commit('');
    },
    endSession: () => {
      commit(typed());
      isInSession.current = false;
    },
  };
}
