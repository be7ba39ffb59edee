import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureCsv, type Dataset } from './product/dataset.ts';
import { cacheRoot, projectRoot } from './product/bench-paths.ts';
import { endToQuarter } from './report/quantiles.ts';
import type { Figure } from './report/bench-report.ts';

/**
 * Imports every customer into empty databases, from a CSV of 13 columns and one of 33, and then into the latter a CSV
 * that changes every customer.
 */
export async function benchImport(dataset: Dataset): Promise<readonly Figure[]> {
  const usual = await ensureCsv(dataset, 'usual', console.log);
  const created = await ensureCsv(dataset, 'created', console.log);
  const changed = await ensureCsv(dataset, 'changed', console.log);
  const figuresOf = importFigures('import', dataset.customers);
  const figures = await inDataDirectory(async (directory) =>
    figuresOf('of 13 columns into an empty database', 12_000, await runImport(usual, { DATA_DIR: directory })),
  );
  const more = await inDataDirectory(async (directory) => [
    ...figuresOf('of 33 columns into an empty database', 12_000, await runImport(created, { DATA_DIR: directory })),
    ...figuresOf('over a full one, every row changed', 6000, await runImport(changed, { DATA_DIR: directory })),
  ]);
  return [...figures, ...more];
}

export async function inDataDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(cacheRoot, 'import-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export interface ImportRun {
  readonly seconds: number;
  /** User and system time of every thread; 0 where the system doesn't report it. */
  readonly cpuSeconds: number;
  /** Mebibytes of resident memory, sampled evenly; empty where the system doesn't report it. */
  readonly resident: readonly number[];
}

const sampleEvery = 250;
/** Memory counts as flat when it grows by less than this from a quarter of the way to the end. */
const flatness = 1.25;

/** How the figures of an area's imports of so many customers are written. */
export function importFigures(area: string, customers: number) {
  return (name: string, atLeast: number, { seconds, cpuSeconds, resident }: ImportRun): readonly Figure[] => {
    const rate: Figure = {
      area,
      what: `CSV ${name}`,
      value: customers / seconds,
      unit: 'customers/s',
      limit: { atLeast },
      against:
        `${customers.toLocaleString('en-US')} rows in ${seconds.toFixed(1)} s, ` +
        `${cpuSeconds.toFixed(1)} s of CPU, including the start of the process`,
    };
    if (resident.length < 20) return [rate];
    const { end, quarter } = endToQuarter(resident);
    const peak = Math.max(...resident).toFixed(0);
    return [
      rate,
      {
        area,
        what: `resident memory ${name}: the end to a quarter of the way`,
        value: end / quarter,
        unit: '×',
        limit: { atMost: flatness },
        against: `${end.toFixed(0)} MiB to ${quarter.toFixed(0)} MiB, peak ${peak} MiB`,
      },
    ];
  };
}

/** Runs the command of `npm run import` on this store; throws with its output unless it exits with 0. */
export async function runImport(
  file: string,
  store: { readonly DATA_DIR: string; readonly DATABASE_URL?: string },
): Promise<ImportRun> {
  const started = performance.now();
  const child = spawn(process.execPath, ['src/server/cli/import.ts', file], {
    cwd: projectRoot,
    env: { ...store },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = `${output}${text}`.slice(-2000);
  });
  const resident: number[] = [];
  let cpuSeconds = 0;
  const sample = async () => {
    const usage = await usageOf(child.pid);
    if (usage === null) return;
    resident.push(usage.resident);
    cpuSeconds = usage.cpuSeconds;
  };
  const sampling = setInterval(() => void sample(), sampleEvery);
  await once(child, 'exit');
  clearInterval(sampling);
  if (child.exitCode !== 0)
    throw new Error(`The import of ${file} ended with ${child.exitCode ?? child.signalCode}:\n${output}`);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds, resident };
}

/** Ticks per second of the clock that /proc uses, on every Linux. */
const ticks = 100;

/** Null where there is no /proc, and for a process that has ended. */
async function usageOf(
  pid: number | undefined,
): Promise<{ readonly resident: number; readonly cpuSeconds: number } | null> {
  try {
    const kibibytes = /^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The fields after the program's name in parentheses, which may hold anything; see proc_pid_stat(5).
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    if (kibibytes === undefined) return null;
    return { resident: Number(kibibytes) / 1024, cpuSeconds: (Number(user) + Number(system)) / ticks };
  } catch {
    return null;
  }
}
