import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { peersRoot } from '../product/bench-paths.ts';

/** Installs the packages of `bench/peers`, unless those of its lockfile are. Takes a minute and 1.1 GB. */
export async function installPeers(say: (line: string) => void): Promise<void> {
  const installed = statSync(join(peersRoot, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  if (installed !== undefined && installed.mtimeMs > statSync(join(peersRoot, 'package-lock.json')).mtimeMs) return;
  say('Installing Directus and react-admin into bench/peers (once)…');
  await promisify(execFile)('npm', ['ci'], { cwd: peersRoot });
}
