import type { CustomerSource } from '../../src/server/customers/customer-source.ts';
import { openSqliteCustomers } from '../../src/server/customers/sqlite/open-sqlite-customers.ts';
import { quantile } from '../report/quantiles.ts';
import type { Figure } from '../report/bench-report.ts';
import { timeEach } from '../report/time-each.ts';
import { EventLoopWatch } from '../search/event-loop-watch.ts';
import { excludingLists, refinedLists, summariesOf } from './refined-draws.ts';

const limits = { p50: 5, worst: 150, summary: { p50: 100, p99: 500 }, block: 50 };

/** Lists of the embedded store with sorts and filters, and what is counted beside them, in this process. */
export async function benchRefinedLists(dataDirectory: string): Promise<readonly Figure[]> {
  const source = openSqliteCustomers({ dataDir: dataDirectory });
  try {
    return await measureRefinedLists('lists', source, 40);
  } finally {
    await source.close();
  }
}

/** The same of any source; `p99Limit` is the limit for that of a list, in ms. */
export async function measureRefinedLists(
  area: string,
  source: CustomerSource,
  p99Limit: number,
): Promise<readonly Figure[]> {
  const watch = new EventLoopWatch();
  const figure = (what: string, value: number, atMost: number | null, against: string): Figure => ({
    area,
    what,
    value,
    unit: 'ms',
    limit: atMost === null ? null : { atMost },
    against,
  });
  // Not counted: the first use of a parameter reads it, and the first list by name ranks the names. Summaries are
  // kept until the next write, so others are measured.
  const before = await refinedLists(source, 1);
  const excluding = await excludingLists(source);
  const firstUse = [
    ...(await timeEach([...before, ...excluding], (request) => source.list(request))),
    ...(await timeEach(await summariesOf(source, before), (request) => source.summary(request))),
  ];
  const lists = await refinedLists(source, 2);
  const summaries = await summariesOf(source, lists);
  const listed = await watch.during('lists', () => timeEach(lists, (request) => source.list(request)));
  const excluded = await watch.during('excluding lists', () => timeEach(excluding, (one) => source.list(one)));
  const counted = await watch.during('summaries', () => timeEach(summaries, (one) => source.summary(one)));
  const p50 = (times: readonly number[]) => quantile(times, 0.5);
  const p99 = (times: readonly number[]) => quantile(times, 0.99);
  const drawn = `${lists.length} draws with any sort and up to three filters`;
  return [
    figure('p50 of a refined list', p50(listed), limits.p50, drawn),
    figure('p99 of a refined list', p99(listed), p99Limit, drawn),
    figure('filters that exclude each other, slowest', Math.max(...excluded), limits.worst, `${excluded.length} lists`),
    figure('p50 of counts, sums and a facet', p50(counted), limits.summary.p50, 'of the same draws'),
    figure('p99 of counts, sums and a facet', p99(counted), limits.summary.p99, 'of the same draws'),
    figure(
      'longest block of the event loop',
      watch.longest.milliseconds,
      limits.block,
      `during ${watch.longest.during}`,
    ),
    figure('slowest first use', Math.max(...firstUse), null, 'reads a parameter, or ranks every name'),
  ];
}
