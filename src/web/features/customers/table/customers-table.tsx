import { FlexRender, useTable } from '@tanstack/react-table';
import { useEffect, useEffectEvent, useMemo, useRef, type ReactNode, type Ref } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/cn.ts';
import type { ListedRows } from './table-rows.ts';
import { cellClasses } from './cell-classes.ts';
import { cardColumns, features, filteredColumns, plainColumns } from './columns.tsx';
import { CustomerRow } from './customer-row.tsx';
import { HeadingRow } from './heading-row.tsx';
import type { CustomersTableHandle } from './table-handle.ts';
import { sizesOf } from './row-size.ts';
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
  readonly rows: ListedRows;
  /** Whether every row there is, is loaded. */
  readonly isWhole: boolean;
  readonly isBusy: boolean;
  /** Rows of the list before stay until the new ones come. */
  readonly isDimmed: boolean;
  readonly look: 'table' | 'cards';
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

const noData: readonly Customer[] = [];

/** The customers as a table whose rows exist while they are in view. */
export function CustomersTable(props: CustomersTableProps) {
  const { rows, look, isFiltered, selected, hrefOf, onOpen } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const sizes = sizesOf(look, isFiltered);
  const columns = columnsOf(look, isFiltered);
  const table = useTable(useMemo(() => ({ features, columns, data: noData }), [columns]));
  const focus = useRowFocus(rows, viewport);
  const noteMove = useEffectEvent(props.onMoved);
  useEffect(() => noteMove(), [focus.index]);
  const virtual = useVirtualRows({ ...props, sizes, viewport, focus });
  useRowPointer(viewport, onOpen);
  useRowKeys({ rows, viewport, focus, showRow: virtual.showRow });

  const tracks = columns.map((column) => column.meta?.track ?? 'auto').join(' ');
  const firstShown = virtual.items[0]?.index ?? 0;
  const tabStop = focus.index >= 0 ? focus.index : firstCustomer(rows, firstShown);

  return (
    <div
      ref={viewport}
      role="region"
      aria-label="Customer list"
      // Without a row to focus the keyboard scrolls the region itself (axe: scrollable-region-focusable).
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={props.isDimmed || rows.count === 0 ? 0 : -1}
      onScroll={props.onMoved}
      className="@container relative isolate min-h-0 flex-1 overflow-auto overscroll-contain bg-surface -outline-offset-2"
    >
      <div
        role="table"
        aria-label="Customers"
        aria-rowcount={props.isWhole ? rows.count + 1 : -1}
        aria-colcount={columns.length}
        aria-busy={props.isBusy}
        style={{ '--columns': tracks }}
        className={look === 'cards' ? 'w-full' : 'w-full min-w-max'}
      >
        <div role="rowgroup" className={look === 'cards' ? 'sr-only' : 'sticky top-0 z-30'}>
          {table.getHeaderGroups().map((group) => (
            <div
              key={group.id}
              role="row"
              aria-rowindex={1}
              className="grid h-9 grid-cols-(--columns) border-b border-line bg-surface text-[0.8125rem] font-medium text-muted"
            >
              {group.headers.map((header) => (
                <div
                  key={header.id}
                  role="columnheader"
                  className={cellClasses(header.column.columnDef.meta, 'header')}
                >
                  <FlexRender header={header} />
                </div>
              ))}
            </div>
          ))}
        </div>
        <div
          role="rowgroup"
          // Rows of another list answer nothing that was asked here.
          inert={props.isDimmed}
          style={{ height: virtual.height }}
          className={cn('relative w-full transition-opacity duration-150', props.isDimmed && 'opacity-45')}
        >
          {virtual.items.map(({ index, start, size }) => {
            const row = rows.at(index);
            if (row === undefined) return null;
            if (row.kind === 'heading') {
              return (
                <HeadingRow
                  key={row.id}
                  index={index}
                  start={start}
                  height={size}
                  text={row.text}
                  columns={columns.length}
                />
              );
            }
            const { customer } = row;
            return (
              <CustomerRow
                key={row.id}
                table={table}
                customer={customer}
                index={index}
                start={start}
                height={size}
                href={hrefOf(customer.customerNumber)}
                isTabStop={index === tabStop}
                isOpen={customer.customerNumber === selected}
                isExact={row.isExact}
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

function columnsOf(look: 'table' | 'cards', isFiltered: boolean) {
  if (look === 'cards') return cardColumns;
  return isFiltered ? filteredColumns : plainColumns;
}

function firstCustomer(rows: ListedRows, from: number): number {
  return rows.at(from)?.kind === 'heading' ? from + 1 : from;
}
