import type { Budget } from '../../../contract/app-api.ts';
import { classNames } from '../../lib/browser/cn.ts';
import { spendingOf } from '../../lib/source/quota.ts';

/** The used part of what may be asked. */
export function MeterBar({ budget, className }: { readonly budget: Budget; readonly className: string }) {
  const { used, limit } = budget;
  return (
    <span aria-hidden="true" className={classNames('block h-1 overflow-hidden rounded-full bg-line', className)}>
      <span
        className={classNames('block h-full rounded-full', spendingOf(budget) === 'ahead' ? 'bg-accent' : 'bg-warn')}
        style={{ width: `${Math.min(100, (used / limit) * 100)}%` }}
      />
    </span>
  );
}
