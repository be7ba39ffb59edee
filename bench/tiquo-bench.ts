import { simulateHourOfUse } from '../src/testing/tiquo/simulate-hour-of-use.ts';
import { quantile } from './report/quantiles.ts';
import type { Figure } from './report/bench-report.ts';

/** How many times faster than real time the hour passes. */
const speed = 120;

/** The Tiquo requests that twenty staff cause in an hour; the product's own server plays Tiquo. */
export async function benchTiquo(): Promise<readonly Figure[]> {
  const { requests, upstreamRequests, refusals, waits } = await simulateHourOfUse({ speed, seed: 1 });
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
      'Tiquo requests for an hour of twenty staff',
      upstreamRequests,
      'requests',
      { atMost: 950 },
      `${requests} requests from their pages, the hour in ${3600 / speed} s`,
    ),
    figure(
      'requests refused by Tiquo',
      refusals,
      'requests',
      { atMost: 0 },
      'its own limiter, 1,000 in the same window',
    ),
    figure(
      'requests served without one to Tiquo',
      (100 * (requests - upstreamRequests)) / requests,
      '%',
      null,
      'from the cache, or shared with another request',
    ),
    figure('wait of a request, p50', quantile(waits, 0.5), 'ms', null, 'Tiquo on the same machine'),
    figure('wait of a request, p99', quantile(waits, 0.99), 'ms', null, 'the same'),
    figure('wait of a request, longest', Math.max(...waits), 'ms', null, 'the same'),
  ];
}
