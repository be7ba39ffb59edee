import type { ReactNode } from 'react';
import { classNames } from '../../lib/class-names.ts';
import { Skeleton } from '../../ui/skeleton.tsx';

export interface SettingsTableProps {
  /** Its accessible name. */
  readonly label: string;
  /** A column's heading; one without is read out alone, as of the buttons at the end. */
  readonly headings: readonly { readonly text: string; readonly isHidden?: boolean }[];
  /** Rows, or null while they are on their way. */
  readonly children: ReactNode;
}

/** A table in a rounded card; on a phone each row is a card of its own. */
export function SettingsTable({ label, headings, children }: SettingsTableProps) {
  return (
    <table aria-label={label} aria-busy={children === null} className="w-full border-separate border-spacing-0 max-sm:block sm:rounded-xl sm:border sm:border-line sm:bg-surface">
      <thead className="max-sm:sr-only">
        <tr>
          {headings.map(({ text, isHidden = false }) => (
            <th key={text} scope="col" className="h-9 px-4 text-left text-[0.8125rem] font-normal text-muted">
              {isHidden ? <span className="sr-only">{text}</span> : text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:grid max-sm:gap-3">
        {children ?? ['first', 'second', 'third'].map((row) => (
          <Row key={row}>
            {headings.map(({ text }) => <Cell key={text} label={text}><span className="flex h-7 items-center"><Skeleton className="h-2.5 w-20 max-w-full" /></span></Cell>)}
          </Row>
        ))}
      </tbody>
    </table>
  );
}

export interface RowProps {
  /** What it is about is over, as of a revoked key. */
  readonly isOver?: boolean;
  readonly children: ReactNode;
}

export function Row({ isOver = false, children }: RowProps) {
  return (
    <tr className={classNames('max-sm:grid max-sm:rounded-xl max-sm:border max-sm:border-line max-sm:bg-surface max-sm:px-4 max-sm:py-2.5', isOver && 'text-muted')}>
      {children}
    </tr>
  );
}

export interface CellProps {
  /** The column's heading, which stands beside the value on a phone. */
  readonly label: string;
  /** The value says what it is, so that a phone needs no label. */
  readonly isPlain?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Cell({ label, isPlain = false, className, children }: CellProps) {
  return (
    <td className={classNames('border-line px-4 py-2 max-sm:flex max-sm:min-h-9 max-sm:items-center max-sm:gap-3 max-sm:px-0 max-sm:py-1 sm:h-11.5 sm:border-t', className)}>
      {!isPlain && <span aria-hidden="true" className="w-26 shrink-0 text-[0.8125rem] text-muted sm:hidden">{label}</span>}
      {children}
    </td>
  );
}
