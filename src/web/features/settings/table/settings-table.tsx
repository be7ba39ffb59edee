import type { ReactNode } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';

export interface SettingsTableProps {
  /** Its accessible name. */
  readonly label: string;
  /** The columns' headings; a hidden one is for screen readers only, such as that of the buttons at the end. */
  readonly headings: readonly { readonly text: string; readonly isHidden?: boolean }[];
  /** Its rows start with a name and a second line. */
  readonly isTall?: boolean;
  /** Rows, or null while they load. */
  readonly children: ReactNode;
}

/**
 * A table in a rounded card; where it is narrow, such as on a phone, each row is a card. Needs a `@container` parent.
 */
export function SettingsTable({ label, headings, isTall = false, children }: SettingsTableProps) {
  return (
    <table
      aria-label={label}
      aria-busy={children === null}
      className={cn(
        isTall ? '[--first:3rem] [--row:3.5625rem]' : '[--first:2.25rem] [--row:2.875rem]',
        'w-full border-separate border-spacing-0 @max-3xl:block @3xl:rounded-xl',
        '@3xl:border @3xl:border-line @3xl:bg-surface',
      )}
    >
      <thead className="@max-3xl:sr-only">
        <tr>
          {headings.map(({ text, isHidden = false }) => (
            <th
              key={text}
              scope="col"
              className={cn(
                'h-9 px-3 text-left whitespace-nowrap first:ps-4 last:pe-4 @4xl:px-4 text-[0.8125rem]',
                'font-normal text-muted',
              )}
            >
              {isHidden ? <span className="sr-only">{text}</span> : text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="@max-3xl:grid @max-3xl:gap-3">
        {children ??
          ['first', 'second', 'third'].map((row) => (
            <Row key={row}>
              {headings.map(({ text, isHidden = false }, index) => (
                <Cell key={text} label={text} isPlain={index === 0} isAction={isHidden}>
                  {!isHidden && (
                    <span className="flex h-7 items-center">
                      <Skeleton className="h-2.5 w-20 max-w-full" />
                    </span>
                  )}
                </Cell>
              ))}
            </Row>
          ))}
      </tbody>
    </table>
  );
}

export interface RowProps {
  /** What it shows is no longer active, such as a revoked key. */
  readonly isOver?: boolean;
  readonly children: ReactNode;
}

export function Row({ isOver = false, children }: RowProps) {
  return (
    <tr
      className={cn(
        '@max-3xl:relative @max-3xl:grid @max-3xl:rounded-xl @max-3xl:border',
        '@max-3xl:border-line @max-3xl:bg-surface @max-3xl:px-4 @max-3xl:py-2.5',
        isOver && 'text-muted',
      )}
    >
      {children}
    </tr>
  );
}

export interface CellProps {
  /** The column's heading, shown beside the value in a card. */
  readonly label: string;
  /** A card shows the value without a label. */
  readonly isPlain?: boolean;
  /** The row's actions: at its end, or in the corner of its card. */
  readonly isAction?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Cell({ label, isPlain = false, isAction = false, className, children }: CellProps) {
  return (
    <td
      className={cn(
        'border-line @3xl:h-(--row) @3xl:border-t @3xl:px-3 @3xl:py-2 @3xl:first:ps-4 @3xl:last:pe-4 @4xl:px-4',
        '@max-3xl:flex @max-3xl:items-center @max-3xl:gap-3 @max-3xl:py-1',
        isAction
          ? cn(
              'whitespace-nowrap @max-3xl:absolute @max-3xl:top-2.5 @max-3xl:right-4',
              '@max-3xl:h-9 @max-3xl:empty:hidden @3xl:text-right',
            )
          : '@max-3xl:min-h-9 @max-3xl:first:min-h-(--first) @max-3xl:first:pe-24',
        className,
      )}
    >
      {!isPlain && !isAction && (
        <span aria-hidden="true" className="w-26 shrink-0 text-[0.8125rem] text-muted @3xl:hidden">
          {label}
        </span>
      )}
      {children}
    </td>
  );
}
