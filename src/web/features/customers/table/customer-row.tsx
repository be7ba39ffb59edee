import { FlexRender, type Cell } from '@tanstack/react-table';
import { memo, useMemo, useState, type FocusEvent } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/cn.ts';
import { cellClasses } from './cell-classes.ts';
import { CustomerCard } from './customer-card.tsx';
import { AttendedContext } from './row-context.ts';
import { RowLinkContext } from './row-link-context.ts';
import { RowCover } from './row-link.tsx';
import type { CustomersTableFeatures } from './table-features.ts';

export interface CustomerRowProps {
  readonly customer: Customer;
  /** The cells of the visible columns; null for a card. */
  readonly cells: readonly Cell<CustomersTableFeatures, Customer>[] | null;
  /** Counts from 1 and includes the header and the headings. */
  readonly ariaRowIndex: number;
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

/** One customer. Every prop keeps its identity while the row shows the same, so that scrolling renders new rows only. */
export const CustomerRow = memo(function CustomerRow({
  customer,
  cells,
  ariaRowIndex,
  start,
  height,
  href,
  isTabStop,
  isOpen,
  isExact,
}: CustomerRowProps) {
  const [isAttended, setAttended] = useState(false);
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
          aria-rowindex={ariaRowIndex}
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
          {cells === null && (
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
      </AttendedContext>
    </RowLinkContext>
  );
});
