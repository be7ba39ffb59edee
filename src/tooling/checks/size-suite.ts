import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { Suite } from './suite.ts';

/** JavaScript the list may ask for on a first visit, compressed. Source: the project's figures (150 KB). */
export const scriptBudgetBytes = 150_000;

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
      const fits = bytes <= scriptBudgetBytes;
      say(`The page's own scripts: ${kilobytes(bytes)} gzipped, of ${kilobytes(scriptBudgetBytes)}.`);
      return { passed: fits ? 1 : 0, failed: fits ? 0 : 1, skipped: 0 };
    },
  };
}

/** The gzipped bytes of the entry script and of every script it imports statically. */
export function initialScriptBytes(dist: string): number {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));
  const needed = new Set<string>();
  const need = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || needed.has(chunk.file)) return;
    needed.add(chunk.file);
    chunk.imports?.forEach(need);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) need(key);
  if (needed.size === 0) throw new Error('The build names no entry script.');
  return [...needed].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
