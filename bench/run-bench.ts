import { benchApi } from './http/http-bench.ts';
import { benchBrowser } from './browser/browser-bench.ts';
import { ensureDataset, type Dataset } from './product/dataset.ts';
import { benchExport } from './lists/export-bench.ts';
import { benchRoundTrip } from './lists/round-trip-bench.ts';
import { benchRefinedLists } from './lists/refined-lists-bench.ts';
import { benchImport } from './import-bench.ts';
import { describeMachine, machineLine } from './report/machine.ts';
import { readOptions } from './bench-options.ts';
import { tableOf, writeResults, type Figure } from './report/bench-report.ts';
import { benchSearch } from './search/search-bench.ts';
import { benchSize } from './browser/script-size-bench.ts';
import { benchStart } from './startup-bench.ts';
import { benchPostgres, benchPostgresImport } from './postgres/postgres-bench.ts';
import { benchTiquo } from './tiquo-bench.ts';

/**
 * `npm run bench [-- --only api,search] [-- --customers 100000] [-- --fresh]`: measures, prints a table and writes
 * bench/results/DATE.json. The exit code is 1 only when a bench could not run, not when a limit was missed.
 */
const areas = [
  'api',
  'search',
  'lists',
  'export',
  'import',
  'start',
  'size',
  'browser',
  'tiquo',
  'postgres',
  'postgres-import',
] as const;
type Area = (typeof areas)[number];

const options = readOptions(process.argv.slice(2), { areas, customers: 1_000_000 });
const machine = await describeMachine();
console.log(machineLine(machine));
// Creating it takes minutes, and the tiquo area has its own customers.
const dataset = options.areas.every((area) => area === 'tiquo')
  ? { customers: 0, directory: '' }
  : await ensureDataset(options.customers, options.fresh, console.log);

const benches: Readonly<Record<Area, (dataset: Dataset) => Promise<readonly Figure[]>>> = {
  api: ({ directory, customers }) => benchApi(directory, customers),
  search: ({ directory }) => benchSearch(directory),
  lists: ({ directory }) => benchRefinedLists(directory),
  export: async ({ directory }) => [...(await benchExport(directory)), ...(await benchRoundTrip(directory))],
  import: benchImport,
  start: ({ directory }) => benchStart(directory),
  size: ({ directory }) => benchSize(directory),
  browser: ({ directory }) => benchBrowser(directory),
  tiquo: benchTiquo,
  postgres: benchPostgres,
  'postgres-import': benchPostgresImport,
};

const figures: Figure[] = [];
for (const area of options.areas) {
  console.log(`Measuring ${area}…`);
  try {
    figures.push(...(await benches[area](dataset)));
  } catch (error) {
    console.error(`${area} could not be measured:`, error);
    process.exitCode = 1;
  }
}
const among = dataset.customers === 0 ? '' : `${dataset.customers.toLocaleString('en-US')} customers\n\n`;
console.log(`\n${among}${tableOf(figures)}\n`);
console.log(`Written to ${await writeResults(machine, dataset.customers, figures)}`);
