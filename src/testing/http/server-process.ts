import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { compileCache } from '../compile-cache.ts';

/** The server in a separate process, which is killed after the test. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** Its exit code, or null when a signal ended it. */
  readonly exit: Promise<number | null>;
}

const projectRoot = join(import.meta.dirname, '../../..');

/**
 * Starts it, by default without customers and on a free port; `before` and `after` are words around its command, and
 * `root` the directory of another copy of the project.
 */
export function startProcess(
  environment: Readonly<Record<string, string>>,
  before: readonly string[] = [],
  after: readonly string[] = [],
  root = projectRoot,
): ServerProcess {
  const main = join(root, 'src/server/cli/start.ts');
  const [program = process.execPath, ...words] = [...before, process.execPath, main, ...after];
  const child = spawn(program, words, {
    env: { NODE_COMPILE_CACHE: compileCache, PORT: '0', DEMO_CUSTOMERS: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = once(child, 'close').then(() => child.exitCode);
  return { child, output: () => output, errors: () => errors, exit };
}

/** Resolves with the server's origin when it is listening and has printed this many lines. */
export async function serving(server: ServerProcess, lines = 1): Promise<string> {
  while (server.output().split('\n').length <= lines) {
    await Promise.race([once(server.child.stdout ?? server.child, 'data'), server.exit]);
    if (server.child.exitCode !== null) expect.fail(`did not serve: ${server.errors()}`);
  }
  return (
    /^Listening on (http:\/\/\S+)\n/.exec(server.output())?.[1] ?? expect.fail(`printed first: ${server.output()}`)
  );
}
