import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installationErrors } from './installed-packages.ts';
import { parseLockfile } from './lockfile.ts';

it('installs only what the lockfile names, Node included, and runs no script', async () => {
  expect(installationErrors('.', parseLockfile(await readFile('package-lock.json', 'utf8')))).toEqual([]);
});

it('runs the Node of the lockfile', () => {
  expect(process.execPath).toMatch(/\/node_modules\/node-[^/]+\/bin\/node$/);
});

describe('the rules find', () => {
  let root: string;
  const packages = parseLockfile(
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        'node_modules/a': { version: '1.0.0' },
        'node_modules/a/node_modules/@scope/b': { version: '2.0.0' },
        'node_modules/other-platform': { version: '1.0.0' },
      },
    }),
  );

  async function add(path: string, content: object = {}): Promise<void> {
    const file = join(root, 'node_modules', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(content));
  }

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'installed-'));
    await add('.package-lock.json');
    await add('.cache/tool/file.json');
    await add('a/package.json', { version: '1.0.0', scripts: { prepare: 'build', test: 'test' } });
    await add('a/test/node_modules/fixture/package.json');
    await add('a/node_modules/@scope/b/package.json', { version: '2.0.0' });
    await mkdir(join(root, 'node_modules/.bin'));
    await symlink('../a/package.json', join(root, 'node_modules/.bin/a'));
  });

  afterEach(() => rm(root, { recursive: true }));

  it('nothing in what the lockfile names', () => {
    expect(installationErrors(root, packages)).toEqual([]);
  });

  it.each([
    ['a package', 'c/package.json', 'node_modules/c is not in the lockfile'],
    ['a package in a scope', '@scope/b/package.json', 'node_modules/@scope/b is not in the lockfile'],
    ['a nested package', 'a/node_modules/c/package.json', 'node_modules/a/node_modules/c is not in the lockfile'],
    ['a file', 'node', 'node_modules/node is not in the lockfile'],
    ['a program', '.bin/node', 'node_modules/.bin/node is not in the lockfile'],
    ['a nested program', 'a/node_modules/.bin/c', 'node_modules/a/node_modules/.bin/c is not in the lockfile'],
    ['native code to compile', 'a/binding.gyp', 'node_modules/a runs a script when it is installed'],
  ])('%s', async (_story, path, error) => {
    await add(path, { version: '2.0.0' });
    expect(installationErrors(root, packages)).toEqual([error]);
  });

  it('another version', async () => {
    await add('a/package.json', { version: '1.0.1' });
    expect(installationErrors(root, packages)).toEqual(['node_modules/a is not in the lockfile']);
  });

  it.each(['preinstall', 'install', 'postinstall'])('a %s script', async (name) => {
    await add('a/package.json', { version: '1.0.0', scripts: { [name]: 'curl' } });
    expect(installationErrors(root, packages)).toEqual(['node_modules/a runs a script when it is installed']);
  });
});
