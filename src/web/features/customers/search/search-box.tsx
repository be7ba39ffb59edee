import { Search, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { maxSearchLength } from '../../../../contract/list-customers.ts';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { cn } from '../../../lib/browser/cn.ts';
import { useShortcut } from '../../../lib/hooks/use-shortcut.ts';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { searchable } from '../url/list-params.ts';
import { useSearchTyping } from './use-search-input.ts';

export interface SearchBoxProps {
  /** The history entry on screen. */
  readonly entry: string;
  /** Its search. */
  readonly search: string;
  readonly onSearch: (search: string, how: 'push' | 'replace') => void;
  /** ↓ was pressed: the rows of the search are meant. */
  readonly onEnterRows: (search: string) => void;
  /** Enter was pressed on a search that went out before; opens a sole result of it. */
  readonly onOpenSole: (search: string) => void;
}

/** The search for customers. The text is the input's own, so that typing waits for nothing. */
export function SearchBox({ entry, search, onSearch, onEnterRows, onOpenSole }: SearchBoxProps) {
  const typing = useSearchTyping({ entry, search, isMetered: useIsMetered(), onSearch });
  const { input } = typing;
  useShortcut('/', () => {
    input.current?.focus();
    input.current?.select();
  });
  const isPhone = useMediaQuery(phoneWidth);
  const clear = () => {
    typing.clear();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && event.currentTarget.value !== '') {
      event.preventDefault();
      clear();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!typing.commitNow()) onOpenSole(searchable(event.currentTarget.value));
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      typing.commitNow();
      onEnterRows(searchable(event.currentTarget.value));
    }
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
        onInput={(event) => typing.onInput(event.nativeEvent)}
        onCompositionStart={typing.onCompositionStart}
        onCompositionEnd={typing.onCompositionEnd}
        onBlur={typing.endSession}
        onKeyDown={onKeyDown}
        className={cn(
          typing.waitsForEnter ? 'pr-44 max-sm:pr-25' : 'pr-11',
          'peer h-9 w-full rounded-lg border border-line bg-subtle pl-9 text-ellipsis text-ink transition-colors outline-none placeholder:text-muted hover:border-line-strong focus:border-accent focus:bg-surface focus:ring-1 focus:ring-accent max-sm:text-base',
        )}
      />
      <span
        role="status"
        className="pointer-events-none absolute top-1/2 right-11 -translate-y-1/2 text-[0.8125rem] text-muted"
      >
        {typing.waitsForEnter && (
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
        className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 max-sm:hidden peer-[:not(:placeholder-shown)]:hidden"
      >
        <Kbd>/</Kbd>
      </span>
      <button
        type="button"
        onClick={clear}
        className="absolute top-1/2 right-1.5 inline-flex h-6 min-w-6 -translate-y-1/2 items-center justify-center rounded-md peer-placeholder-shown:hidden"
      >
        <span className="sr-only">Clear search</span>
        <span className="max-sm:hidden">
          <Kbd>esc</Kbd>
        </span>
        <X aria-hidden="true" className="size-4 text-muted sm:hidden" />
      </button>
    </search>
  );
}
