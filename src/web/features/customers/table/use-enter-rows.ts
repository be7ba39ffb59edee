import { useEffect, useEffectEvent, useRef } from 'react';

interface Wish {
  /** The search whose rows are meant. */
  readonly search: string;
  readonly takeBack: AbortController;
}

/**
 * Entering the rows of a search once they are there: rows of the search before would take the focus along when they go.
 * Typing on, or leaving for somewhere else, takes the wish back.
 */
export function useEnterRows(enterNow: () => void, shownSearch: string, isBusy: boolean): (search: string) => void {
  const wish = useRef<Wish | null>(null);
  const fulfil = () => {
    const wished = wish.current;
    if (wished === null || wished.takeBack.signal.aborted || isBusy || wished.search !== shownSearch) return;
    wished.takeBack.abort();
    enterNow();
  };
  const onRows = useEffectEvent(fulfil);
  useEffect(() => onRows(), [shownSearch, isBusy]);
  return (search) => {
    wish.current?.takeBack.abort();
    const takeBack = new AbortController();
    for (const leaving of ['input', 'blur']) {
      document.activeElement?.addEventListener(leaving, () => takeBack.abort(), { signal: takeBack.signal });
    }
    wish.current = { search, takeBack };
    fulfil();
  };
}
