import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../customers/test-store.ts';
import { injectDiskFault } from './inject-disk-fault.ts';

/** For each name of a file that it reads: writes and syncs that file, and prints how that went. */
const script = `
  import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
  process.stdin.on('data', (name) => {
    const file = openSync(String(name), 'w');
    const outcomes = [() => writeSync(file, 'x', 0), () => fsyncSync(file)].map((work) => {
      try {
        work();
        return 'done';
      } catch (error) {
        return error.code;
      }
    });
    closeSync(file);
    process.stdout.write(outcomes.join(' '));
  });`;

it.runIf(process.platform === 'linux')('fails writes or syncs of a running process, until it is stopped', async () => {
  const directory = temporaryDirectory();
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const write = async (name: string): Promise<string> => {
    child.stdin.write(join(directory, name));
    const [printed]: readonly unknown[] = await once(child.stdout, 'data');
    return String(printed);
  };
  expect(await write('a')).toBe('done done');
  const pids = [child.pid ?? 0];
  const full = await injectDiskFault({ pids, fault: 'full disk' });
  expect(await write('a')).toBe('ENOSPC done');
  await expect(injectDiskFault({ pids, fault: 'full disk' })).rejects.toThrow('strace cannot make the disk');
  await full.stop();
  expect(await write('a')).toBe('done done');
  const failing = await injectDiskFault({ pids, fault: 'failed sync', files: [join(directory, 'b')] });
  expect([await write('a'), await write('b')]).toEqual(['done done', 'done EIO']);
  await failing.stop();
  expect(await write('b')).toBe('done done');
});
