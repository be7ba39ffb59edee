import { use, type ReactNode } from 'react';
import { classNames } from '../../../lib/class-names.ts';
import { RowLinkContext } from './row-link-context.ts';

/**
 * The one link of a row, spread over the part of it that is in view: middle click, "copy link" and Enter work
 * anywhere on the row. Clicks are led on by the table, which knows what the URL may not say.
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
      className={classNames(
        'block truncate outline-none after:absolute after:inset-y-0 after:left-0 after:w-[100cqw]',
        'focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
        className,
      )}
    >
      {children}
    </a>
  );
}
