import { openList } from './bench-page.ts';
import type { Lists } from './compared-lists.ts';
import type { Figure } from '../report/bench-report.ts';
import { median } from '../report/quantiles.ts';

const visits = 5;
const network = { latencyMs: 400, bytesPerSecond: 50_000 };

/** What a first visit over a slow network shows, and when: the static page, and then the rows. */
export async function measureSlowVisit({ browser, cookies, product }: Lists): Promise<readonly Figure[]> {
  const shell: number[] = [];
  const rows: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const list = await openList(browser, product, { cookies, cpuSlowdown: 1, network });
    shell.push(
      await list.page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN),
    );
    rows.push(list.firstRows);
    await list.close();
  }
  const figure = (what: string, times: readonly number[], atMost: number): Figure => ({
    area: 'browser',
    what: `first visit, ${network.latencyMs} ms and ${network.bytesPerSecond / 1000} kB/s: ${what}`,
    value: median(times),
    unit: 'ms',
    limit: { atMost },
    against: `median of ${visits} visits, nothing cached`,
  });
  return [figure('first paint', shell, 1000), figure('rows', rows, 4500)];
}
