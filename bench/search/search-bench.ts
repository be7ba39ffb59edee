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

/** Limits in ms for the p99 of lists with a status or a parameter, and of searches. */
export interface SearchLimits {
  readonly filter: number;
  readonly search: number;
}

const sqliteLimits: SearchLimits = { filter: 10, search: 40 };
const catalogueLimit = 40;
const longestBlockLimit = 50;
const catalogueDraws = 30;

interface MeasuredSource {
  readonly area: string;
  readonly source: CustomerSource;
  readonly limits: SearchLimits;
  /** Runs the queries that the source would run for this request, on this thread, where that is possible. */
  readonly queryStore: ((request: ListCustomersRequest) => Promise<unknown>) | null;
}

interface Bench extends MeasuredSource {
  readonly watch: EventLoopWatch;
}

/** The embedded store in this process: p99 of each kind of request, next to bare SQLite, and the longest block. */
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
  try {
    return await measureSearch({ area: 'search', source, limits: sqliteLimits, queryStore });
  } finally {
    await source.close();
    database.close();
  }
}

/** A source in this process: p99 of each kind of request, and the longest block of the event loop. */
export async function measureSearch(measured: MeasuredSource): Promise<readonly Figure[]> {
  const { source, limits } = measured;
  const bench: Bench = { ...measured, watch: new EventLoopWatch() };
  const figures: Figure[] = [];
  for (const draws of await filterDraws(source)) figures.push(await listFigure(bench, draws, limits.filter));
  for (const status of [null, 'banned'] as const) {
    for (const draws of await searchDraws(source, status)) figures.push(await listFigure(bench, draws, limits.search));
  }
  return [...figures, ...(await catalogueFigures(bench)), longestBlockFigure(bench)];
}

async function catalogueFigures(bench: Bench): Promise<readonly Figure[]> {
  const { source } = bench;
  const everyone = (): Promise<unknown> => source.summary({ filter: { kind: 'all' } });
  const figures = [
    await catalogueFigure(bench, 'parameters', () => source.parameters()),
    await catalogueFigure(bench, 'summary of everyone', everyone),
  ];
  for (const text of searches) {
    figures.push(
      await catalogueFigure(bench, `summary of "${text}"`, () => source.summary({ filter: { kind: 'search', text } })),
    );
  }
  return figures;
}

function longestBlockFigure({ area, watch }: Bench): Figure {
  const { milliseconds, during } = watch.longest;
  const limit = { atMost: longestBlockLimit };
  return {
    area,
    what: 'longest block of the event loop',
    value: milliseconds,
    unit: 'ms',
    limit,
    against: `during ${during}`,
  };
}

async function listFigure(
  { area, source, watch, queryStore }: Bench,
  { name, requests }: Draws,
  atMost: number,
): Promise<Figure> {
  const [first] = requests;
  const rows =
    first === undefined ? 0 : ((await source.list(first)).customers.match(/"customerNumber":/g)?.length ?? 0);
  const times = await watch.during(name, () => timeEach(requests, (request) => source.list(request)));
  const directly =
    queryStore === null ? '' : `SQLite directly ${(await p99Directly(queryStore, requests)).toFixed(2)} ms; `;
  return {
    area,
    what: `p99 of ${name}`,
    value: quantile(times, 0.99),
    unit: 'ms',
    limit: { atMost },
    against: `${directly}p50 ${quantile(times, 0.5).toFixed(2)} ms; ${rows} rows on page 1`,
  };
}

async function p99Directly(
  queryStore: (request: ListCustomersRequest) => Promise<unknown>,
  requests: readonly ListCustomersRequest[],
): Promise<number> {
  const times: number[] = [];
  for (const request of requests) {
    const run = await recordDirectly(() => queryStore(request));
    const started = performance.now();
    run();
    times.push(performance.now() - started);
  }
  return quantile(times, 0.99);
}

async function catalogueFigure({ area, watch }: Bench, name: string, read: () => Promise<unknown>): Promise<Figure> {
  // As with the pages, the first request starts a worker and is not counted.
  await read();
  const times = await watch.during(name, () => timeEach(Array.from({ length: catalogueDraws }), read));
  return {
    area,
    what: `p99 of ${name}`,
    value: quantile(times, 0.99),
    unit: 'ms',
    limit: { atMost: catalogueLimit },
    against: `p50 ${quantile(times, 0.5).toFixed(2)} ms`,
  };
}
