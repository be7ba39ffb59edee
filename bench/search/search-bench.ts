import type { CustomerSource, ListCustomersRequest } from '../../src/server/customers/customer-source.ts';
import { parseSearchTerms } from '../../src/server/customers/model/search-terms.ts';
import { openForReading } from '../../src/server/customers/sqlite/database/open-database.ts';
import { openSqliteCustomers } from '../../src/server/customers/sqlite/open-sqlite-customers.ts';
import { SearchScan } from '../../src/server/customers/sqlite/search/search-scan.ts';
import { filterDraws, searchDraws, searches, type Draws } from './random-requests.ts';
import { EventLoopWatch } from './event-loop-watch.ts';
import { timeEach } from '../report/time-each.ts';
import { quantile } from '../report/quantiles.ts';
import type { Figure } from '../report/bench-report.ts';
import { recordDirectly } from './sqlite-baseline.ts';

const filterLimit = 10;
const searchLimit = 40;
const longestBlockLimit = 50;
const catalogueDraws = 30;

interface Bench {
  readonly source: CustomerSource;
  readonly watch: EventLoopWatch;
  /** Runs the SQLite queries that the source would run for this request, on this thread. */
  readonly queryStore: (request: ListCustomersRequest) => Promise<unknown>;
}

/** The store in this process: p99 of each kind of request, next to bare SQLite, and the longest event-loop block. */
export async function benchSearch(dataDirectory: string): Promise<readonly Figure[]> {
  const source = openSqliteCustomers({ dataDir: dataDirectory });
  const database = openForReading(dataDirectory);
  const scan = new SearchScan(database, Number.POSITIVE_INFINITY);
  // The source searches in a worker, where statements cannot be recorded.
  const queryStore = async (request: ListCustomersRequest): Promise<unknown> => {
    if (request.filter.kind !== 'search') return source.list(request);
    const terms = parseSearchTerms(request.filter.text);
    return terms === null ? null : scan.page({ ...request, terms }).toArray();
  };
  const bench: Bench = { source, watch: new EventLoopWatch(), queryStore };
  try {
    const figures: Figure[] = [];
    for (const draws of await filterDraws(source)) figures.push(await listFigure(bench, draws, filterLimit));
    for (const status of [null, 'banned'] as const) {
      for (const draws of await searchDraws(source, status)) figures.push(await listFigure(bench, draws, searchLimit));
    }
    return [...figures, ...(await catalogueFigures(bench)), longestBlockFigure(bench)];
  } finally {
    await source.close();
    database.close();
  }
}

async function catalogueFigures({ source, watch }: Bench): Promise<readonly Figure[]> {
  const everyone = (): Promise<unknown> => source.summary({ filter: { kind: 'all' } });
  const figures = [
    await catalogueFigure(watch, 'parameters', () => source.parameters()),
    await catalogueFigure(watch, 'summary of everyone', everyone),
  ];
  for (const text of searches) {
    figures.push(
      await catalogueFigure(watch, `summary of "${text}"`, () => source.summary({ filter: { kind: 'search', text } })),
    );
  }
  return figures;
}

function longestBlockFigure({ watch }: Bench): Figure {
  const { milliseconds, during } = watch.longest;
  const limit = { atMost: longestBlockLimit };
  return {
    area: 'search',
    what: 'longest block of the event loop',
    value: milliseconds,
    unit: 'ms',
    limit,
    against: `during ${during}`,
  };
}

async function listFigure(
  { source, watch, queryStore }: Bench,
  { name, requests }: Draws,
  atMost: number,
): Promise<Figure> {
  const [first] = requests;
  const rows =
    first === undefined ? 0 : ((await source.list(first)).customers.match(/"customerNumber":/g)?.length ?? 0);
  const times = await watch.during(name, () => timeEach(requests, (request) => source.list(request)));
  const directly: number[] = [];
  for (const request of requests) {
    const run = await recordDirectly(() => queryStore(request));
    const started = performance.now();
    run();
    directly.push(performance.now() - started);
  }
  return {
    area: 'search',
    what: `p99 of ${name}`,
    value: quantile(times, 0.99),
    unit: 'ms',
    limit: { atMost },
    against:
      `SQLite directly ${quantile(directly, 0.99).toFixed(2)} ms; ` +
      `p50 ${quantile(times, 0.5).toFixed(2)} ms; ${rows} rows on page 1`,
  };
}

async function catalogueFigure(watch: EventLoopWatch, name: string, read: () => Promise<unknown>): Promise<Figure> {
  // As with the pages, the first request starts a worker and is not counted.
  await read();
  const times = await watch.during(name, () => timeEach(Array.from({ length: catalogueDraws }), read));
  return {
    area: 'search',
    what: `p99 of ${name}`,
    value: quantile(times, 0.99),
    unit: 'ms',
    limit: { atMost: searchLimit },
    against: `p50 ${quantile(times, 0.5).toFixed(2)} ms`,
  };
}
