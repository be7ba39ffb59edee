import { ChevronDown, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import type { Preload } from '../../../ui/use-lazy-popup.ts';
import { buttonClasses } from '../../../ui/button.tsx';
import { chipText, type ChipWords } from './condition-text.ts';

export interface FilterPillProps {
  readonly name: string;
  /** Null for a pinned filter that is not applied. */
  readonly words: ChipWords | null;
  /** A search has taken its place. */
  readonly isPaused: boolean;
  readonly isOpen: boolean;
  readonly popupId: string;
  readonly preload: Preload;
  readonly onOpen: (button: HTMLElement) => void;
  readonly onRemove: () => void;
}

/** A pinned filter to choose from, or an applied one as a chip: the same button, so it keeps the focus. */
export function FilterPill(props: FilterPillProps) {
  const { name, words, isPaused, isOpen, popupId, preload, onOpen, onRemove } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (words === null || (event.key !== 'Backspace' && event.key !== 'Delete')) return;
    event.preventDefault();
    onRemove();
  };
  return (
    <span className="relative inline-flex max-w-full min-w-0">
      <button
        type="button"
        data-filter-opener
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? popupId : undefined}
        {...preload}
        onClick={(event) => onOpen(event.currentTarget)}
        onKeyDown={onKeyDown}
        className={
          words === null
            ? cn(buttonClasses(), isOpen && 'border-line-strong')
            : cn(
                'inline-flex h-8 min-w-0 items-center rounded-lg border ps-3 pe-9 font-medium transition-colors',
                'max-sm:h-9',
                isPaused
                  ? 'border-dashed border-line-strong text-muted hover:bg-hover'
                  : 'border-accent/50 bg-accent-soft text-accent-ink hover:border-accent',
              )
        }
      >
        {words === null ? (
          <>
            <bdi className="max-w-48 truncate">{name}</bdi>
            <ChevronDown aria-hidden="true" className="size-3.5 text-muted" />
          </>
        ) : (
          <span className="flex min-w-0 gap-1">
            <bdi className="max-w-48 shrink-0 truncate">{words.name}</bdi>
            <span className="shrink-0 font-normal text-muted">{words.verb}</span>
            {words.value !== null && <bdi className="max-w-56 min-w-0 truncate">{words.value}</bdi>}
            <span className="sr-only">{isPaused && ', paused'}, change filter</span>
          </span>
        )}
      </button>
      {words !== null && (
        <button
          type="button"
          aria-label={`Remove filter ${chipText(words)}`}
          title="Remove filter"
          onClick={onRemove}
          className={cn(
            'absolute inset-y-0 end-1 my-auto inline-flex size-6.5 items-center justify-center rounded-md',
            isPaused ? 'text-muted hover:bg-hover hover:text-ink' : 'text-accent-ink hover:bg-accent/15',
          )}
        >
          <X aria-hidden="true" className="size-3.5" strokeWidth={2.5} />
        </button>
      )}
    </span>
  );
}
