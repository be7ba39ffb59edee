import { use, type FocusEvent, type ReactNode } from 'react';
import { cn } from '../../../lib/browser/cn.ts';
import { RowLinkContext } from './row-link-context.ts';

/**
 * The link of a row, over the whole of its cell and ringed over the part of the row that is in view: middle click,
 * "copy link" and Enter work. Clicks are led on by the table, which knows what the URL may not say.
 */
export function RowLink({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  const { href, tabIndex, isOpen } = use(RowLinkContext);
  return (
    <a
      href={href}
      tabIndex={tabIndex}
      data-row-link=""
      aria-current={isOpen ? 'true' : undefined}
      draggable={false}
      className={cn(
        'block outline-none before:absolute before:inset-0',
        // The ring is made for the row that has the focus alone: a box for each row costs on every scroll.
        'focus-visible:after:pointer-events-none focus-visible:after:absolute focus-visible:after:inset-y-0 focus-visible:after:left-0 focus-visible:after:w-[100cqw]',
        'focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
        className,
      )}
    >
      {children}
    </a>
  );
}

/**
 * The same link under the rest of the row, for the pointer alone. The column that sticks lies above all others, and
 * with it what it holds: spread from there, a link would cover the buttons of the cells that pass under it.
 */
export function RowCover({ href }: { readonly href: string }) {
  const toLink = (event: FocusEvent<HTMLElement>) => {
    const link = event.currentTarget.parentElement?.querySelector('[data-row-link]');
    if (link instanceof HTMLElement) link.focus({ preventScroll: true });
  };
  return (
    <a
      href={href}
      tabIndex={-1}
      aria-hidden="true"
      data-row-cover=""
      draggable={false}
      onFocus={toLink}
      className="absolute inset-0"
    />
  );
}
