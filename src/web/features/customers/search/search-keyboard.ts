import type { KeyboardEvent } from 'react';
import { searchable } from '../url/list-url-params.ts';
import type { SearchInput } from './use-search-input.ts';

interface SearchKeyActions {
  readonly searchInput: Pick<SearchInput, 'commitNow'>;
  readonly onClear: () => void;
  readonly onFocusRows: (search: string) => void;
  readonly onOpenOnlyResult: (search: string) => void;
}

/** The keys of the search: Esc clears it, Enter searches now or opens the only result, ↓ moves to the rows. */
export function handleSearchKey(event: KeyboardEvent<HTMLInputElement>, actions: SearchKeyActions): void {
  const { searchInput, onClear, onFocusRows, onOpenOnlyResult } = actions;
  const { value } = event.currentTarget;
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape' && value !== '') {
    event.preventDefault();
    onClear();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    if (!searchInput.commitNow()) onOpenOnlyResult(searchable(value));
  } else if (event.key === 'ArrowDown') {
    event.preventDefault();
    searchInput.commitNow();
    onFocusRows(searchable(value));
  }
}
