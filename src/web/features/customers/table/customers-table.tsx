import { FlexRender } from '@tanstack/react-table';
import { useEffect, useEffectEvent, useRef, type ReactNode, type Ref } from 'react';
import { cn } from '../../../lib/browser/cn.ts';
import { cellClasses } from './cell-classes.ts';
import { CustomerRow } from './customer-row.tsx';
import { HeadingRow } from './heading-row.tsx';
import { sizesOf, type RowVariant } from './row-size.ts';
import type { CustomersTableHandle } from './table-handle.ts';
import { headingAt, itemCount, rowOfItem, type TableRows } from './table-rows.ts';
import { gridTracks, useCustomersTable } from './use-customers-table.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useRowPointer } from './use-row-pointer.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

declare module 'react' {
  interface CSSProperties {
    /** The tracks of the table's grid. */
    '--columns'?: string;
  }
}

export interface CustomersTableProps {
  readonly rows: TableRows;
  /** Whether every row there is, is loaded. */
  readonly isWhole: boolean;
  readonly isBusy: boolean;
  /** Rows of the list before stay until the new ones come. */
  readonly isDimmed: boolean;
  readonly variant: RowVariant;
  readonly isFiltered: boolean;
  /** The number of the customer that is open. */
  readonly selected: string | null;
  readonly hrefOf: (customerNumber: string) => string;
  readonly onOpen: (customerNumber: string) => void;
  /** How many rows before the end count as near it. */
  readonly rowsAhead: number;
  /** The last rows come into view. */
  readonly onNearEnd: () => void;
  /** The reader scrolled or moved the focus. */
  readonly onMoved: () => void;
  readonly handle: Ref<CustomersTableHandle>;
  /** What stands where there are no rows. */
  readonly instead: ReactNode;
  /** What stands below the last row. */
  readonly below: ReactNode;
}

/** The customers as a table whose rows exist while they are in view. */
export function CustomersTable(props: CustomersTableProps) {
  const { rows, variant, isFiltered, selected, hrefOf, onOpen } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const sizes = sizesOf(variant, isFiltered);
  const table = useCustomersTable(rows.customers, isFiltered);
  const focus = useRowFocus(rows, viewport);
  const noteMove = useEffectEvent(props.onMoved);
  useEffect(() => noteMove(), [focus.index]);
  const virtual = useVirtualRows({ ...props, sizes, viewport, focus });
  useRowPointer(viewport, onOpen);
  useRowKeys({ rows, viewport, focus, showRow: virtual.showRow });

  const areCards = variant === 'cards';
  const columnCount = areCards ? 1 : table.getVisibleLeafColumns().length;
  const tableRows = table.getRowModel().rows;
  const tabStop = focus.index >= 0 ? focus.index : rowOfItem(rows, virtual.items[0]?.item ?? 0);

  return (
    <div
      ref={viewport}
      role="region"
      aria-label="Customer list"
      // Without a row to focus the keyboard scrolls the region itself (axe: scrollable-region-focusable).
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={props.isDimmed || rows.customers.length === 0 ? 0 : -1}
      onScroll={props.onMoved}
      className="@container relative isolate min-h-0 flex-1 overflow-auto overscroll-contain bg-surface -outline-offset-2"
    >
      <div
        role="table"
        aria-label="Customers"
        aria-rowcount={props.isWhole ? itemCount(rows) + 1 : -1}
        aria-colcount={columnCount}
        aria-busy={props.isBusy}
        style={{ '--columns': areCards ? 'minmax(0, 1fr)' : gridTracks(table) }}
        className={areCards ? 'w-full' : 'w-full min-w-max'}
      >
        <div role="rowgroup" className={areCards ? 'sr-only' : 'sticky top-0 z-30'}>
          <div
            role="row"
            aria-rowindex={1}
            className="grid h-9 grid-cols-(--columns) border-b border-line bg-surface text-[0.8125rem] font-medium text-muted"
          >
            {areCards ? (
              <div role="columnheader" className={cellClasses(undefined, 'header')}>
                Customer
              </div>
            ) : (
              table.getLeafHeaders().map((header) => (
                <div
                  key={header.id}
                  role="columnheader"
                  className={cellClasses(header.column.columnDef.meta, 'header')}
                >
                  <FlexRender header={header} />
                </div>
              ))
            )}
          </div>
        </div>
        <div
          role="rowgroup"
          // Rows of another list answer nothing that was asked here.
          inert={props.isDimmed}
          style={{ height: virtual.height }}
          className={cn('relative w-full transition-opacity duration-150', props.isDimmed && 'opacity-45')}
        >
          {virtual.items.map(({ item, start, size }) => {
            const heading = headingAt(rows, item);
            if (heading !== null) {
              return (
                <HeadingRow
                  key={`heading:${heading.above}`}
                  ariaRowIndex={item + 2}
                  start={start}
                  height={size}
                  text={heading.text}
                  columns={columnCount}
                />
              );
            }
            const index = rowOfItem(rows, item);
            const row = tableRows[index];
            if (row === undefined) return null;
            const customer = row.original;
            return (
              <CustomerRow
                key={row.id}
                customer={customer}
                cells={areCards ? null : row.getVisibleCells()}
                ariaRowIndex={item + 2}
                start={start}
                height={size}
                href={hrefOf(customer.customerNumber)}
                isTabStop={index === tabStop}
                isOpen={customer.customerNumber === selected}
                isExact={rows.hasExactMatch && index === 0}
              />
            );
          })}
        </div>
      </div>
      {props.below}
      {props.instead}
    </div>
  );
}
