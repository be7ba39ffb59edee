import type { Column } from '@tanstack/react-table';
import type { Customer } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { cellClasses } from './customer-row.tsx';
import type { RowSizes } from './row-size.ts';
import type { CustomersTableFeatures } from './tanstack-table-features.ts';

const rows = Array.from({ length: 24 }, (_, index) => index);
const widths = ['w-32', 'w-28', 'w-36', 'w-30', 'w-34', 'w-26'] as const;

export interface SkeletonRowsProps {
  readonly sizes: RowSizes;
  /** The visible columns; null for cards. */
  readonly columns: readonly Column<CustomersTableFeatures, Customer>[] | null;
}

/** Placeholder rows of the final height while the first ones load, with a bar for each column. */
export function SkeletonRows({ sizes, columns }: SkeletonRowsProps) {
  return (
    <div style={{ top: sizes.header }} className="absolute inset-x-0 bottom-0 overflow-hidden bg-surface">
      <p role="status" className="sr-only">
        Loading customers
      </p>
      <div aria-hidden="true">
        {rows.map((index) => {
          const name = (
            <>
              <Skeleton className="size-7 shrink-0 max-sm:size-9" />
              <div>
                <Skeleton className={cn('h-2.5', widths[index % widths.length])} />
                <Skeleton className="mt-2 h-2 w-18" />
              </div>
            </>
          );
          return (
            <div
              key={index}
              style={{ height: sizes.customer }}
              className="grid grid-cols-(--columns) border-b border-line sm:pe-3"
            >
              {columns === null ? (
                <div className={cn(cellClasses(undefined, 'body'), 'gap-2.5')}>
                  {name}
                  <Skeleton className="ml-auto h-2.5 w-16" />
                </div>
              ) : (
                columns.map(({ id, columnDef: { meta } }) => (
                  <div key={id} className={cellClasses(meta, 'body')}>
                    {meta?.sticky === true ? (
                      name
                    ) : (
                      <Skeleton className={id === 'contact' ? 'h-2.5 w-44' : 'h-2.5 w-14'} />
                    )}
                  </div>
                ))
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
