import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { findProgram } from '../programs/find-program.ts';

export type DiskFault = 'full disk' | 'failed sync';

export interface FaultTarget {
  /** Of running processes, with their threads and with what these start later. */
  readonly pids: readonly number[];
  readonly fault: DiskFault;
  /** Paths of the only files that the fault is of; by default all. They need not exist yet. */
  readonly files?: readonly string[];
}

export interface InjectedFault {
  /** Resolves when the processes, those that are left, run without the fault. */
  stop(): Promise<void>;
}

/** Calls that write where a file has a place, so never to a pipe or a socket. */
const writesToFiles = ['pwrite64', 'pwritev', 'pwritev2', 'fallocate'];

/**
 * Makes calls of running processes fail as a full disk or a failing one does, with strace: of processes of the same
 * user, or of any as root, at most until the test has finished. Linux only. Throws when strace is missing or may not do
 * that.
 */
export async function injectDiskFault({ pids, fault, files = [] }: FaultTarget): Promise<InjectedFault> {
  const strace = await findProgram('strace', ['libunwind8']);
  const calls =
    fault === 'failed sync' ? ['fsync', 'fdatasync'] : [...writesToFiles, ...(files.length > 0 ? ['write'] : [])];
  const error = fault === 'failed sync' ? 'EIO' : 'ENOSPC';
  const args = [
    ['-f', '-o', '/dev/null', '-e', 'signal=none', '-e', `inject=${calls.join(',')}:error=${error}`],
    ['-e', `trace=${calls.join(',')}`],
    ...files.map((file) => ['-P', file]),
    ...pids.map((pid) => ['-p', String(pid)]),
  ].flat();
  const child = spawn(strace.path, args, { stdio: ['ignore', 'ignore', 'pipe'], env: strace.environment });
  const ended = once(child, 'close');
  const waiting = new Set(pids);
  let messages = '';
  for await (const line of createInterface({ input: child.stderr })) {
    messages += `${line}\n`;
    // One that has ended meanwhile has no disk to fail.
    const [, pid] = /Process (\d+) attached/.exec(line) ?? /, (\d+)\): No such process/.exec(line) ?? [];
    waiting.delete(Number(pid));
    if (waiting.size === 0) break;
  }
  if (waiting.size > 0) throw new Error(`strace cannot make the disk of a running process fail: ${messages}`);
  child.stderr.resume();
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  onTestFinished(stop);
  return { stop };
}
