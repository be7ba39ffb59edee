import { cn } from '../../../lib/browser/cn.ts';
import type { ColumnLook } from './columns.tsx';

/** The classes of a cell or a column header by its column. */
export function cellClasses(look: ColumnLook | undefined, part: 'header' | 'body', isTinted = false): string {
  return cn(
    'flex min-w-0 items-center first-of-type:pl-4 last-of-type:pr-4 sm:first-of-type:pl-6 sm:last-of-type:pr-6',
    look?.sticks === true ? 'sticky left-0 z-10 gap-2.5 pr-3' : look?.align === 'end' ? 'pl-1.5 pr-3' : 'gap-2.5 px-3',
    look?.sticks === true && stickyGround(part, isTinted),
    look?.align === 'end' && 'justify-end text-right whitespace-nowrap tabular-nums',
  );
}

/** What the sticking column hides of the columns that pass under it. */
function stickyGround(part: 'header' | 'body', isTinted: boolean): string {
  if (part === 'header') return 'bg-surface';
  return isTinted ? 'bg-accent-soft' : 'bg-surface group-hover:bg-hover';
}
