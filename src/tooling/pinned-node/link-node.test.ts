import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseLockfile, parseManifest } from '../dependencies/lockfile.ts';

const script = resolve('src/tooling/pinned-node/link-node.mjs');

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'link-node-'));
  await mkdir(join(root, 'node_modules'));
});

afterEach(() => rm(root, { recursive: true }));

const pin = (version: string): Promise<void> =>
  writeFile(
    join(root, 'package.json'),
    JSON.stringify({ optionalDependencies: { 'node-other-platform': version, 'node-this-platform': version } }),
  );

async function install(name: string): Promise<void> {
  await mkdir(join(root, 'node_modules', name, 'bin'), { recursive: true });
  await writeFile(join(root, 'node_modules', name, 'bin/node'), '#!/bin/sh\necho pinned\n');
  await chmod(join(root, 'node_modules', name, 'bin/node'), 0o755);
}

const link = () => promisify(execFile)(process.execPath, [script], { cwd: root });

it.each([
  ['nothing is linked yet', null],
  ['npm has linked it', '../node-this-platform/bin/node'],
  ['an outdated link points nowhere', '../node/bin/node'],
])('links the Node of this platform when %s', async (_story, existing) => {
  await pin('26.10.0');
  await install('node-this-platform');
  if (existing !== null) {
    await mkdir(join(root, 'node_modules/.bin'));
    await symlink(existing, join(root, 'node_modules/.bin/node'));
  }
  await link();
  expect(await readlink(join(root, 'node_modules/.bin/node'))).toBe('../node-this-platform/bin/node');
  expect((await promisify(execFile)(join(root, 'node_modules/.bin/node'))).stdout).toBe('pinned\n');
});

it('fails when Node was not installed and the own one of the machine is too old', async () => {
  await pin('999.0.0');
  await expect(link()).rejects.toMatchObject({
    code: 1,
    stderr:
      `npm could not install Node for this machine (${process.platform} ${process.arch}). ` +
      'Check the connection to the registry and run "npm ci" again, or install Node 999.\n',
  });
});

it('accepts a machine that has that Node', async () => {
  await pin('26.10.0');
  expect(await link()).toEqual({ stdout: '', stderr: '' });
});

it('pins one version of Node for every platform, and the lockfile has each', async () => {
  const { optionalDependencies } = parseManifest(await readFile('package.json', 'utf8'));
  const locked = Object.entries(parseLockfile(await readFile('package-lock.json', 'utf8'))).filter(([path]) =>
    /^node_modules\/node-(?:bin-)?(?:linux|darwin|win)-/.test(path),
  );
  expect(new Set(Object.values(optionalDependencies)).size).toBe(1);
  expect(locked.map(([path]) => path)).toEqual(Object.keys(optionalDependencies).map((name) => `node_modules/${name}`));
});
