import { openList } from './chromium.ts';
import { withLists, type Lists } from './lists.ts';
import type { Figure } from './report.ts';

/**
 * Scripts count that are fetched up to so many milliseconds after the first rows. Source: docs/decisions/0006-bench.md.
 */
const countedAfterFirstRows = 800;

/** JavaScript of a first visit, as the server sends it to a browser that takes brotli. */
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
        against: `${product.files} files, ${product.unpacked.toFixed(0)} kB unpacked; bare list ${bare.kilobytes.toFixed(1)} kB`,
      },
    ];
  });
}

interface Scripts {
  readonly files: number;
  /** As sent. */
  readonly kilobytes: number;
  readonly unpacked: number;
}

async function scriptsOf({ browser, cookies }: Lists, url: string): Promise<Scripts> {
  const list = await openList(browser, url, { cookies, cpuSlowdown: 1 });
  await list.page.waitForTimeout(countedAfterFirstRows);
  const scripts = await list.page.evaluate(fetchedScripts);
  await list.close();
  const refused = scripts.find(({ status }) => status !== 200);
  if (refused !== undefined) throw new Error(`${refused.name} was answered ${refused.status}`);
  return {
    files: scripts.length,
    kilobytes: scripts.reduce((sum, { sent }) => sum + sent, 0) / 1000,
    unpacked: scripts.reduce((sum, { unpacked }) => sum + unpacked, 0) / 1000,
  };
}

/** Preloaded ones too, whatever asked for them; one that was preloaded and then run stands here once. */
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
