import { get } from 'node:http';
import { openList } from './chromium.ts';
import { withLists, type Lists } from './lists.ts';
import type { Figure } from './report.ts';

/** Scripts count that are fetched up to so many milliseconds after the first rows. Source: docs/decisions/0006-bench.md. */
const countedAfterFirstRows = 800;

/** JavaScript of a first visit, compressed as the server sends it to a browser that takes brotli. */
export async function benchSize(dataDirectory: string): Promise<readonly Figure[]> {
  return withLists(dataDirectory, async (lists) => {
    const product = await scriptBytes(lists, lists.product);
    const bare = await scriptBytes(lists, lists.bare);
    const kilobytes = (bytes: number) => bytes / 1000;
    return [
      {
        area: 'size',
        what: "JavaScript for the list's first visit",
        value: kilobytes(product.bytes),
        unit: 'kB',
        limit: { atMost: 150 },
        against: `${product.files} files, ${product.encodings}; bare list ${kilobytes(bare.bytes).toFixed(1)} kB, ${bare.encodings}`,
      },
    ];
  });
}

interface Scripts {
  readonly bytes: number;
  readonly files: number;
  readonly encodings: string;
}

async function scriptBytes({ browser, cookies }: Lists, url: string): Promise<Scripts> {
  const list = await openList(browser, url, { cookies, cpuSlowdown: 1 });
  await list.page.waitForTimeout(countedAfterFirstRows);
  const scripts = await list.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => new URL(entry.name).pathname.endsWith('.js'))
      .map((entry) => entry.name),
  );
  await list.close();
  const sizes = await Promise.all([...new Set(scripts)].map(compressedSize));
  return {
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    files: sizes.length,
    encodings: [...new Set(sizes.map(({ encoding }) => encoding))].join(' and '),
  };
}

/** Counted by `http.get`, as `fetch` decodes the body. */
async function compressedSize(url: string): Promise<{ readonly bytes: number; readonly encoding: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ bytes: number; encoding: string }>();
  get(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    response.on('end', () => resolve({ bytes, encoding: response.headers['content-encoding'] ?? 'not compressed' }));
  }).on('error', reject);
  return promise;
}
