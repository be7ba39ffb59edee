import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt, stampOfSources, writeStamp } from './source-stamp.ts';

let root = '';

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'web-build-'));
  write('index.html', '<p>');
  write('src/web/main.tsx', 'export {}');
  write('src/contract/customer.ts', 'export {}');
});

afterEach(() => rmSync(root, { recursive: true }));

describe('the web build', () => {
  it('is missing at first and there once its stamp is written', () => {
    expect(isBuilt(root)).toBe(false);
    writeStamp(root, stampOfSources(root));
    expect(isBuilt(root)).toBe(true);
  });

  it.each([
    ['src/web/main.tsx', 'export const changed = 1'],
    ['src/web/app/new.tsx', ''],
    ['src/contract/customer.ts', 'export const changed = 1'],
    ['index.html', '<b>'],
    ['public/photo.svg', '<svg/>'],
    ['package-lock.json', '{}'],
  ])('is stale once %s changed', (path, content) => {
    writeStamp(root, stampOfSources(root));
    write(path, content);
    expect(isBuilt(root)).toBe(false);
  });

  it('is stale once a file has moved, though no content changed', () => {
    writeStamp(root, stampOfSources(root));
    rmSync(join(root, 'src/web/main.tsx'));
    write('src/web/start.tsx', 'export {}');
    expect(isBuilt(root)).toBe(false);
  });

  it('stays true when only tests, the server or file times change', () => {
    writeStamp(root, stampOfSources(root));
    write('src/web/lib/money.test.ts', 'changed');
    write('src/server/main.ts', 'changed');
    utimesSync(join(root, 'index.html'), 1, 1);
    expect(isBuilt(root)).toBe(true);
  });
});
