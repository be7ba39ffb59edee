import { constructCell, FlexRender, type Column, type Row } from '@tanstack/react-table';
import { memo, useMemo, useState, type FocusEvent } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { customerName } from '../model/customer-text.ts';
import type { SelectionControl } from '../selection/use-selection.ts';
import { CustomerCard } from './cells/customer-card.tsx';
import { RowCheckbox } from './cells/row-checkbox.tsx';
import { RowHoverContext, RowLinkContext } from './cells/row-context.ts';
import { RowCover } from './cells/row-link.tsx';
import type { ColumnLayout } from '../columns/field-columns.ts';
import type { CustomersTableFeatures } from './tanstack-table-features.ts';

interface RowPosition {
  /** Counts from 1 and includes the header and the headings. */
  readonly ariaRowIndex: number;
  /** Pixels from the top of the rows. */
  readonly start: number;
  readonly height: number;
}

export interface CustomerRowProps extends RowPosition {
  readonly row: Row<CustomersTableFeatures, Customer>;
  /** The visible columns; null for a card. */
  readonly columns: readonly Column<CustomersTableFeatures, Customer>[] | null;
  readonly href: string;
  /** The one row that Tab reaches. */
  readonly isTabStop: boolean;
  /** The customer is open beside the list. */
  readonly isOpen: boolean;
  /** The search names this customer exactly. */
  readonly isExact: boolean;
  readonly isSelected: boolean;
  readonly onSelect: SelectionControl['select'];
}

/** One customer. Props keep their identity while the row shows the same, so scrolling renders only the new rows. */
export const CustomerRow = memo(function CustomerRow({
  row,
  columns,
  ariaRowIndex,
  start,
  height,
  href,
  isTabStop,
  isOpen,
  isExact,
  isSelected,
  onSelect,
}: CustomerRowProps) {
  const [isHovered, setHovered] = useState(false);
  const customer = row.original;
  // Not `row.getVisibleCells()`: the row would keep its cells after it has left the screen, 2 KB for each.
  const cells = useMemo(() => columns?.map((column) => constructCell(column, row, column.table)), [columns, row]);
  const link = useMemo(
    () => ({ href, tabIndex: isTabStop ? (0 as const) : (-1 as const), isOpen }),
    [href, isTabStop, isOpen],
  );
  const isTinted = isOpen || isExact || isSelected;
  const checkbox = (
    <RowCheckbox
      label={`Select ${customerName(customer)}`}
      isChecked={isSelected}
      tabIndex={link.tabIndex}
      onSelect={(isRange) => onSelect(row.index, isRange)}
      className={rowCheckbox}
    />
  );
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setHovered(false);
  };
  return (
    <RowLinkContext value={link}>
      <RowHoverContext value={isHovered}>
        <div
          role="row"
          aria-rowindex={ariaRowIndex}
          data-row-id={customer.id}
          data-customer-number={customer.customerNumber}
          onPointerEnter={() => setHovered(true)}
          onPointerLeave={(event) => {
            if (!event.currentTarget.contains(document.activeElement)) setHovered(false);
          }}
          onFocus={() => setHovered(true)}
          onBlur={onBlur}
          style={{ height, transform: `translateY(${start}px)` }}
          className={cn(
            'group absolute top-0 left-0 grid w-full grid-cols-(--columns) border-b border-line sm:pe-3',
            isTinted ? 'bg-accent-soft' : 'bg-surface hover:bg-hover in-data-moved-by-key:hover:bg-surface',
          )}
        >
          <RowCover href={href} />
          {cells === undefined && (
            <div role="cell" className={cellClasses(undefined, 'body', isTinted)}>
              <CustomerCard customer={customer} />
              {checkbox}
            </div>
          )}
          {cells?.map((cell, index) => (
            <div key={cell.id} role="cell" className={cellClasses(cell.column.columnDef.meta, 'body', isTinted)}>
              <FlexRender cell={cell} />
              {index === 0 && checkbox}
            </div>
          ))}
          {isOpen && <span className="absolute inset-y-0 left-0 z-10 w-0.75 bg-accent" />}
        </div>
      </RowHoverContext>
    </RowLinkContext>
  );
});

/** Shows on hover and focus, once anything is selected, and always on touch; at the corner of a card's photo. */
const rowCheckbox = cn(
  'w-13 ps-6 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 in-data-selecting:opacity-100',
  'max-sm:w-14 max-sm:ps-10 max-sm:pt-6 pointer-coarse:opacity-100',
);

export interface HeadingRowProps extends RowPosition {
  readonly text: string;
  readonly columnCount: number;
}

/** A heading over a section of rows. */
export function HeadingRow({ ariaRowIndex, start, height, text, columnCount }: HeadingRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={ariaRowIndex}
      style={{ height, transform: `translateY(${start}px)` }}
      className="absolute top-0 left-0 flex w-full items-center border-b border-line bg-subtle"
    >
      <div
        role="cell"
        aria-colspan={columnCount}
        className="sticky left-0 truncate px-4 text-[0.8125rem] font-semibold text-muted sm:px-6"
      >
        {text}
      </div>
    </div>
  );
}

/** The classes of a cell or a column header. */
export function cellClasses(layout: ColumnLayout | undefined, part: 'header' | 'body', isTinted = false): string {
  return cn(
    // The row's link lies under its cells.
    part === 'body' && 'pointer-events-none',
    'flex min-w-0 items-center max-sm:px-4 sm:first-of-type:pl-13',
    layout?.sticky === true
      ? 'sticky left-0 z-10 gap-2.5 pr-3'
      : layout?.align === 'end'
        ? 'pl-1.5 pr-3'
        : 'gap-2.5 px-3',
    part === 'header' && layout?.sticky !== true && 'relative',
    layout?.sticky === true && stickyEdge,
    layout?.sticky === true && stickyBackground(part, isTinted),
    layout?.align === 'end' && 'justify-end text-right whitespace-nowrap tabular-nums',
  );
}

/** A line and a shadow, once other columns are scrolled under it. */
const stickyEdge = 'in-data-scrolled:shadow-[1px_0_var(--color-line),6px_0_6px_-4px_rgb(0_0_0/20%)]';

/** Opaque, so that the other columns scroll under it unseen. */
function stickyBackground(part: 'header' | 'body', isTinted: boolean): string {
  if (part === 'header') return 'bg-surface';
  return isTinted ? 'bg-accent-soft' : 'bg-surface group-hover:bg-hover in-data-moved-by-key:group-hover:bg-surface';
}
