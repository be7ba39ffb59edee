import { use, type FocusEvent, type ReactNode } from 'react';
import { cn } from '../../../../lib/browser/class-names.ts';
import { RowLinkContext } from './row-context.ts';

/**
 * The link of a row, stretched under its cell, with a focus ring around the visible part of the row: middle click,
 * "copy link" and Enter work. A plain click is handled by `useRowPointer`, as the href leaves personal searches out.
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
        'pointer-events-auto block outline-none before:absolute before:inset-0 before:-z-1',
        // Only the focused row gets a box for the ring: one in each row would cost on every scroll.
        'focus-visible:after:pointer-events-none focus-visible:after:absolute',
        'focus-visible:after:inset-y-0 focus-visible:after:left-0 focus-visible:after:w-[100cqw]',
        'focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
        className,
      )}
    >
      {children}
    </a>
  );
}

/**
 * The same link under the rest of the row, for the pointer only. The sticky column lies above the others together with
 * everything in it: a link stretched from there would cover the buttons of the cells that scroll under it.
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
      className="absolute inset-0 -z-1"
    />
  );
}
