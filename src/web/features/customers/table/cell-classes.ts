import { cn } from '../../../lib/browser/cn.ts';
import type { ColumnLayout } from './table-features.ts';

/** The classes of a cell or a column header. */
export function cellClasses(layout: ColumnLayout | undefined, part: 'header' | 'body', isTinted = false): string {
  return cn(
    'flex min-w-0 items-center first-of-type:pl-4 last-of-type:pr-4 sm:first-of-type:pl-6 sm:last-of-type:pr-6',
    layout?.sticky === true
      ? 'sticky left-0 z-10 gap-2.5 pr-3'
      : layout?.align === 'end'
        ? 'pl-1.5 pr-3'
        : 'gap-2.5 px-3',
    layout?.sticky === true && stickyGround(part, isTinted),
    layout?.align === 'end' && 'justify-end text-right whitespace-nowrap tabular-nums',
  );
}

/** Opaque, so that the other columns scroll under it unseen. */
function stickyGround(part: 'header' | 'body', isTinted: boolean): string {
  if (part === 'header') return 'bg-surface';
  return isTinted ? 'bg-accent-soft' : 'bg-surface group-hover:bg-hover';
}
