import { FlexRender } from '@tanstack/react-table';
import { useEffect, useEffectEvent, useRef, type ReactNode, type Ref } from 'react';
import type { SortField } from '../../../../contract/list/list-sort.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { RowCheckbox } from './cells/row-checkbox.tsx';
import type { ListColumn } from '../columns/use-list-columns.ts';
import { useSortContext, type SortContextValue } from './cells/row-context.ts';
import { useRowPointer } from './cells/use-row-pointer.ts';
import { cellClasses, CustomerRow, HeadingRow } from './customer-row.tsx';
import { isSelected } from '../selection/selection.ts';
import type { SelectionControl } from '../selection/use-selection.ts';
import type { ViewLayout } from '../url/list-layout.ts';
import { openCustomerNumber } from '../use-list-location.ts';
import { sizesOf, type RowVariant } from './row-size.ts';
import type { CustomersTableRef } from './customers-table-ref.ts';
import { SkeletonRows } from './skeleton-rows.tsx';
import { headingAt, itemCount, rowOfItem, type TableRows } from './table-rows.ts';
import { gridTracks, tableWidth, useCustomersTable } from './use-customers-table.ts';
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
  /** The columns to show as far as they fit, in order. */
  readonly columns: readonly ListColumn[];
  /** What a resized column belongs to, if the view keeps its columns. */
  readonly view: ViewLayout;
  /** The number of the open customer. */
  readonly selected: string | null;
  readonly hrefOf: (customerNumber: string) => string;
  readonly onOpen: (customerNumber: string) => void;
  readonly selection: SelectionControl;
  /** How close to the last row counts as near the end. */
  readonly rowsAhead: number;
  /** The last rows are in view. */
  readonly onNearEnd: () => void;
  /** The list was scrolled or the focus moved to another row. */
  readonly onMoved: () => void;
  readonly handle: Ref<CustomersTableRef>;
  /** There are no rows, and none are being loaded: the columns have nothing to be the headings of. */
  readonly isEmpty: boolean;
  /** The first rows are loading. */
  readonly isLoading: boolean;
  /** Shown when there are no rows. */
  readonly placeholder: ReactNode;
  /** Shown below the last row. */
  readonly below: ReactNode;
}

export const lazyColumnEdge = lazyComponent(
  () => import('../columns/resize/column-edge.tsx'),
  (module) => module.ColumnEdge,
);

/** The customers as a table that renders only the rows in view. */
export function CustomersTable(props: CustomersTableProps) {
  const { rows, variant, selected, hrefOf, onOpen, selection } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const sizes = sizesOf(variant);
  const { table, layout } = useCustomersTable(rows.customers, props.columns, viewport);
  const focus = useRowFocus(rows, viewport);
  const onMoved = useEffectEvent(props.onMoved);
  useEffect(() => onMoved(), [focus.index]);
  const virtual = useVirtualRows({ ...props, sizes, viewport, focus });
  useRowPointer(viewport, onOpen);
  useRowKeyboard({
    ...virtual,
    rowCount: rows.customers.length,
    viewport,
    focus,
    onSelect: selection.select,
    openRow: () => rows.indexOfNumber(openCustomerNumber() ?? ''),
    onOpenRow: (index) => onOpen(rows.customers[index]?.customerNumber ?? ''),
  });

  const { component: ColumnEdge } = useLazyComponent(lazyColumnEdge, false);
  const sorting = useSortContext();
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
      data-selecting={selection.isEmpty ? undefined : ''}
      onScroll={({ currentTarget }) => {
        currentTarget.toggleAttribute('data-scrolled', currentTarget.scrollLeft > 0);
        props.onMoved();
      }}
      style={{ '--columns': areCards ? 'minmax(0, 1fr)' : gridTracks(layout) }}
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
        className="w-full"
        style={hasHeadings ? { minWidth: tableWidth(layout) } : undefined}
      >
        <div role="rowgroup" className={hasHeadings ? 'sticky top-0 z-30' : 'sr-only'}>
          <div
            role="row"
            aria-rowindex={1}
            onPointerEnter={lazyColumnEdge.load}
            className={cn(
              'grid h-9 grid-cols-(--columns) border-b border-line bg-surface text-[0.8125rem] sm:pe-3',
              'font-medium text-muted',
            )}
          >
            {areCards ? (
              <div role="columnheader" className={cellClasses(undefined, 'header')}>
                Customer
              </div>
            ) : (
              table.getLeafHeaders().map((header, index) => (
                <div
                  key={header.id}
                  role="columnheader"
                  data-column={header.column.id}
                  aria-sort={ariaSort(sorting, header.column.columnDef.meta?.sort)}
                  className={cellClasses(header.column.columnDef.meta, 'header')}
                >
                  <FlexRender header={header} />
                  {index === 0 && rows.customers.length > 0 && (
                    <RowCheckbox
                      label="Select the loaded customers"
                      isChecked={selection.shown === rows.customers.length}
                      isMixed={selection.shown > 0 && selection.shown < rows.customers.length}
                      onSelect={selection.toggleRows}
                      className="w-13 ps-6"
                    />
                  )}
                  {ColumnEdge !== null && layout[index]?.isAdded !== true && (
                    <ColumnEdge id={header.column.id} view={props.view} />
                  )}
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
          className={cn('relative w-full', props.isDimmed && 'opacity-45 transition-opacity duration-150')}
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
                isSelected={isSelected(selection.selection, customer.id)}
                onSelect={selection.select}
              />
            );
          })}
        </div>
      </div>
      {props.below}
      {props.isLoading ? <SkeletonRows sizes={sizes} columns={columns} /> : props.placeholder}
    </div>
  );
}

function ariaSort(context: SortContextValue | null, field: SortField | undefined) {
  if (context === null || field === undefined || context.sort.field !== field) return undefined;
  return context.sort.descending ? 'descending' : 'ascending';
}
