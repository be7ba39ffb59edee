import { pairedRuns } from '../report/paired-runs.ts';
import { withLists, type Lists } from './compared-lists.ts';
import { firstRowsOf } from './first-rows.ts';
import { compareLongLists } from './long-list.ts';
import type { Figure } from '../report/bench-report.ts';
import { measureSearch } from './search-latency.ts';
import { measureSlowVisit } from './slow-visit.ts';

const paintRounds = 7;

/** Browser figures: first rows, also over a slow network, a long list, and search, over a million customers. */
export async function benchBrowser(dataDirectory: string): Promise<readonly Figure[]> {
  return withLists(dataDirectory, async (lists) => [
    await compareFirstRows(lists),
    ...(await measureSlowVisit(lists)),
    ...(await compareLongLists(lists)),
    ...(await measureSearch(lists)),
  ]);
}

async function compareFirstRows(lists: Lists): Promise<Figure> {
  const [ofProduct, ofBare] = [firstRowsOf(lists, lists.product), firstRowsOf(lists, lists.bare)];
  // A first visit of each opens files and warms up code, so it is not counted.
  await ofProduct();
  await ofBare();
  const { a, b } = await pairedRuns(paintRounds, ofProduct, ofBare);
  return {
    area: 'browser',
    what: 'first rows painted, CPU slowed 4×, to the bare list',
    value: a / b,
    unit: '×',
    limit: { atMost: 1.2 },
    against: `${a.toFixed(0)} ms against ${b.toFixed(0)} ms, medians of ${paintRounds} visits each, nothing cached`,
  };
}
