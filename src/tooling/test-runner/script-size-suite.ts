import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Suite } from './suite.ts';

/** The most JavaScript, as sent, that a first visit of the list may load: 150 KB. */
export const scriptLimitBytes = 150_000;

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), isEntry: z.boolean().optional(), imports: z.array(z.string()).optional() }),
);

/** Checks the scripts of the entry. The browser tests measure what a first visit really fetches. */
export function scriptSizeSuite(dist: string): Suite {
  return {
    name: 'size',
    async run(print) {
      if (!existsSync(join(dist, '.vite/manifest.json'))) throw new Error('There is no build to measure.');
      const bytes = initialScriptBytes(dist);
      const fits = bytes <= scriptLimitBytes;
      print(`Scripts of the entry: ${kilobytes(bytes)} of ${kilobytes(scriptLimitBytes)}.`);
      return { passed: fits ? 1 : 0, failed: fits ? 0 : 1, skipped: 0 };
    },
  };
}

/** Bytes sent for the entry script and every script that it imports statically. */
function initialScriptBytes(dist: string): number {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));
  const files = new Set<string>();
  const add = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  if (manifest['index.html']?.isEntry) add('index.html');
  if (files.size === 0) throw new Error('The build names no entry script.');
  return [...files].reduce((sum, file) => sum + sentBytes(join(dist, file)), 0);
}

/** The server sends the Brotli file next to a script, or the script itself when it is too small to have one. */
function sentBytes(file: string): number {
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
