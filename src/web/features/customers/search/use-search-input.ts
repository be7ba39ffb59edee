import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { readHistoryEntry } from '../../../lib/browser/history-entry.ts';
import { searchable } from '../url/list-url-params.ts';

/** How long a pause in typing must be to search, in ms. */
const typingPause = 150;
/** The same for a metered source, and how many searches of one text start that way. */
const meteredPause = 500;
const maxAutomaticSearches = 2;

export interface SearchInputOptions {
  /** The history entry on screen. */
  readonly entry: string;
  /** Its search. */
  readonly search: string;
  /** Each search counts against the source's quota. */
  readonly isMetered: boolean;
  readonly onSearch: (search: string, how: 'push' | 'replace') => void;
}

export interface SearchInput {
  /** Uncontrolled, so that typing never waits for a render. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onInput: (edit: Edit) => void;
  /** Only Enter searches the text, as enough searches of it were automatic. */
  readonly waitsForEnter: boolean;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: () => void;
  /** Searches for the text now. False when that is already being searched. */
  readonly commitNow: () => boolean;
  readonly clear: () => void;
  /** Searches for the text. The next text gets its own history entry. */
  readonly onBlur: () => void;
}

/** What an edit inserted, and how; `data` is null where it only deleted. */
export type Edit = Pick<InputEvent, 'data' | 'inputType'>;

/** Turns typing into searches. A search is one history entry, however many letters were typed. */
export function useSearchInput({ entry, search, isMetered, onSearch }: SearchInputOptions): SearchInput {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const committed = useRef(search);
  /** The next change of the search replaces the history entry, as that is its own. */
  const hasOwnEntry = useRef(false);
  /** Searches of this text that a pause started. */
  const automaticSearches = useRef(0);
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
    onSearch(next, hasOwnEntry.current ? 'replace' : 'push');
    hasOwnEntry.current = true;
    return true;
  };
  const commitAfterPause = (): void => {
    if (commit()) automaticSearches.current++;
  };
  const latestCommit = useRef(commitAfterPause);
  useEffect(() => {
    latestCommit.current = commitAfterPause;
  });

  // Back, Forward and “Clear search” elsewhere change the search without the input.
  const follow = useEffectEvent(() => {
    // The entry may have been left before it was rendered. Then it must not replace what was typed since.
    if (readHistoryEntry().key !== entry) return;
    if (committed.current === search && navigation !== NavigationType.Pop) return;
    committed.current = search;
    hasOwnEntry.current = false;
    automaticSearches.current = 0;
    clearTimeout(timer.current);
    setWaitsForEnter(false);
    if (input.current !== null) input.current.value = search;
  });
  useEffect(() => follow(), [entry]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const wait = () => {
    clearTimeout(timer.current);
    if (isComposing.current) return;
    const after = pauseAfter(isMetered, automaticSearches.current);
    setWaitsForEnter(after === null && typed() !== committed.current);
    if (after !== null) timer.current = setTimeout(() => latestCommit.current(), after);
  };
  return {
    input,
    onInput: (edit) => {
      if (isNewText(input.current?.value ?? '', edit)) automaticSearches.current = 0;
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
      automaticSearches.current = 0;
    },
    onBlur: () => {
      commit();
      hasOwnEntry.current = false;
      automaticSearches.current = 0;
    },
  };
}

/** How long the next pause must be to search, in ms, after some searches of a text; null where only Enter searches. */
export function pauseAfter(isMetered: boolean, searches: number): number | null {
  if (!isMetered) return typingPause;
  return searches < maxAutomaticSearches ? meteredPause : null;
}

/** Whether an edit started a new text: the box has at most one character, or all of its text came with the edit. */
export function isNewText(value: string, { data, inputType }: Edit): boolean {
  if ([...value].length <= 1 || inputType === 'insertFromPaste') return true;
  // A composing keyboard inserts the whole word again with each character.
  return inputType === 'insertText' && data === value;
}

/** Touch keyboards compose plain letters too, word by word. There, a composition is not a half-typed character. */
function composesEveryWord(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
