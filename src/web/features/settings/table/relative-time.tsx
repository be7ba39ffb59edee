import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { capitalised, supportedLocale } from '../../../lib/format/date-and-number-formats.ts';
import { useCurrentMinute } from '../../../lib/hooks/use-current-minute.ts';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long ago a moment was, with the exact one on hover. `ms` is since 1970; null shows `never`. */
export function RelativeTime({ ms, never }: { readonly ms: number | null; readonly never: string }) {
  const formats = useFormats();
  const locale = useQuery(capabilitiesOptions()).data?.locale ?? null;
  const format = useMemo(() => relativeTimeFormat(locale), [locale]);
  const now = useCurrentMinute() * minute;
  if (ms === null) return <span className="text-muted">{never}</span>;
  return (
    <time dateTime={new Date(ms).toISOString()} title={formats.exact(ms)}>
      {format(ms, Math.max(now, ms)) ?? formats.relativeDay(ms)}
    </time>
  );
}

/** Formats the last hours as "Now", "2 minutes ago", "5 hours ago"; null for older ones. Moments are in ms. */
export function relativeTimeFormat(locale: string | null): (ms: number, now: number) => string | null {
  const supported = supportedLocale(locale);
  const format = new Intl.RelativeTimeFormat(supported, { numeric: 'auto' });
  return (ms, now) => {
    const passed = now - ms;
    if (passed < minute) return capitalised(format.format(0, 'second'), supported);
    if (passed < hour) return format.format(-Math.floor(passed / minute), 'minute');
    return passed < 12 * hour ? format.format(-Math.floor(passed / hour), 'hour') : null;
  };
}
