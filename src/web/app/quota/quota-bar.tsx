import type { Budget } from '../../../contract/app-api.ts';
import { cn } from '../../lib/browser/cn.ts';
import { spendingOf } from '../../lib/source/quota.ts';

/** The used part of what may be asked. */
export function QuotaBar({ budget, className }: { readonly budget: Budget; readonly className: string }) {
  const { used, limit } = budget;
  return (
    <span aria-hidden="true" className={cn('block h-1 overflow-hidden rounded-full bg-line', className)}>
      <span
        className={cn('block h-full rounded-full', spendingOf(budget) === 'ahead' ? 'bg-accent' : 'bg-warn')}
        style={{ width: `${Math.min(100, (used / limit) * 100)}%` }}
      />
    </span>
  );
}
