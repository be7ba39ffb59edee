import { cn } from '../../../lib/browser/class-names.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { RowSizes } from './row-size.ts';

const rows = Array.from({ length: 24 }, (_, index) => index);
const widths = ['w-32', 'w-28', 'w-36', 'w-30', 'w-34', 'w-26'] as const;

/** Placeholder rows of the final height while the first ones load. */
export function SkeletonRows({ sizes }: { readonly sizes: RowSizes }) {
  return (
    <div style={{ top: sizes.header }} className="absolute inset-x-0 bottom-0 overflow-hidden bg-surface">
      <p role="status" className="sr-only">
        Loading customers
      </p>
      <div aria-hidden="true">
        {rows.map((index) => (
          <div
            key={index}
            style={{ height: sizes.customer }}
            className="flex items-center gap-2.5 border-b border-line px-4 sm:px-6"
          >
            <Skeleton className="size-7 shrink-0 max-sm:size-9" />
            <div>
              <Skeleton className={cn('h-2.5', widths[index % widths.length])} />
              <Skeleton className="mt-2 h-2 w-18" />
            </div>
            <Skeleton className="ml-auto h-2.5 w-16" />
            <Skeleton className="h-2.5 w-20 max-sm:hidden" />
            <Skeleton className="h-2.5 w-20 max-lg:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}
