import { simulateStaffHour } from '../src/testing/tiquo/staff-hour.ts';
import { quantile } from './quantiles.ts';
import type { Figure } from './report.ts';

/** How many times faster than real time the hour goes by. */
const speed = 120;

/** What twenty staff ask of Tiquo in an hour, the product's own server being the vendor. Source: quality.md, row 12. */
export async function benchTiquo(): Promise<readonly Figure[]> {
  const { requests, calls, refusals, waits } = await simulateStaffHour({ speed, seed: 1 });
  const figure = (what: string, value: number, unit: string, limit: Figure['limit'], against = ''): Figure => ({
    area: 'tiquo',
    what,
    value,
    unit,
    limit,
    against,
  });
  return [
    figure(
      'calls that an hour of twenty staff takes',
      calls,
      'calls',
      { atMost: 950 },
      `${requests} requests of their pages, the hour in ${3600 / speed} s`,
    ),
    figure('calls that Tiquo refused', refusals, 'calls', { atMost: 0 }, 'its own limiter, 1,000 in the same window'),
    figure(
      'requests answered without a call',
      (100 * (requests - calls)) / requests,
      '%',
      null,
      'from kept answers, or with the call of another',
    ),
    figure('wait of a request, p50', quantile(waits, 0.5), 'ms', null, 'Tiquo on the same machine'),
    figure('wait of a request, p99', quantile(waits, 0.99), 'ms', null, 'the same'),
    figure('wait of a request, longest', Math.max(...waits), 'ms', null, 'the same'),
  ];
}
