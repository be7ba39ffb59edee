import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Suite } from './suite.ts';

/** JavaScript the list may ask for on a first visit, as a browser receives it: 150 KB. */
export const scriptLimitBytes = 150_000;

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), isEntry: z.boolean().optional(), imports: z.array(z.string()).optional() }),
);

/** What the page cannot do without must fit the budget; the e2e suite measures what a first visit really fetches. */
export function sizeSuite(dist: string): Suite {
  return {
    name: 'size',
    async run(say) {
      if (!existsSync(join(dist, '.vite/manifest.json'))) throw new Error('There is no build to measure.');
      const bytes = initialScriptBytes(dist);
      const fits = bytes <= scriptLimitBytes;
      say(
        `The scripts the page cannot do without: ${kilobytes(bytes)}, of ${kilobytes(scriptLimitBytes)} for the list.`,
      );
      return { passed: fits ? 1 : 0, failed: fits ? 0 : 1, skipped: 0 };
    },
  };
}

/** What a browser receives of the entry script and of every script it imports statically, in bytes. */
function initialScriptBytes(dist: string): number {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));
  const needed = new Set<string>();
  const need = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || needed.has(chunk.file)) return;
    needed.add(chunk.file);
    chunk.imports?.forEach(need);
  };
  if (manifest['index.html']?.isEntry) need('index.html');
  if (needed.size === 0) throw new Error('The build names no entry script.');
  return [...needed].reduce((sum, file) => sum + sentBytes(join(dist, file)), 0);
}

/** The server sends the Brotli form that stands beside a script, and a script too small to have one as it is. */
function sentBytes(file: string): number {
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
