import { useQuery } from '@tanstack/react-query';
import type { Quota, Capabilities } from '../../../contract/list/list-metadata.ts';
import { cn } from '../../lib/browser/class-names.ts';
import { lazyComponent, useLazyComponent } from '../../lib/browser/lazy-component.ts';
import { capabilitiesOptions } from '../../lib/source/capabilities-query.ts';
import { sourceQuota, prefetchPolicyFor, useSourceQuota } from '../../lib/api/quota.ts';
import { useConnectionStatus } from './use-connection-status.ts';

const names: Readonly<Record<Capabilities['source'], string>> = {
  sqlite: 'Imported data',
  postgres: 'PostgreSQL',
  tiquo: 'Tiquo',
};

/** Only metered sources have one. */
const lazyQuotaButton = lazyComponent(
  () => import('./quota-button.tsx'),
  (module) => module.QuotaButton,
);

const second = 1_000;
const minute = 60_000;

/** Where the customers come from, how much of its quota is used, and why it does not respond. */
export function SourceStatus() {
  const quota = useSourceQuota();
  // Requests become available over time; our own server knows how many without asking the source.
  const { data } = useQuery({ ...capabilitiesOptions(), refetchInterval: () => quotaRefetchInterval(sourceQuota()) });
  const status = useConnectionStatus();
  const isMetered = data?.metered === true && quota !== null;
  const { component: QuotaButton } = useLazyComponent(lazyQuotaButton, isMetered);
  if (data === undefined) return null;
  const name = data.demo ? 'Demo data' : names[data.source];
  if (isMetered) return QuotaButton !== null && <QuotaButton name={name} quota={quota} status={status} />;
  return (
    <span className="flex items-center gap-1.5 text-[0.8125rem] text-muted max-md:hidden">
      <span aria-hidden="true" className={cn('size-1.5 rounded-full', status === null ? 'bg-ok' : 'bg-warn')} />
      {name}
      {status !== null && ` · ${status}`}
    </span>
  );
}

/** Time in ms before the quota loads again: a minute, or when the next request becomes available if few are left. */
function quotaRefetchInterval(quota: Quota | null): number | false {
  if (quota === null) return false;
  if (quota.frees === null || prefetchPolicyFor(quota) === 'eager') return minute;
  return Math.min(minute, Math.max(second, quota.frees - Date.now() + second));
}
