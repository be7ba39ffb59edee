import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt, digestOfSources, writeDigest } from './source-digest.ts';

let root = '';

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'web-build-'));
  write('index.html', '<p>');
  write('src/web/app-main.tsx', 'export {}');
  write('src/contract/customer.ts', 'export {}');
});

afterEach(() => rmSync(root, { recursive: true }));

describe('the web build', () => {
  it('is missing until its digest is written', () => {
    expect(isBuilt(root)).toBe(false);
    writeDigest(root, digestOfSources(root));
    expect(isBuilt(root)).toBe(true);
  });

  it.each([
    ['src/web/app-main.tsx', 'export const changed = 1'],
    ['src/web/app/new.tsx', ''],
    ['src/contract/customer.ts', 'export const changed = 1'],
    ['index.html', '<b>'],
    ['public/photo.svg', '<svg/>'],
    ['package-lock.json', '{}'],
  ])('is stale when %s changed', (path, content) => {
    writeDigest(root, digestOfSources(root));
    write(path, content);
    expect(isBuilt(root)).toBe(false);
  });

  it('is stale when a file was renamed, even with the same content', () => {
    writeDigest(root, digestOfSources(root));
    rmSync(join(root, 'src/web/app-main.tsx'));
    write('src/web/start.tsx', 'export {}');
    expect(isBuilt(root)).toBe(false);
  });

  it('stays fresh when only tests, the server or file times change', () => {
    writeDigest(root, digestOfSources(root));
    write('src/web/lib/money.test.ts', 'changed');
    write('src/server/cli/start.ts', 'changed');
    utimesSync(join(root, 'index.html'), 1, 1);
    expect(isBuilt(root)).toBe(true);
  });
});
