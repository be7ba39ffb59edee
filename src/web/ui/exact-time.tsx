import type { Formats } from '../lib/format/date-and-number-formats.ts';
import { useFormats } from '../lib/format/formats-context.tsx';

export interface ExactTimeProps {
  /** Milliseconds since 1970; null shows the dash. */
  readonly ms: number | null;
  /**
   * `day` and `ago` are relative (Today, then 19 Nov or 9 days ago); `date` and `dateTime` are not; use `time` for less
   * than a day away.
   */
  readonly show: 'day' | 'ago' | 'date' | 'dateTime' | 'time';
  readonly className?: string;
}

/** A moment in short form, with the exact one on hover. */
export function ExactTime({ ms, show, className }: ExactTimeProps) {
  const formats = useFormats();
  if (ms === null) return <span className="text-muted">{formats.date(null)}</span>;
  const text = textOf(ms, show, formats);
  return (
    <time dateTime={machineTime(ms)} title={formats.exact(ms)} className={className}>
      {text}
    </time>
  );
}

function textOf(ms: number, show: ExactTimeProps['show'], formats: Formats): string {
  switch (show) {
    case 'day':
      return formats.relativeDay(ms);
    case 'ago':
      return formats.daysAgo(ms);
    case 'date':
      return formats.date(ms);
    case 'dateTime':
      return formats.dateTime(ms);
    case 'time':
      return formats.time(ms);
  }
}

/** ISO 8601; undefined for years that HTML's format does not support. */
function machineTime(ms: number): string | undefined {
  const text = new Date(ms).toISOString();
  return /^[+-]/.test(text) ? undefined : text;
}
