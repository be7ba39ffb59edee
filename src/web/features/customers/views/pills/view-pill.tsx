import { UsersRound } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import type { SavedView } from '../../../../../contract/views/saved-views.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { isPlainClick } from '../../../../lib/browser/is-plain-click.ts';

export interface ViewPillProps {
  readonly view: Pick<SavedView, 'name' | 'visibility'>;
  readonly href: string;
  readonly isCurrent: boolean;
  /** The list differs from what the view keeps. */
  readonly isChanged: boolean;
  /** The list is that of the view: opening it changes nothing. */
  readonly isExact: boolean;
  /** There is room for it; otherwise it is in the menu of further views. */
  readonly isVisible: boolean;
  readonly onOpen: () => void;
  /** The button of what can be done with it. */
  readonly menu: ReactNode;
}

/** A link to a saved view. The current one has a menu. */
export function ViewPill({ view, href, isCurrent, isChanged, isExact, isVisible, onOpen, menu }: ViewPillProps) {
  const { name, visibility } = view;
  const open = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
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
        href={href}
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
      {isCurrent && menu}
    </span>
  );
}
