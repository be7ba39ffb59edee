import type { Count } from '../../../../../contract/list/list-metadata.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { Button } from '../../../../ui/button.tsx';
import { customersText } from '../../model/customers-count.ts';

export interface ShowButtonProps {
  /** Null while unknown. */
  readonly count: Count | null;
  /** Such as “5.6% of all 20,000”. */
  readonly share: string | null;
  readonly isDisabled: boolean;
}

/** Applies a form, and says how many customers it leaves. */
export function ShowButton({ count, share, isDisabled }: ShowButtonProps) {
  const formats = useFormats();
  return (
    <div className="flex shrink-0 items-center justify-between gap-3 border-t border-line px-3.5 py-2.5">
      <span className="text-[0.8125rem] text-muted tabular-nums">{share}</span>
      <Button
        type="submit"
        variant="primary"
        disabled={isDisabled}
        className="tabular-nums max-sm:h-10.5 max-sm:flex-1"
      >
        Show {customersText(count, formats.count)}
      </Button>
    </div>
  );
}
