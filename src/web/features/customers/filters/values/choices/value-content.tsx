import { useFormats } from '../../../../../lib/format/formats-context.tsx';
import { ChosenMark } from '../../option-list.tsx';

export interface ValueContentProps {
  readonly text: string;
  readonly isChosen: boolean;
  readonly customers: number | null;
  /** All customers of the list without this filter. */
  readonly total: number | null;
  readonly hasBar: boolean;
}

/** A value, and its share of all customers. */
export function ValueContent({ text, isChosen, customers, total, hasBar }: ValueContentProps) {
  const formats = useFormats();
  const share = customers === null || total === null || total === 0 ? null : customers / total;
  return (
    <>
      <span className="flex min-w-0 flex-1 items-center gap-1.5">
        <bdi className="min-w-0 break-words">{text}</bdi>
        {isChosen && <ChosenMark />}
      </span>
      {share !== null && hasBar && (
        <span aria-hidden="true" className="h-1 w-14 shrink-0 overflow-hidden rounded-full bg-line">
          <span
            className="block h-full rounded-full bg-accent/60"
            style={{ width: `${Math.max(share * 100, share > 0 ? 3 : 0)}%` }}
          />
        </span>
      )}
      {customers !== null && (
        <span className="min-w-12 shrink-0 text-end text-[0.8125rem] tabular-nums">{formats.count(customers)}</span>
      )}
      {share !== null && (
        <span className="w-9 shrink-0 text-end text-[0.8125rem] text-muted tabular-nums">{percentText(share)}</span>
      )}
    </>
  );
}

/** Whether bars would say nothing: all values are within 10% of each other. */
export function isEven(customers: readonly number[]): boolean {
  return customers.length > 1 && Math.min(...customers) >= Math.max(...customers) * 0.9;
}

/** Such as `47%`; a share above zero never shows as 0%. */
export function percentText(share: number): string {
  return share > 0 && share < 0.005 ? '<1%' : `${Math.round(share * 100)}%`;
}
