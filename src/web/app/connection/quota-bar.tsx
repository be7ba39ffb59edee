import type { Quota } from '../../../contract/list/list-metadata.ts';
import { cn } from '../../lib/browser/class-names.ts';
import { prefetchPolicyFor } from '../../lib/api/quota.ts';

/** The used share of the quota. */
export function QuotaBar({ quota, className }: { readonly quota: Quota; readonly className: string }) {
  const { used, limit } = quota;
  return (
    <span aria-hidden="true" className={cn('block h-1 overflow-hidden rounded-full bg-line', className)}>
      <span
        className={cn('block h-full rounded-full', prefetchPolicyFor(quota) === 'eager' ? 'bg-accent' : 'bg-warn')}
        style={{ width: `${Math.min(100, (used / limit) * 100)}%` }}
      />
    </span>
  );
}
