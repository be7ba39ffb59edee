import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { cacheRoot } from '../../product/bench-paths.ts';

/** Builds the bare list for production, under a path of its own beside the product; returns the folder. */
export async function buildBaselineList(base: string): Promise<string> {
  const folder = join(cacheRoot, 'baseline-list');
  await build({
    configFile: false,
    root: import.meta.dirname,
    base,
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true },
  });
  return folder;
}
