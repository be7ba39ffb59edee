import { execFile } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { projectRoot } from '../product/bench-paths.ts';

/** What the bench ran on; figures mean little without it. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** Gibibytes. */
  readonly memory: number;
  /** Load average over the minute before the run. Above the number of cores, times include waiting for others. */
  readonly load: number;
  readonly node: string;
  readonly date: string;
  /** Short hash, followed by `+` when tracked files differ from it. */
  readonly commit: string;
}

export async function describeMachine(): Promise<Machine> {
  const cores = cpus();
  return {
    cpu: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    memory: Math.round(totalmem() / 2 ** 30),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    node: process.version,
    date: new Date().toISOString(),
    commit: await describeCommit(),
  };
}

export function machineLine({ cpu, cores, memory, load, node, date, commit }: Machine): string {
  return `${cpu}, ${cores} cores, ${memory} GiB, load ${load}, Node ${node}, ${date}, commit ${commit}`;
}

async function describeCommit(): Promise<string> {
  const git = async (...args: string[]) => (await promisify(execFile)('git', args, { cwd: projectRoot })).stdout.trim();
  try {
    const changed = await git('status', '--porcelain', '--untracked-files=no');
    return `${await git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}
