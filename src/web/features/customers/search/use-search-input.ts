import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { readHistoryEntry } from '../../../lib/browser/history-entry.ts';
import { searchable } from '../url/list-params.ts';

/** How long a pause in typing searches, in milliseconds. */
const pause = 150;
/** The same where asks are costly: a pause for breath, and so many of them for one text. */
const costlyPause = 500;
const askedByPauses = 2;

export interface SearchTypingInput {
  /** The history entry on screen. */
  readonly entry: string;
  /** Its search. */
  readonly search: string;
  /** Each search spends calls of the source. */
  readonly isMetered: boolean;
  readonly onSearch: (search: string, how: 'push' | 'replace') => void;
}

export interface SearchTyping {
  /** The input holds its text itself, so that typing waits for nothing. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onInput: (edit: Edit) => void;
  /** What is typed is searched by Enter alone, as enough was searched by itself. */
  readonly waitsForEnter: boolean;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: () => void;
  /** Searches what is typed, if it is not what is searched already; says whether it was not. */
  readonly commitNow: () => boolean;
  readonly clear: () => void;
  /** What is typed next is a search of its own in the history. */
  readonly endSession: () => void;
}

/** What an edit put into the box, and how; null where it only took away. */
export type Edit = Pick<InputEvent, 'data' | 'inputType'>;

/** Turns typing into searches: one history entry for a search, however many letters it took. */
export function useSearchTyping({ entry, search, isMetered, onSearch }: SearchTypingInput): SearchTyping {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const committed = useRef(search);
  const isInSession = useRef(false);
  /** Searches of this text that no key asked for. */
  const byPauses = useRef(0);
  const isComposing = useRef(false);
  const [waitsForEnter, setWaitsForEnter] = useState(false);
  const navigation = useNavigationType();

  const typed = (): string => searchable(input.current?.value ?? '');
  const commit = (): boolean => {
    clearTimeout(timer.current);
    setWaitsForEnter(false);
    const next = typed();
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
    setWaitsForEnter(false);
    if (input.current !== null) input.current.value = search;
  });
  useEffect(() => follow(), [entry]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const wait = () => {
    clearTimeout(timer.current);
    if (isComposing.current) return;
    const after = pauseAfter(isMetered, byPauses.current);
    setWaitsForEnter(after === null && typed() !== committed.current);
    if (after !== null) timer.current = setTimeout(() => latestCommit.current(), after);
  };
  return {
    input,
    onInput: (edit) => {
      if (beginsAnew(input.current?.value ?? '', edit)) byPauses.current = 0;
      wait();
    },
    waitsForEnter,
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

/**
 * How long a pause must be to search, in milliseconds, after so many of this text did; null where none does any more.
 */
export function pauseAfter(isMetered: boolean, searches: number): number | null {
  if (!isMetered) return pause;
  return searches < askedByPauses ? costlyPause : null;
}

/** Whether an edit began another text: at most a first sign is there, or all that is there came with it. */
export function beginsAnew(value: string, { data, inputType }: Edit): boolean {
  if ([...value].length <= 1 || inputType === 'insertFromPaste') return true;
  // A keyboard that composes gives the whole word again with each of its signs.
  return inputType === 'insertText' && data === value;
}

/** Keyboards on a touch screen compose plain letters too, word by word: there a composition is no half-typed sign. */
function composesEveryWord(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
