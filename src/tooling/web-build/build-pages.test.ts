import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildPages } from './build-pages.ts';
import { isBuilt } from './source-digest.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-pages-'));
  for (const page of ['index.html', 'sign-in.html']) writeFileSync(join(root, page), '<p>');
});
afterEach(() => rmSync(root, { recursive: true }));

/** Configures two pages; `between` is code that runs after the first is built. */
function configure(between: string): void {
  const config = `import { appendFileSync } from 'node:fs';
    export default ({ mode }) => ({
      plugins: [{ name: 'between', closeBundle() { if (mode !== 'sign-in') { ${between} } } }],
      build: {
        emptyOutDir: mode !== 'sign-in',
        rolldownOptions: { input: mode === 'sign-in' ? 'sign-in.html' : 'index.html' },
      },
    });`;
  writeFileSync(join(root, 'vite.config.ts'), config);
}

it('builds both pages, which are then up to date', async () => {
  configure('');
  await buildPages(root, 'silent');
  expect([
    existsSync(join(root, 'dist/index.html')),
    existsSync(join(root, 'dist/sign-in.html')),
    isBuilt(root),
  ]).toEqual([true, true, true]);
});

it('builds pages that are stale if a source changed between the first and the second', async () => {
  configure(`appendFileSync(${JSON.stringify(join(root, 'index.html'))}, '<b>');`);
  await buildPages(root, 'silent');
  expect(isBuilt(root)).toBe(false);
});
