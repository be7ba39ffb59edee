import { openList } from './bench-page.ts';
import { withLists, type Visitor } from './compared-lists.ts';
import type { Figure } from '../report/bench-report.ts';

/**
 * Scripts fetched until this many ms after the first rows are counted. Source: docs/decisions/0006-bench.md.
 */
const countedAfterFirstRows = 800;

/** JavaScript of a first visit, as the server sends it to a browser that accepts Brotli. */
export async function benchSize(dataDirectory: string): Promise<readonly Figure[]> {
  return withLists(dataDirectory, async (lists) => {
    const product = await scriptsOf(lists, lists.product);
    const bare = await scriptsOf(lists, lists.bare);
    return [
      {
        area: 'size',
        what: "JavaScript for the list's first visit",
        value: product.kilobytes,
        unit: 'kB',
        limit: { atMost: 150 },
        against:
          `${product.files} files, ${product.unpacked.toFixed(0)} kB unpacked; ` +
          `bare list ${bare.kilobytes.toFixed(1)} kB`,
      },
    ];
  });
}

/** The scripts of a first visit; sizes in kB of 1,000 bytes. */
export interface Scripts {
  readonly files: number;
  /** As sent. */
  readonly kilobytes: number;
  readonly unpacked: number;
}

export async function scriptsOf({ browser, cookies }: Visitor, url: string): Promise<Scripts> {
  const list = await openList(browser, url, { cookies, cpuSlowdown: 1 });
  await list.page.waitForTimeout(countedAfterFirstRows);
  const scripts = await list.page.evaluate(fetchedScripts);
  await list.close();
  const refused = scripts.find(({ status }) => status !== 200);
  if (refused !== undefined) throw new Error(`${refused.name} returned ${refused.status}`);
  return {
    files: scripts.length,
    kilobytes: scripts.reduce((sum, { sent }) => sum + sent, 0) / 1000,
    unpacked: scripts.reduce((sum, { unpacked }) => sum + unpacked, 0) / 1000,
  };
}

/** Includes preloaded scripts; one that is preloaded and then run is listed once. */
function fetchedScripts() {
  return performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    .map(({ name, responseStatus, encodedBodySize, decodedBodySize }) => ({
      name,
      status: responseStatus,
      sent: encodedBodySize,
      unpacked: decodedBodySize,
    }));
}
