import { FlexRender } from '@tanstack/react-table';
import { useEffect, useEffectEvent, useRef, type ReactNode, type Ref } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import { useRowPointer } from './cells/use-row-pointer.ts';
import { cellClasses, CustomerRow, HeadingRow } from './customer-row.tsx';
import { sizesOf, type RowVariant } from './row-size.ts';
import type { CustomersTableRef } from './customers-table-ref.ts';
import { headingAt, itemCount, rowOfItem, type TableRows } from './table-rows.ts';
import { gridTracks, useCustomersTable } from './use-customers-table.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useRowKeyboard } from './use-row-keyboard.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

declare module 'react' {
  interface CSSProperties {
    /** The tracks of the grid that lays out the columns. */
    '--columns'?: string;
  }
}

export interface CustomersTableProps {
  readonly rows: TableRows;
  /** Every row is loaded. */
  readonly isComplete: boolean;
  readonly isBusy: boolean;
  /** The rows are those of the previous list, until the new ones are loaded. */
  readonly isDimmed: boolean;
  readonly variant: RowVariant;
  readonly isFiltered: boolean;
  /** The number of the open customer. */
  readonly selected: string | null;
  readonly hrefOf: (customerNumber: string) => string;
  readonly onOpen: (customerNumber: string) => void;
  /** How close to the last row counts as near the end. */
  readonly rowsAhead: number;
  /** The last rows are in view. */
  readonly onNearEnd: () => void;
  /** The list was scrolled or the focus moved to another row. */
  readonly onMoved: () => void;
  readonly handle: Ref<CustomersTableRef>;
  /** There are no rows, and none are being loaded: the columns have nothing to be the headings of. */
  readonly isEmpty: boolean;
  /** Shown when there are no rows. */
  readonly placeholder: ReactNode;
  /** Shown below the last row. */
  readonly below: ReactNode;
}

/** The customers as a table that renders only the rows in view. */
export function CustomersTable(props: CustomersTableProps) {
  const { rows, variant, isFiltered, selected, hrefOf, onOpen } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const sizes = sizesOf(variant, isFiltered);
  const table = useCustomersTable(rows.customers, isFiltered);
  const focus = useRowFocus(rows, viewport);
  const onMoved = useEffectEvent(props.onMoved);
  useEffect(() => onMoved(), [focus.index]);
  const virtual = useVirtualRows({ ...props, sizes, viewport, focus });
  useRowPointer(viewport, onOpen);
  useRowKeyboard({ ...virtual, rowCount: rows.customers.length, viewport, focus });

  const areCards = variant === 'cards';
  const columns = areCards ? null : table.getVisibleLeafColumns();
  const columnCount = columns?.length ?? 1;
  const hasHeadings = !areCards && !props.isEmpty;
  const tableRows = table.getRowModel().rows;
  const tabStop = focus.index >= 0 ? focus.index : rowOfItem(rows, virtual.items[0]?.item ?? 0);

  return (
    <div
      ref={viewport}
      role="region"
      aria-label="Customer list"
      // With no row to focus, the keyboard scrolls the region itself (axe: scrollable-region-focusable).
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={props.isDimmed || rows.customers.length === 0 ? 0 : -1}
      onScroll={props.onMoved}
      className={cn(
        '@container relative isolate min-h-0 flex-1 overflow-auto overscroll-contain bg-surface',
        // A scrollbar that appears would leave `100cqw` wider than the view.
        '[scrollbar-gutter:stable] -outline-offset-2',
      )}
    >
      <div
        role="table"
        aria-label="Customers"
        aria-rowcount={props.isComplete ? itemCount(rows) + 1 : -1}
        aria-colcount={columnCount}
        aria-busy={props.isBusy}
        style={{ '--columns': areCards ? 'minmax(0, 1fr)' : gridTracks(table) }}
        className={hasHeadings ? 'w-full min-w-max' : 'w-full'}
      >
        <div role="rowgroup" className={hasHeadings ? 'sticky top-0 z-30' : 'sr-only'}>
          <div
            role="row"
            aria-rowindex={1}
            className={cn(
              'grid h-9 grid-cols-(--columns) border-b border-line bg-surface text-[0.8125rem]',
              'font-medium text-muted',
            )}
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
          // Rows of the previous list are not results of this one.
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
                  columnCount={columnCount}
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
                row={row}
                columns={columns}
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
      {props.placeholder}
    </div>
  );
}
