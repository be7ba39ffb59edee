import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The sources of the pages. */
const sources = [
  'index.html',
  'sign-in.html',
  'vite.config.ts',
  'package-lock.json',
  'public',
  'src/contract',
  'src/tooling/web-build',
  'src/web',
];

const digestFile = 'dist/.sources';

/**
 * A digest of names and contents. File times and tests don't count, so a fresh clone needs no build because of them.
 */
export function digestOfSources(root: string): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(root, source))) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether `dist` contains the pages of the current sources. */
export function isBuilt(root: string): boolean {
  const file = join(root, digestFile);
  return existsSync(file) && readFileSync(file, 'utf8') === digestOfSources(root);
}

/** Stores the digest of the sources that `dist` was built from. Call it when the build is complete. */
export function writeDigest(root: string, digest: string): void {
  const file = join(root, digestFile);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, digest);
}

function filesUnder(root: string, source: string): readonly string[] {
  const path = join(root, source);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [source];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/\.test\.tsx?$/.test(name) && statSync(join(path, name)).isFile())
    .map((name) => join(source, name))
    .toSorted();
}
