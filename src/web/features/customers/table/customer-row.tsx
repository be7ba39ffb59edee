import { constructCell, FlexRender, type Column, type Row } from '@tanstack/react-table';
import { memo, useMemo, useState, type FocusEvent } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { CustomerCard } from './cells/customer-card.tsx';
import { RowHoverContext, RowLinkContext } from './cells/row-context.ts';
import { RowCover } from './cells/row-link.tsx';
import type { ColumnLayout, CustomersTableFeatures } from './tanstack-table-features.ts';

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
}: CustomerRowProps) {
  const [isHovered, setHovered] = useState(false);
  const customer = row.original;
  // Not `row.getVisibleCells()`: the row would keep its cells after it has left the screen, 2 KB for each.
  const cells = useMemo(() => columns?.map((column) => constructCell(column, row, column.table)), [columns, row]);
  const link = useMemo(
    () => ({ href, tabIndex: isTabStop ? (0 as const) : (-1 as const), isOpen }),
    [href, isTabStop, isOpen],
  );
  const isTinted = isOpen || isExact;
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
            'group absolute top-0 left-0 grid w-full grid-cols-(--columns) border-b border-line',
            isTinted ? 'bg-accent-soft' : 'bg-surface hover:bg-hover',
          )}
        >
          <RowCover href={href} />
          {cells === undefined && (
            <div role="cell" className={cellClasses(undefined, 'body', isTinted)}>
              <CustomerCard customer={customer} />
            </div>
          )}
          {cells?.map((cell) => (
            <div key={cell.id} role="cell" className={cellClasses(cell.column.columnDef.meta, 'body', isTinted)}>
              <FlexRender cell={cell} />
            </div>
          ))}
          {isOpen && <span className="absolute inset-y-0 left-0 z-10 w-0.75 bg-accent" />}
        </div>
      </RowHoverContext>
    </RowLinkContext>
  );
});

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
    'flex min-w-0 items-center first-of-type:pl-4 last-of-type:pr-4 sm:first-of-type:pl-6 sm:last-of-type:pr-6',
    layout?.sticky === true
      ? 'sticky left-0 z-10 gap-2.5 pr-3'
      : layout?.align === 'end'
        ? 'pl-1.5 pr-3'
        : 'gap-2.5 px-3',
    layout?.sticky === true && stickyBackground(part, isTinted),
    layout?.align === 'end' && 'justify-end text-right whitespace-nowrap tabular-nums',
  );
}

/** Opaque, so that the other columns scroll under it unseen. */
function stickyBackground(part: 'header' | 'body', isTinted: boolean): string {
  if (part === 'header') return 'bg-surface';
  return isTinted ? 'bg-accent-soft' : 'bg-surface group-hover:bg-hover';
}
