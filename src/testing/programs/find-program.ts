import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const directories = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin'];
const caches = join(import.meta.dirname, '../../../node_modules/.cache');

export interface FoundProgram {
  readonly path: string;
  /** What it needs to be started with. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Finds a program: the system's, or that of Debian's package of this name, which is only unpacked, since installing it
 * could start a service, together with the packages of its `libraries`. Throws when there is neither.
 */
export async function findProgram(name: string, libraries: readonly string[] = []): Promise<FoundProgram> {
  const installed = directories.map((directory) => join(directory, name)).find((path) => existsSync(path));
  if (installed !== undefined) return { path: installed, environment: {} };
  const cache = join(caches, name);
  const unpacked = (): string | undefined =>
    ['usr/bin', 'usr/sbin'].map((directory) => join(cache, directory, name)).find((path) => existsSync(path));
  if (unpacked() === undefined && existsSync('/usr/bin/apt-get')) await unpackPackages([name, ...libraries], cache);
  const path = unpacked();
  if (path === undefined) throw new Error(`${name} is not installed. Install it: this test needs it.`);
  return { path, environment: await libraryPath(join(cache, 'usr/lib')) };
}

async function unpackPackages(packages: readonly string[], cache: string): Promise<void> {
  await mkdir(caches, { recursive: true });
  const directory = await mkdtemp(`${cache}-`);
  try {
    const download = (): Promise<unknown> => run('apt-get', ['download', ...packages], { cwd: directory });
    // Without lists of packages there is nothing to download from.
    await download().catch(() => run('apt-get', ['update']).then(download));
    for (const file of await readdir(directory)) await run('dpkg', ['-x', join(directory, file), cache]);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Debian keeps libraries in a directory named for the processor, such as x86_64-linux-gnu. */
async function libraryPath(directory: string): Promise<FoundProgram['environment']> {
  const names = existsSync(directory) ? await readdir(directory) : [];
  const found = names.filter((name) => name.includes('-linux-gnu')).map((name) => join(directory, name));
  return found.length === 0 ? {} : { LD_LIBRARY_PATH: found.join(':') };
}
