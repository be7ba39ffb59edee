/// <reference types="vitest/config" />
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompressPlugin } from './src/tooling/web-build/precompress-plugin.ts';
import { stampPlugin } from './src/tooling/web-build/stamp-plugin.ts';

const full = process.env['TEST_FULL'] === '1';
const minute = 60_000;

export default defineConfig({
  plugins: [react(), tailwindcss(), precompressPlugin(), stampPlugin()],
  build: {
    outDir: 'dist',
    // The app, and the page that those who are not signed in get in its place.
    rolldownOptions: { input: ['index.html', 'sign-in.html'] },
    target: 'es2024',
    // Written beside the scripts and not named in them: a stack can be read, no browser fetches them by itself.
    sourcemap: 'hidden',
    // The size check reads it.
    manifest: true,
    // The page's policy allows scripts, styles and fonts of its own origin alone: nothing inline, no data: URLs.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  test: {
    // Patience, not a measure: they end what hangs, on a busy machine too.
    testTimeout: full ? 60 * minute : 3 * minute,
    hookTimeout: full ? 10 * minute : 3 * minute,
    projects: [
      project('unit', ['src/{contract,web,testing,tooling}/**/*.test.{ts,tsx}']),
      project('server', ['src/server/**/*.test.ts'], ['src/server/customers/**']),
      project('sources', ['src/server/customers/**/*.test.ts']),
    ],
  },
});

function project(name: string, include: string[], exclude: string[] = []) {
  return { extends: true as const, test: { name, include, exclude } };
}
