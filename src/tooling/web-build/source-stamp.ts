import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the built pages are made of. */
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

const stampFile = 'dist/.sources';

/** A digest of names and contents, so that neither a fresh clone's file times nor a test's change asks for a build. */
export function stampOfSources(root: string): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(root, source))) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether `dist` holds the pages of these sources. */
export function isBuilt(root: string): boolean {
  const stamp = join(root, stampFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOfSources(root);
}

/** Notes which sources `dist` was built from; called once it is whole. */
export function writeStamp(root: string, stamp: string): void {
  const file = join(root, stampFile);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
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
