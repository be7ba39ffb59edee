import { useFormats } from '../lib/formats-context.tsx';

export interface ExactTimeProps {
  /** Milliseconds since 1970; null shows the dash. */
  readonly ms: number | null;
  /** `day` is relative (Today, 19 Nov); `date` and `dateTime` are not. */
  readonly show: 'day' | 'date' | 'dateTime';
}

/** A moment, short, with the exact one a hover away. */
export function ExactTime({ ms, show }: ExactTimeProps) {
  const formats = useFormats();
  if (ms === null) return <span className="text-muted">{formats.date(null)}</span>;
  const text = show === 'day' ? formats.relativeDay(ms) : show === 'date' ? formats.date(ms) : formats.dateTime(ms);
  return (
    <time dateTime={machineTime(ms)} title={formats.exact(ms)}>
      {text}
    </time>
  );
}

/** ISO 8601; undefined for years HTML's own format does not hold. */
function machineTime(ms: number): string | undefined {
  const text = new Date(ms).toISOString();
  return /^[+-]/.test(text) ? undefined : text;
}
