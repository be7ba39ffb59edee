/// <reference types="vitest/config" />
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compileCache } from './src/testing/compile-cache.ts';
import { compileHintsPlugin } from './src/tooling/web-build/v8-compile-hints-plugin.ts';
import { pageShellPlugin } from './src/tooling/web-build/page-shell-plugin.ts';
import { precompressPlugin } from './src/tooling/web-build/precompress-plugin.ts';

const full = process.env['TEST_FULL'] === '1';
const minute = 60_000;
const postgres = ['src/testing/postgres/postgres-setup.ts'];

export default defineConfig(({ mode }) => {
  // The sign-in page is built separately, after the app's page: scripts shared by both would be loaded before those
  // with which the app requests its first rows.
  const isSignIn = mode === 'sign-in';
  return {
    plugins: [react(), tailwindcss(), compileHintsPlugin(), precompressPlugin(), pageShellPlugin(import.meta.dirname)],
    build: {
      outDir: 'dist',
      rolldownOptions: {
        input: isSignIn ? 'sign-in.html' : 'index.html',
        // One script for everything that the first visit needs, instead of one for each set of shared modules.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
      emptyOutDir: !isSignIn,
      target: 'es2024',
      // Source maps are written but not linked, so that stack traces can be decoded and browsers don't fetch them.
      sourcemap: 'hidden',
      // Read by script-size-suite.ts.
      manifest: !isSignIn,
      // The page's policy only allows scripts, styles and fonts of its own origin, and no data: URLs.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
    test: {
      // Long enough for a busy machine: they only end tests that hang.
      testTimeout: full ? 60 * minute : 3 * minute,
      // Worker threads that tests start, such as an import's, load modules without Vite; this halves their start.
      env: { NODE_COMPILE_CACHE: compileCache },
      hookTimeout: full ? 10 * minute : 3 * minute,
      projects: [
        project('unit', { include: ['src/{contract,web,testing,tooling}/**/*.test.{ts,tsx}'] }),
        project('server', {
          include: ['src/server/**/*.test.ts'],
          exclude: ['src/server/customers/**'],
          setupFiles: ['src/testing/cheap-password-hashes.ts'],
          globalSetup: postgres,
        }),
        project('sources', { include: ['src/server/customers/**/*.test.ts'], globalSetup: postgres }),
      ],
    },
  };
});

function project(
  name: string,
  options: { include: string[]; exclude?: string[]; setupFiles?: string[]; globalSetup?: string[] },
) {
  // Test files share the modules that they import, because importing takes longer than most tests. A test that changes
  // a module's state resets it.
  return { extends: true as const, test: { name, exclude: [], isolate: false, ...options } };
}
