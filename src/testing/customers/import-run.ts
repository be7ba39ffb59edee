import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../server/config/config.ts';
import { runImportCommand } from '../../server/customers/import/command/import-command.ts';
import { StartupError } from '../../server/errors/startup-error.ts';
import { compileCache } from '../compile-cache.ts';
import { temporaryDirectory } from './test-store.ts';

export interface ImportRun {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

type Environment = Readonly<Record<string, string>>;

/** Runs `npm run import` in this process, which is faster. */
export async function runImport(
  dataDir: string,
  args: readonly string[],
  environment: Environment = {},
): Promise<ImportRun> {
  let output = '';
  const print = (text: string): void => {
    output += `${text}\n`;
  };
  try {
    const code = await runImportCommand(readConfig({ DATA_DIR: dataDir, ...environment }), args, print, {
      update: () => {},
      stop: () => {},
    });
    return { code, output, errors: '' };
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    return { code: 1, output, errors: `${error.message}\n` };
  }
}

/** Runs `npm run import` in a separate process, after some commands of a shell. */
export async function spawnImport(
  dataDir: string,
  args: readonly string[],
  environment: Environment = {},
  before = '',
): Promise<ImportRun> {
  return await startImportProcess(dataDir, args, environment, before).ended;
}

export interface ImportProcess {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<ImportRun>;
}

/** The same, while it runs. */
export function startImportProcess(
  dataDir: string,
  args: readonly string[],
  environment: Environment = {},
  before = '',
): ImportProcess {
  const command = join(import.meta.dirname, '../../server/cli/import.ts');
  const child = spawn('/bin/sh', ['-c', `${before} exec "$0" "$@"`, process.execPath, command, ...args], {
    env: { PATH: '', NODE_COMPILE_CACHE: compileCache, DATA_DIR: dataDir, ...environment },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<ImportRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
  });
  return { child, ended };
}

/** Writes a file into a new directory and returns its path. */
export function importFile(content: string | Uint8Array, name = 'customers.csv'): string {
  const path = join(temporaryDirectory(), name);
  writeFileSync(path, content);
  return path;
}
