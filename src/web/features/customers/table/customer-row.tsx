import { constructRow, FlexRender, type ReactTable } from '@tanstack/react-table';
import { memo, useMemo, useState, type FocusEvent } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/cn.ts';
import { cellClasses } from './cell-classes.ts';
import type { features } from './columns.tsx';
import { AttendedContext } from './row-context.ts';
import { RowLinkContext } from './row-link-context.ts';
import { RowCover } from './row-link.tsx';

export type CustomersTableModel = ReactTable<typeof features, Customer, unknown>;

export interface CustomerRowProps {
  readonly table: CustomersTableModel;
  readonly customer: Customer;
  /** Among the table's rows. */
  readonly index: number;
  /** Pixels from the top of the rows. */
  readonly start: number;
  readonly height: number;
  readonly href: string;
  /** The one row that Tab reaches. */
  readonly isTabStop: boolean;
  /** The customer is open beside the list. */
  readonly isOpen: boolean;
  /** It is whom the search names whole. */
  readonly isExact: boolean;
}

/**
 * One customer. The table makes its row for those on screen alone: a model of every loaded row would be made
 * again with each page.
 */
export const CustomerRow = memo(function CustomerRow({
  table,
  customer,
  index,
  start,
  height,
  href,
  isTabStop,
  isOpen,
  isExact,
}: CustomerRowProps) {
  const [isAttended, setAttended] = useState(false);
  const cells = useMemo(
    () => constructRow(table, customer.id, customer, index, 0).getAllCells(),
    [table, customer, index],
  );
  const link = useMemo(
    () => ({ href, tabIndex: isTabStop ? (0 as const) : (-1 as const), isOpen }),
    [href, isTabStop, isOpen],
  );
  const isTinted = isOpen || isExact;
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setAttended(false);
  };
  return (
    <RowLinkContext value={link}>
      <AttendedContext value={isAttended}>
        <div
          role="row"
          aria-rowindex={index + 2}
          data-row-id={customer.id}
          data-customer-number={customer.customerNumber}
          onPointerEnter={() => setAttended(true)}
          onPointerLeave={(event) => {
            if (!event.currentTarget.contains(document.activeElement)) setAttended(false);
          }}
          onFocus={() => setAttended(true)}
          onBlur={leave}
          style={{ height, transform: `translateY(${start}px)` }}
          className={cn(
            'group absolute top-0 left-0 grid w-full grid-cols-(--columns) border-b border-line',
            isTinted ? 'bg-accent-soft' : 'bg-surface hover:bg-hover',
          )}
        >
          <RowCover href={href} />
          {cells.map((cell) => (
            <div key={cell.id} role="cell" className={cellClasses(cell.column.columnDef.meta, 'body', isTinted)}>
              <FlexRender cell={cell} />
            </div>
          ))}
          {isOpen && <span className="absolute inset-y-0 left-0 z-10 w-0.75 bg-accent" />}
        </div>
      </AttendedContext>
    </RowLinkContext>
  );
});
