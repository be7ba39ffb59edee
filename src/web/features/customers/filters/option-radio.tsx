import { useEffect, useRef } from 'react';
import { useFormats } from '../../../lib/format/formats-context.tsx';

export interface OptionRadioProps {
  readonly group: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  /** Customers that have it; null where unknown. */
  readonly customers: number | null;
  /** Of the most customers among the options, 0 to 1; null draws no bar. */
  readonly share: number | null;
}

/** One value to choose, with how many customers have it. */
export function OptionRadio({ group, label, checked, onChoose, customers, share }: OptionRadioProps) {
  const formats = useFormats();
  const row = useRef<HTMLLabelElement>(null);
  useEffect(() => {
    if (checked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [checked]);
  return (
    <label
      ref={row}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-lg px-2 py-1 hover:bg-hover has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent max-sm:min-h-10"
    >
      <input
        type="radio"
        name={group}
        checked={checked}
        onChange={onChoose}
        className="size-[0.9375rem] shrink-0 appearance-none rounded-full border border-line-strong bg-surface outline-none checked:border-[0.3125rem] checked:border-accent"
      />
      <bdi className="min-w-0 flex-1 break-words">{label}</bdi>
      {share !== null && (
        <span aria-hidden="true" className="h-1 w-16 shrink-0 overflow-hidden rounded-full bg-line">
          <span
            className="block h-full rounded-full bg-accent/60"
            style={{ width: `${Math.max(share * 100, share > 0 ? 4 : 0)}%` }}
          />
        </span>
      )}
      {customers !== null && (
        <span className="min-w-11 shrink-0 text-end text-[0.8125rem] text-muted tabular-nums">
          {formats.count(customers)}
          <span className="sr-only"> customers</span>
        </span>
      )}
    </label>
  );
}
