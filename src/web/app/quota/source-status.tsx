import { useQuery } from '@tanstack/react-query';
import type { Budget, Capabilities } from '../../../contract/app-api.ts';
import { cn } from '../../lib/browser/cn.ts';
import { capabilitiesOptions } from '../../lib/source/capabilities-query.ts';
import { sourceBudget, spendingOf, useSourceBudget } from '../../lib/source/quota.ts';
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
  const budget = useSourceBudget();
  // Calls free as time goes by; our own server says how many without asking anybody.
  const { data } = useQuery({ ...capabilitiesOptions(), refetchInterval: () => rereadAfter(sourceBudget()) });
  const trouble = useConnectionStatus();
  if (data === undefined) return null;
  const name = data.demo ? 'Demo data' : names[data.source];
  if (budget !== null) return <SourceMeter name={name} budget={budget} status={trouble} />;
  return (
    <span className="flex items-center gap-1.5 text-[0.8125rem] text-muted max-md:hidden">
      <span aria-hidden="true" className={cn('size-1.5 rounded-full', trouble === null ? 'bg-ok' : 'bg-warn')} />
      {name}
      {trouble !== null && ` · ${trouble}`}
    </span>
  );
}

/** Milliseconds after which the budget is read again: each minute, and where calls are few as soon as one frees. */
function rereadAfter(budget: Budget | null): number | false {
  if (budget === null) return false;
  if (budget.frees === null || spendingOf(budget) === 'ahead') return minute;
  return Math.min(minute, Math.max(second, budget.frees - Date.now() + second));
}
