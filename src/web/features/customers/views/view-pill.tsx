import { ChevronDown, UsersRound } from 'lucide-react';
import type { MouseEvent } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import type { KnownView } from '../url/known-view.ts';
import { listHref } from '../use-list-location.ts';
import { MenuButton } from './menu-button.tsx';
import type { MenuEntry } from './menu-popup.tsx';

export interface ViewPillProps {
  readonly known: KnownView;
  readonly isCurrent: boolean;
  /** The list differs from what the view keeps. */
  readonly isChanged: boolean;
  /** The list is that of the view: opening it changes nothing. */
  readonly isExact: boolean;
  /** There is room for it; otherwise it is in the menu of further views. */
  readonly isVisible: boolean;
  readonly onOpen: () => void;
  /** What can be done with it. */
  readonly entries: readonly MenuEntry[];
}

/** A link to a saved view. The current one has a menu. */
export function ViewPill({ known, isCurrent, isChanged, isExact, isVisible, onOpen, entries }: ViewPillProps) {
  const { name, visibility } = known.view;
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!isExact) onOpen();
  };
  return (
    <span
      className={cn(
        'inline-flex h-8 shrink-0 items-center rounded-lg transition-colors',
        isCurrent ? 'bg-accent-soft text-accent-ink' : 'text-muted hover:bg-hover hover:text-ink',
        !isVisible && 'invisible absolute',
      )}
    >
      <a
        href={listHref(known.params)}
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={[name, visibility === 'everyone' && 'for everyone', isChanged && 'changed']
          .filter(Boolean)
          .join(', ')}
        title={isChanged ? `${name}: show it as it was saved` : name}
        onClick={open}
        className={cn(
          'inline-flex h-8 items-center gap-1.5 rounded-lg px-2.5 font-medium whitespace-nowrap',
          isCurrent && 'pe-1.5',
        )}
      >
        <bdi className="max-w-48 truncate">{name}</bdi>
        {visibility === 'everyone' && <UsersRound aria-hidden="true" className="size-3.5 opacity-80" />}
        {isChanged && <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" />}
      </a>
      {isCurrent && (
        <MenuButton
          label={`Options for ${name}`}
          entries={entries}
          className="me-1 size-6 rounded-md text-accent-ink hover:bg-accent/15"
        >
          <ChevronDown aria-hidden="true" className="size-3.5" />
        </MenuButton>
      )}
    </span>
  );
}
