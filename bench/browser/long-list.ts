import { openList, type BenchPage } from './bench-page.ts';
import type { Lists, Visitor } from './compared-lists.ts';
import { median, quantile } from '../report/quantiles.ts';
import { countNodes, loadRows, scrollFrames } from './page-probes.ts';
import type { Figure } from '../report/bench-report.ts';

const rows = 10_000;
const timeoutMs = 600_000;
const rounds = 3;
/** Error in ms of the frame clock, which ticks 60 times a second. */
export const clockError = 1;
const scroll = { frames: 200, pixels: 240 };

/** A list with its rows loaded; times in ms, those of frames while it scrolls with the CPU slowed 4×. */
export interface LongList {
  /** 10,000, or as many as it loaded in the time it was given. */
  readonly loaded: number;
  readonly loadedIn: number;
  readonly frame: number;
  readonly slowFrame: number;
  readonly elements: number;
  readonly nodes: number;
  /** Mebibytes of JavaScript heap after a collection. */
  readonly heap: number;
}

/** Loads 10,000 rows by keeping the list scrolled to its end, then scrolls over them from the top. */
export async function compareLongLists(lists: Lists): Promise<readonly Figure[]> {
  const product: LongList[] = [];
  const bare: LongList[] = [];
  for (let round = 0; round < rounds; round += 1) {
    product.push(await measureLongList(lists, lists.product));
    bare.push(await measureLongList(lists, lists.bare));
  }
  const of = (runs: readonly LongList[], key: keyof LongList) => median(runs.map((run) => run[key]));
  const figure = (what: string, key: keyof LongList, unit: string, atMost: number | null): Figure => ({
    area: 'browser',
    what: `10,000 rows loaded: ${what}`,
    value: of(product, key),
    unit,
    limit: atMost === null ? null : { atMost },
    against: `bare list ${of(bare, key).toFixed(1)} ${unit}`.trim(),
  });
  return [
    figure('DOM elements', 'elements', '', 1200),
    figure('DOM nodes, text included', 'nodes', '', 1200),
    figure('JavaScript heap after gc', 'heap', 'MiB', 40),
    {
      area: 'browser',
      what: '10,000 rows: time to load, to the bare list',
      value: of(product, 'loadedIn') / of(bare, 'loadedIn'),
      unit: '×',
      limit: { atMost: 0.5 },
      against: `${of(product, 'loadedIn').toFixed(0)} ms against ${of(bare, 'loadedIn').toFixed(0)} ms`,
    },
    figure('median frame while scrolling, CPU slowed 4×', 'frame', 'ms', of(bare, 'frame') + clockError),
    figure('p95 frame while scrolling, CPU slowed 4×', 'slowFrame', 'ms', null),
  ];
}

/**
 * Opens a list, loads its rows and scrolls over them. Throws an Error when that takes ten minutes; a slow list is
 * measured with what it loads in `partialAfterMs`.
 */
export async function measureLongList(
  { browser, cookies }: Visitor,
  url: string,
  partialAfterMs?: number,
): Promise<LongList> {
  const list = await openList(browser, url, { cookies, cpuSlowdown: 1 });
  const { loaded, loadedIn } = await list.page.evaluate(loadRows, {
    count: rows,
    timeoutMs: partialAfterMs ?? timeoutMs,
  });
  if (loaded < rows && partialAfterMs === undefined) throw new Error(`${url}: only ${loaded} rows loaded`);
  // At full speed every frame would wait for the 60 Hz display, and both lists would look the same.
  await list.devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const frames = await list.page.evaluate(scrollFrames, scroll);
  await list.devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const { elements, nodes } = await list.page.evaluate(countNodes);
  const heap = await heapOf(list);
  await list.close();
  return { loaded, loadedIn, frame: median(frames), slowFrame: quantile(frames, 0.95), elements, nodes, heap };
}

async function heapOf({ devtools }: BenchPage): Promise<number> {
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}
