import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { waitForOrigin } from '../../src/tooling/child-process/server-origin.ts';
import { projectRoot } from './bench-paths.ts';

export interface ChildServer {
  readonly origin: string;
  /** Milliseconds from the spawn to the `Listening` line. */
  readonly startedIn: number;
  /** SIGTERM, and resolves when the process is gone. */
  stop(): Promise<void>;
}

/**
 * Starts `node FILE ARGS` with this environment alone and resolves at its `Listening on ORIGIN` line.
 * Rejects with what it printed when it ends before that.
 */
export async function startChildServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const started = performance.now();
  const child = spawn(process.execPath, [...args], {
    cwd: projectRoot,
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = `${printed}${text}`.slice(-4000);
  });
  const origin = await waitForOrigin(child.stdout, (line) => {
    printed = `${printed}${line}\n`.slice(-4000);
  });
  if (origin === null) {
    await exited;
    throw new Error(`node ${args.join(' ')} ended before it listened:\n${printed}`);
  }
  return {
    origin,
    startedIn: performance.now() - started,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
