import { Search, X } from 'lucide-react';
import { maxSearchLength } from '../../../../contract/list/list-customers.ts';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { useShortcut } from '../../../lib/hooks/use-shortcut.ts';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { handleSearchKey } from './search-keyboard.ts';
import { useSearchInput } from './use-search-input.ts';

export interface SearchBoxProps {
  /** The history entry on screen. */
  readonly entry: string;
  /** Its search. */
  readonly search: string;
  readonly onSearch: (search: string, how: 'push' | 'replace') => void;
  /** ↓ was pressed. Focuses the first row of the search. */
  readonly onFocusRows: (search: string) => void;
  /** Enter was pressed again. Opens the customer if the search has only one result. */
  readonly onOpenOnlyResult: (search: string) => void;
}

/** The search for customers. */
export function SearchBox({ entry, search, onSearch, onFocusRows, onOpenOnlyResult }: SearchBoxProps) {
  const searchInput = useSearchInput({ entry, search, isMetered: useIsMetered(), onSearch });
  const { input } = searchInput;
  useShortcut('/', () => {
    input.current?.focus();
    input.current?.select();
  });
  const isPhone = useMediaQuery(phoneWidth);
  const clear = () => {
    searchInput.clear();
    input.current?.focus();
  };
  return (
    <search className="group relative w-full max-w-128 min-w-0 flex-1">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="text"
        role="searchbox"
        aria-label="Search customers"
        aria-keyshortcuts="/"
        placeholder={isPhone ? 'Search customers' : 'Search name, email, phone or number'}
        defaultValue={search}
        maxLength={maxSearchLength * 2}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        onInput={(event) => searchInput.onInput(event.nativeEvent)}
        onCompositionStart={searchInput.onCompositionStart}
        onCompositionEnd={searchInput.onCompositionEnd}
        onBlur={searchInput.onBlur}
        onKeyDown={(event) => handleSearchKey(event, { searchInput, onClear: clear, onFocusRows, onOpenOnlyResult })}
        className={cn(
          searchInput.waitsForEnter ? 'pr-44 max-sm:pr-25' : 'pr-20 max-sm:pr-11',
          'peer h-9 w-full rounded-lg border border-line bg-subtle pl-9 text-ellipsis text-ink max-sm:text-base',
          'transition-colors outline-none placeholder:text-muted hover:border-line-strong',
          'focus:border-accent focus:bg-surface focus:ring-1 focus:ring-accent',
        )}
      />
      <span
        role="status"
        className="pointer-events-none absolute top-1/2 right-11 -translate-y-1/2 text-[0.8125rem] text-muted"
      >
        {searchInput.waitsForEnter && (
          <>
            <span className="max-sm:sr-only">Press Enter to search</span>
            <span aria-hidden="true" className="sm:hidden">
              ↵ Enter
            </span>
          </>
        )}
      </span>
      <span
        aria-hidden="true"
        className={cn(
          'pointer-events-none absolute top-1/2 right-2 -translate-y-1/2',
          'max-sm:hidden peer-focus:hidden peer-[:not(:placeholder-shown)]:hidden',
        )}
      >
        <Kbd>/</Kbd>
      </span>
      <button
        type="button"
        onClick={clear}
        className={cn(
          'absolute top-1/2 right-1.5 inline-flex h-6 min-w-6 -translate-y-1/2',
          'items-center justify-center rounded-md text-muted peer-placeholder-shown:hidden',
          'hover:bg-hover hover:text-ink',
        )}
      >
        <span className="sr-only">Clear search</span>
        <X aria-hidden="true" className="size-4" />
      </button>
      <span
        aria-hidden="true"
        className={cn(
          'pointer-events-none absolute top-1/2 right-9 hidden -translate-y-1/2',
          !searchInput.waitsForEnter && 'sm:peer-[:focus:not(:placeholder-shown)]:block',
        )}
      >
        <Kbd>esc</Kbd>
      </span>
    </search>
  );
}
