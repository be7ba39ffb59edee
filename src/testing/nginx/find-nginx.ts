import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const directories = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
const cache = join(import.meta.dirname, '../../../node_modules/.cache/nginx');

/**
 * The path of an nginx: the system's, or that of Debian's package, which is only unpacked, since installing it would
 * start it as a service. Throws when there is neither.
 */
export async function findNginx(): Promise<string> {
  const unpacked = join(cache, 'usr/sbin/nginx');
  const found = [...directories.map((directory) => join(directory, 'nginx')), unpacked].find((path) =>
    existsSync(path),
  );
  if (found !== undefined) return found;
  if (existsSync('/usr/bin/apt-get')) await unpackDebianPackage();
  if (existsSync(unpacked)) return unpacked;
  throw new Error('nginx is not installed. Install it: this test needs it.');
}

async function unpackDebianPackage(): Promise<void> {
  await mkdir(cache, { recursive: true });
  const directory = await mkdtemp(join(cache, 'download-'));
  try {
    // Without lists of packages there is nothing to download from.
    await download(directory).catch(() => run('apt-get', ['update']).then(() => download(directory)));
    for (const name of await readdir(directory)) await run('dpkg', ['-x', join(directory, name), cache]);
  } finally {
    await rm(directory, { recursive: true });
  }
}

function download(directory: string): Promise<unknown> {
  return run('apt-get', ['download', 'nginx'], { cwd: directory });
}
