import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptLimitBytes, scriptSizeSuite } from './script-size-suite.ts';

let dist = '';

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'size-'));
  mkdirSync(join(dist, '.vite'));
});

afterEach(() => rmSync(dist, { recursive: true }));

/** A build whose entry imports a shared script and loads another later; sizes in bytes. */
function build(sizes: { readonly entry: number; readonly shared: number; readonly later: number }): void {
  const manifest = {
    'index.html': { file: 'entry.js', isEntry: true, imports: ['_shared.js'], dynamicImports: ['later.tsx'] },
    '_shared.js': { file: 'shared.js' },
    'later.tsx': { file: 'later.js', imports: ['_shared.js'] },
  };
  writeFileSync(join(dist, '.vite/manifest.json'), JSON.stringify(manifest));
  for (const [name, size] of Object.entries(sizes)) writeFileSync(join(dist, `${name}.js`), randomBytes(size));
}

async function counts() {
  return scriptSizeSuite(dist).run(() => undefined);
}

describe('the script size', () => {
  it('passes while the scripts of the entry fit, whatever is loaded later', async () => {
    build({ entry: 1000, shared: 2000, later: scriptLimitBytes });
    expect(await counts()).toMatchObject({ passed: 1, failed: 0 });
  });

  it('fails when scripts fit separately but not together', async () => {
    build({ entry: scriptLimitBytes - 1000, shared: 2000, later: 0 });
    expect(await counts()).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts what is sent: the Brotli file if there is one', async () => {
    build({ entry: 2 * scriptLimitBytes, shared: 1000, later: 0 });
    expect(await counts()).toMatchObject({ passed: 0, failed: 1 });
    writeFileSync(join(dist, 'entry.js.br'), randomBytes(1000));
    expect(await counts()).toMatchObject({ passed: 1, failed: 0 });
  });

  it('refuses to measure nothing', async () => {
    await expect(counts()).rejects.toThrow('no build');
    writeFileSync(join(dist, '.vite/manifest.json'), '{}');
    await expect(counts()).rejects.toThrow('no entry script');
  });
});
