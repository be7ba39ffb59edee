import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useCurrentMinute } from '../../../lib/hooks/use-current-minute.ts';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';
import { relativeTime } from './relative-time.ts';

/** How long ago a moment was, with the exact one a hover away. `ms` is since 1970; `never` stands for null. */
export function RelativeTime({ ms, never }: { readonly ms: number | null; readonly never: string }) {
  const formats = useFormats();
  const locale = useQuery(capabilitiesOptions()).data?.locale ?? null;
  const words = useMemo(() => relativeTime(locale), [locale]);
  const now = useCurrentMinute() * 60_000;
  if (ms === null) return <span className="text-muted">{never}</span>;
  return (
    <time dateTime={new Date(ms).toISOString()} title={formats.exact(ms)}>
      {words(ms, Math.max(now, ms)) ?? formats.relativeDay(ms)}
    </time>
  );
}
