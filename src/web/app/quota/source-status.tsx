import { useQuery } from '@tanstack/react-query';
import type { Quota, Capabilities } from '../../../contract/app-api.ts';
import { cn } from '../../lib/browser/cn.ts';
import { capabilitiesOptions } from '../../lib/source/capabilities-query.ts';
import { sourceQuota, prefetchPolicyFor, useSourceQuota } from '../../lib/source/quota.ts';
import { SourceMeter } from './source-meter.tsx';
import { useConnectionStatus } from './use-connection-status.ts';

const names: Readonly<Record<Capabilities['source'], string>> = {
  sqlite: 'Embedded database',
  postgres: 'PostgreSQL',
  tiquo: 'Tiquo',
};

const second = 1_000;
const minute = 60_000;

/** Where the customers come from, what may still be asked there, and what keeps it from answering. */
export function SourceStatus() {
  const quota = useSourceQuota();
  // Calls free as time goes by; our own server says how many without asking anybody.
  const { data } = useQuery({ ...capabilitiesOptions(), refetchInterval: () => rereadAfter(sourceQuota()) });
  const trouble = useConnectionStatus();
  if (data === undefined) return null;
  const name = data.demo ? 'Demo data' : names[data.source];
  if (data.metered && quota !== null) return <SourceMeter name={name} quota={quota} status={trouble} />;
  return (
    <span className="flex items-center gap-1.5 text-[0.8125rem] text-muted max-md:hidden">
      <span aria-hidden="true" className={cn('size-1.5 rounded-full', trouble === null ? 'bg-ok' : 'bg-warn')} />
      {name}
      {trouble !== null && ` · ${trouble}`}
    </span>
  );
}

/** Milliseconds after which the quota is read again: each minute, and where calls are few as soon as one frees. */
function rereadAfter(quota: Quota | null): number | false {
  if (quota === null) return false;
  if (quota.frees === null || prefetchPolicyFor(quota) === 'eager') return minute;
  return Math.min(minute, Math.max(second, quota.frees - Date.now() + second));
}
