import { ListFilter, Plus } from 'lucide-react';
import type { Ref } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import type { Preload } from '../../../ui/use-lazy-popup.ts';
import { buttonClasses } from '../../../ui/button.tsx';

export interface AddFilterButtonProps {
  /** Filters that are applied. */
  readonly count: number;
  /** An icon with the count, in the header of a phone. */
  readonly iconOnly: boolean;
  readonly isOpen: boolean;
  readonly popupId: string;
  readonly preload: Preload;
  readonly onOpen: (button: HTMLElement) => void;
  readonly ref: Ref<HTMLButtonElement>;
}

/** Opens the list of all filters. */
export function AddFilterButton(props: AddFilterButtonProps) {
  const { count, iconOnly, isOpen, popupId, preload, onOpen, ref } = props;
  return (
    <button
      ref={ref}
      type="button"
      data-filter-opener
      aria-label={iconOnly ? (count === 0 ? 'Filters' : `Filters, ${count} applied`) : undefined}
      aria-haspopup="dialog"
      aria-keyshortcuts="F"
      aria-expanded={isOpen}
      aria-controls={isOpen ? popupId : undefined}
      {...preload}
      onClick={(event) => onOpen(event.currentTarget)}
      className={iconOnly ? cn(buttonClasses(), 'relative size-9 px-0!') : cn(buttonClasses('quiet'), 'gap-1.5! px-2!')}
    >
      {iconOnly ? (
        <ListFilter aria-hidden="true" className="size-4" />
      ) : (
        <>
          <Plus aria-hidden="true" className="size-4" />
          Filter
        </>
      )}
      {iconOnly && count > 0 && (
        <span
          aria-hidden="true"
          className="absolute -end-1 -top-1 min-w-4.5 rounded-full bg-accent px-1 text-xs text-on-accent"
        >
          {count}
        </span>
      )}
    </button>
  );
}
