import { buildProductPages, serveLists, type Lists } from '../browser/compared-lists.ts';
import { firstRowsOf } from '../browser/first-rows.ts';
import { clockError, measureLongList, type LongList } from '../browser/long-list.ts';
import { scriptsOf } from '../browser/script-size-bench.ts';
import { searchedList, searchList, type SearchedList } from '../browser/search-latency.ts';
import type { BenchDatabase } from '../postgres/bench-postgres.ts';
import type { Figure, Limit } from '../report/bench-report.ts';
import { roundRobin } from '../report/paired-runs.ts';
import { buildReactAdminList } from './build-react-admin-list.ts';
import { startProductOn } from './postgres-dataset.ts';

const paintRounds = 7;
const searchRounds = 3;
const path = '/react-admin/';

/** The product's list, react-admin's and the bare one in a browser, over one product on PostgreSQL. */
export async function compareReactAdmin(postgres: BenchDatabase): Promise<readonly Figure[]> {
  await buildProductPages();
  const folder = await buildReactAdminList(path);
  const product = await startProductOn(postgres);
  try {
    return await serveLists(product.origin, [`${path}=${folder}`], async (lists) => {
      const reactAdmin = `${new URL(path, lists.product).href}#/customers`;
      return [
        await compareScripts(lists, reactAdmin),
        ...(await compareFirstRows(lists, reactAdmin)),
        ...(await compareSearches(lists, reactAdmin)),
        ...(await compareLongLists(lists, reactAdmin)),
      ];
    });
  } finally {
    await product.stop();
  }
}

async function compareScripts(lists: Lists, reactAdmin: string): Promise<Figure> {
  const own = await scriptsOf(lists, lists.product);
  const theirs = await scriptsOf(lists, reactAdmin);
  const bare = await scriptsOf(lists, lists.bare);
  return {
    area: 'react-admin',
    what: "JavaScript for the list's first visit",
    value: own.kilobytes,
    unit: 'kB',
    limit: { atMost: 150 },
    against:
      `react-admin ${theirs.kilobytes.toFixed(1)} kB (${(own.kilobytes / theirs.kilobytes).toFixed(2)}×), ` +
      `bare list ${bare.kilobytes.toFixed(1)} kB (${(own.kilobytes / bare.kilobytes).toFixed(2)}×)`,
  };
}

async function compareFirstRows(lists: Lists, reactAdmin: string): Promise<readonly Figure[]> {
  const visits = {
    product: firstRowsOf(lists, lists.product),
    reactAdmin: firstRowsOf(lists, reactAdmin),
    bare: firstRowsOf(lists, lists.bare),
  };
  // A first visit of each opens files and warms up code, so it is not counted.
  for (const visit of Object.values(visits)) await visit();
  const of = await roundRobin(paintRounds, visits);
  return ratios('first rows painted, CPU slowed 4×', of, {
    reactAdmin: { atMost: 0.55 },
    bare: { atMost: 1.2 },
    note: `medians of ${paintRounds} visits each, nothing cached`,
  });
}

/** Every page makes react-admin render all rows again: it may not come to 10,000. */
const partialAfterMs = 300_000;

async function compareLongLists(lists: Lists, reactAdmin: string): Promise<readonly Figure[]> {
  const own: LongList = await measureLongList(lists, lists.product);
  const theirs: LongList = await measureLongList(lists, reactAdmin, partialAfterMs);
  const bare: LongList = await measureLongList(lists, lists.bare);
  const figure = (what: string, key: keyof LongList, unit: string, limit: Limit): Figure => ({
    area: 'react-admin',
    what: `10,000 rows loaded: ${what}`,
    value: own[key],
    unit,
    limit,
    against:
      `react-admin ${theirs[key].toFixed(1)} ${unit}`.trim() + `, bare list ${bare[key].toFixed(1)} ${unit}`.trimEnd(),
  });
  const loadedIn = { product: own.loadedIn, reactAdmin: theirs.loadedIn, bare: bare.loadedIn };
  return [
    figure('DOM nodes, text included', 'nodes', '', { atMost: 1200 }),
    figure('JavaScript heap after gc', 'heap', 'MiB', { atMost: 40 }),
    ...ratios('10,000 rows: time to load', (name) => loadedIn[name], {
      reactAdmin: null,
      bare: { atMost: 0.5 },
      note: `once each; react-admin had loaded ${theirs.loaded.toLocaleString('en-US')} rows`,
    }),
    figure('median frame while scrolling, CPU slowed 4×', 'frame', 'ms', { atMost: bare.frame + clockError }),
  ];
}

async function compareSearches(lists: Lists, reactAdmin: string): Promise<readonly Figure[]> {
  const search = (searched: SearchedList) => async () => (await searchList(lists, searched)).rest;
  const of = await roundRobin(searchRounds, {
    product: search(searchedList(lists.product)),
    reactAdmin: search({
      url: reactAdmin,
      box: (page) => page.getByPlaceholder('Search'),
      debounce: reactAdminDebounce,
    }),
    bare: search(searchedList(lists.bare)),
  });
  return ratios('search: last key to results less debounce and round trip, CPU slowed 4×', of, {
    reactAdmin: null,
    bare: { atMost: 1.2 },
    note: `medians of ${searchRounds} rounds of five words`,
  });
}

/** Milliseconds, of react-admin's FilterLiveForm. */
const reactAdminDebounce = 500;

type ListName = 'product' | 'reactAdmin' | 'bare';

/** What the product takes over what each of the others takes, from times in ms. */
function ratios(
  what: string,
  time: (name: ListName) => number,
  limits: { readonly reactAdmin: Limit | null; readonly bare: Limit | null; readonly note: string },
): readonly Figure[] {
  const ratio = (name: 'reactAdmin' | 'bare', shown: string): Figure => ({
    area: 'react-admin',
    what: `${what}, to ${shown}`,
    value: time('product') / time(name),
    unit: '×',
    limit: limits[name],
    against: `${time('product').toFixed(0)} ms against ${time(name).toFixed(0)} ms, ${limits.note}`,
  });
  return [ratio('reactAdmin', "react-admin's list"), ratio('bare', 'the bare list')];
}
