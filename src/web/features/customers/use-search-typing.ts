import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { readHistoryEntry } from '../../lib/history-entry.ts';
import { searchable } from './list-params.ts';

/** How long a pause in typing searches, in milliseconds. */
const pause = 150;

export interface SearchTypingInput {
  /** The history entry on screen. */
  readonly entry: string;
  /** Its search. */
  readonly search: string;
  readonly onSearch: (search: string, how: 'push' | 'replace') => void;
}

export interface SearchTyping {
  /** The input holds its text itself, so that typing waits for nothing. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onInput: () => void;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: () => void;
  /** Searches what is typed, if it is not what is searched already; says whether it was not. */
  readonly commitNow: () => boolean;
  readonly clear: () => void;
  /** What is typed next is a search of its own in the history. */
  readonly endSession: () => void;
}

/** Turns typing into searches: one history entry for a search, however many letters it took. */
export function useSearchTyping({ entry, search, onSearch }: SearchTypingInput): SearchTyping {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const committed = useRef(search);
  const isInSession = useRef(false);
  const isComposing = useRef(false);
  const navigation = useNavigationType();

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
  const follow = useEffectEvent(() => {
    // An entry that was left before it came on screen says nothing of what is typed since.
    if (readHistoryEntry().key !== entry) return;
    if (committed.current === search && navigation !== NavigationType.Pop) return;
    committed.current = search;
    isInSession.current = false;
    clearTimeout(timer.current);
    if (input.current !== null) input.current.value = search;
  });
  useEffect(() => follow(), [entry]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const wait = () => {
    clearTimeout(timer.current);
    if (!isComposing.current) timer.current = setTimeout(() => latestCommit.current(), pause);
  };
  return {
    input,
    onInput: wait,
    onCompositionStart: () => {
      clearTimeout(timer.current);
      isComposing.current = !composesEveryWord();
    },
    onCompositionEnd: () => {
      isComposing.current = false;
      wait();
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

/** Keyboards on a touch screen compose plain letters too, word by word: there a composition is no half-typed sign. */
function composesEveryWord(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
