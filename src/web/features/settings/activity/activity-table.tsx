import type { ReactNode } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';

/** Who did what when, as a table; where that would be narrower than 35rem, each row has two lines. */
export function ActivityTable({ children }: { /** Rows, or null while they load. */ readonly children: ReactNode }) {
  return (
    <table
      aria-label="Activity"
      aria-busy={children === null}
      className={cn(
        'w-full border-separate border-spacing-0 rounded-xl border border-line bg-surface',
        '@max-[35rem]:block',
      )}
    >
      <thead className="@max-[35rem]:sr-only">
        <tr>
          {['Who', 'What', 'When'].map((text) => (
            <th
              key={text}
              scope="col"
              className="h-9 px-4 text-left text-[0.8125rem] font-normal whitespace-nowrap text-muted"
            >
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="@max-[35rem]:block">
        {children ??
          ['first', 'second', 'third'].map((row) => (
            <ActivityCells key={row} who={<Bar />} what={<Bar />} when={<Bar />} />
          ))}
      </tbody>
    </table>
  );
}

export interface ActivityCellsProps {
  readonly who: ReactNode;
  readonly what: ReactNode;
  readonly when: ReactNode;
}

/** One row. On two lines, who and when come before what. */
export function ActivityCells({ who, what, when }: ActivityCellsProps) {
  return (
    <tr
      className={cn(
        '@max-[35rem]:flex @max-[35rem]:flex-wrap @max-[35rem]:px-4 @max-[35rem]:py-2',
        '@max-[35rem]:not-first:border-t @max-[35rem]:not-first:border-line',
      )}
    >
      <td className={cn(cellClasses, '@max-[35rem]:min-w-0')}>{who}</td>
      <td className={cn(cellClasses, 'w-full @max-[35rem]:order-last @max-[35rem]:basis-full')}>{what}</td>
      <td
        className={cn(
          cellClasses,
          'whitespace-nowrap @max-[35rem]:text-muted @max-[35rem]:before:px-1.5 @max-[35rem]:before:content-["·"]',
        )}
      >
        {when}
      </td>
    </tr>
  );
}

const cellClasses = cn(
  '@min-[35rem]:h-11.5 @min-[35rem]:border-t @min-[35rem]:border-line @min-[35rem]:px-4 @min-[35rem]:py-2',
  '@max-[35rem]:flex @max-[35rem]:items-center',
);

function Bar() {
  return (
    <span className="flex h-7 items-center">
      <Skeleton className="h-2.5 w-20 max-w-full" />
    </span>
  );
}
