import { useFormats } from '../../../lib/format/formats-context.tsx';
import { bandClasses, Notice, noticeLinkClasses } from '../../../ui/notice.tsx';
import type { NamedParameter } from '../filters/parameter-names.ts';
import { parameterValueText } from '../model/customer-text.ts';

export interface PausedFilterNoticeProps {
  readonly parameter: NamedParameter;
  /** Null: the filter asks only that the parameter is set. */
  readonly value: string | null;
  readonly onResume: () => void;
}

/** Search and parameter filter exclude each other: says which waits, and leads back to it. */
export function PausedFilterNotice({ parameter, value, onResume }: PausedFilterNoticeProps) {
  const formats = useFormats();
  const name = parameter.name ?? 'the filter';
  const filter = value === null ? `${name} is set` : `${name} is ${parameterValueText(parameter.type, value, formats)}`;
  return (
    <Notice tone="warn" role="status" className={bandClasses}>
      Search and parameter filters can’t be combined, so <strong className="font-semibold">{filter}</strong> is paused.{' '}
      <button type="button" onClick={onResume} className={noticeLinkClasses}>
        Clear search and use the filter
      </button>
    </Notice>
  );
}
