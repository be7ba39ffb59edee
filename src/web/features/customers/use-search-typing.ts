import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { readHistoryEntry } from '../../lib/history-entry.ts';
import { searchable } from './list-params.ts';

/** How long a pause in typing searches, in milliseconds. */
const pause = 150;
/** The same where asks are costly: a pause for breath, and once so many were asked by themselves, a rest. */
const costlyPause = 500;
const rest = 1_500;
const askedByPauses = 2;

export interface SearchTypingInput {
  /** The history entry on screen. */
  readonly entry: string;
  /** Its search. */
  readonly search: string;
  /** Each search spends calls of the source. */
  readonly isCostly: boolean;
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
export function useSearchTyping({ entry, search, isCostly, onSearch }: SearchTypingInput): SearchTyping {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const committed = useRef(search);
  const isInSession = useRef(false);
  /** Searches of this session that no key asked for. */
  const byPauses = useRef(0);
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
  const commitByPause = (): void => {
    if (commit()) byPauses.current++;
  };
  const latestCommit = useRef(commitByPause);
  useEffect(() => {
    latestCommit.current = commitByPause;
  });

  // Back, Forward and "Clear search" elsewhere change the search under the input.
  const follow = useEffectEvent(() => {
    // An entry that was left before it came on screen says nothing of what is typed since.
    if (readHistoryEntry().key !== entry) return;
    if (committed.current === search && navigation !== NavigationType.Pop) return;
    committed.current = search;
    isInSession.current = false;
    byPauses.current = 0;
    clearTimeout(timer.current);
    if (input.current !== null) input.current.value = search;
  });
  useEffect(() => follow(), [entry]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const wait = () => {
    clearTimeout(timer.current);
    if (!isComposing.current) timer.current = setTimeout(() => latestCommit.current(), pauseAfter(isCostly, byPauses.current));
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
      byPauses.current = 0;
    },
    endSession: () => {
      commit();
      isInSession.current = false;
      byPauses.current = 0;
    },
  };
}

/** How long a pause must be to search, in milliseconds, after so many did. */
export function pauseAfter(isCostly: boolean, searches: number): number {
  if (!isCostly) return pause;
  return searches < askedByPauses ? costlyPause : rest;
}

/** Keyboards on a touch screen compose plain letters too, word by word: there a composition is no half-typed sign. */
function composesEveryWord(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
