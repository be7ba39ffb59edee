import { exportFormats, type ExportFormat } from '../../src/contract/list/list-export.ts';
import type { CustomerSource } from '../../src/server/customers/customer-source.ts';
import { exportCustomers } from '../../src/server/customers/export/export-text.ts';
import { openSqliteCustomers } from '../../src/server/customers/sqlite/open-sqlite-customers.ts';
import { endToQuarter, quantile } from '../report/quantiles.ts';
import type { Figure } from '../report/bench-report.ts';

const mebibyte = 1_048_576;
const listEvery = 25;

/** An export of every customer of the embedded store with every field, in this process, with lists read alongside. */
export async function benchExport(dataDirectory: string): Promise<readonly Figure[]> {
  const source = openSqliteCustomers({ dataDir: dataDirectory });
  try {
    return await measureExports('export', source);
  } finally {
    await source.close();
  }
}

/** The same of any source. */
export async function measureExports(area: string, source: CustomerSource): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const format of exportFormats) figures.push(...(await exportFigures(area, source, format)));
  return figures;
}

async function exportFigures(area: string, source: CustomerSource, format: ExportFormat): Promise<readonly Figure[]> {
  const alone = await runExport(source, format);
  const listsAlone: number[] = [];
  for (let round = 0; round < 200; round += 1) listsAlone.push(await timeOfList(source));
  const lists = new Lists(source);
  const shared = await runExport(source, format);
  const beside = await lists.stop();
  const name = format.toUpperCase();
  const ratio = quantile(beside, 0.99) / quantile(listsAlone, 0.99);
  const { end, quarter } = endToQuarter(alone.resident);
  return [
    {
      area,
      what: `${name} of everyone`,
      value: alone.customers / alone.seconds,
      unit: 'customers/s',
      limit: { atLeast: 60_000 },
      against: `${alone.seconds.toFixed(1)} s; ${Math.round(shared.customers / shared.seconds)}/s with lists alongside`,
    },
    {
      area,
      what: `p99 of a list during the ${name}, to that without`,
      value: ratio,
      unit: '×',
      limit: { atMost: 2 },
      against: `${quantile(beside, 0.99).toFixed(1)} ms to ${quantile(listsAlone, 0.99).toFixed(1)} ms`,
    },
    {
      area,
      what: `resident memory of the ${name}: the end to a quarter of the way`,
      value: end / quarter,
      unit: '×',
      limit: { atMost: 1.25 },
      against: `peak ${Math.max(...alone.resident).toFixed(0)} MiB`,
    },
  ];
}

async function runExport(source: CustomerSource, format: ExportFormat) {
  const everyone = { filter: { kind: 'all' }, status: null, columns: null } as const;
  const resident: number[] = [];
  let customers = 0;
  const started = performance.now();
  for await (const part of exportCustomers(source, { ...everyone, format })) {
    // As they are sent: UTF-8, in turns of the event loop.
    Buffer.from(part.text);
    customers += part.customers;
    resident.push(process.memoryUsage.rss() / mebibyte);
    await new Promise(setImmediate);
  }
  return { customers, seconds: (performance.now() - started) / 1000, resident };
}

/** Reads a first page every 25 ms until it is stopped. */
class Lists {
  readonly #times: number[] = [];
  readonly #done: Promise<void>;
  #stopped = false;

  constructor(source: CustomerSource) {
    this.#done = this.#run(source);
  }

  async #run(source: CustomerSource): Promise<void> {
    while (!this.#stopped) {
      this.#times.push(await timeOfList(source));
      await new Promise((resolve) => setTimeout(resolve, listEvery));
    }
  }

  /** The times in ms. */
  async stop(): Promise<readonly number[]> {
    this.#stopped = true;
    await this.#done;
    return this.#times;
  }
}

/** Time in ms from the moment a request would arrive, which waits for the event loop's turn. */
async function timeOfList(source: CustomerSource): Promise<number> {
  const started = performance.now();
  await new Promise(setImmediate);
  await source.list({ filter: { kind: 'all' }, status: 'active', limit: 50, after: null });
  return performance.now() - started;
}
