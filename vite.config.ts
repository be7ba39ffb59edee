/// <reference types="vitest/config" />
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compileHintsPlugin } from './src/tooling/web-build/compile-hints-plugin.ts';
import { precompressPlugin } from './src/tooling/web-build/precompress-plugin.ts';

const full = process.env['TEST_FULL'] === '1';
const minute = 60_000;

export default defineConfig(({ mode }) => {
  // The page that those who are not signed in get: built after the app's and by itself, as scripts that the two share
  // would be read before those with which the app asks for its first rows.
  const isSignIn = mode === 'sign-in';
  return {
    plugins: [react(), tailwindcss(), compileHintsPlugin(), precompressPlugin()],
    build: {
      outDir: 'dist',
      rolldownOptions: {
        input: isSignIn ? 'sign-in.html' : 'index.html',
        // What the first visit needs in one script, and not in one for each set of parts that share something.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
      emptyOutDir: !isSignIn,
      target: 'es2024',
      // Written beside the scripts and not named in them: a stack can be read, no browser fetches them by itself.
      sourcemap: 'hidden',
      // The size check reads it.
      manifest: !isSignIn,
      // The page's policy allows scripts, styles and fonts of its own origin alone: nothing inline, no data: URLs.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
    test: {
      // Patience, not a measure: they end what hangs, on a busy machine too.
      testTimeout: full ? 60 * minute : 3 * minute,
      hookTimeout: full ? 10 * minute : 3 * minute,
      projects: [
        project('unit', { include: ['src/{contract,web,testing,tooling}/**/*.test.{ts,tsx}'] }),
        project('server', { include: ['src/server/**/*.test.ts'], exclude: ['src/server/customers/**'] }),
        project('sources', { include: ['src/server/customers/**/*.test.ts'] }),
      ],
    },
  };
});

function project(name: string, options: { readonly include: string[]; readonly exclude?: string[] }) {
  // Files share what they import, which takes longer than most tests: those that leave something behind in a module
  // reset them.
  return { extends: true as const, test: { name, exclude: [], isolate: false, ...options } };
}
