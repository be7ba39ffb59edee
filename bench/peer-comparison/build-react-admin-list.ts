import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { cacheRoot, peersRoot } from '../product/bench-paths.ts';

/** Builds react-admin's list for production, as the bare one is; returns the folder. */
export async function buildReactAdminList(base: string): Promise<string> {
  const folder = join(cacheRoot, 'react-admin-list');
  await build({
    configFile: false,
    root: join(peersRoot, 'react-admin-list'),
    base,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true },
  });
  return folder;
}
