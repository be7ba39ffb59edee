import { spawn } from 'node:child_process';
import { delimiter, resolve as resolvePath } from 'node:path';

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** Standard output and standard error as they came, interleaved; empty when `show` was set. */
  readonly output: string;
}

export interface CommandOptions {
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Pass the output through as it comes instead of collecting it. */
  readonly show?: boolean;
  /** Minutes after which it is ended by force, with all it started; an hour when absent. */
  readonly minutes?: number;
}

/**
 * Runs a program to its end without standard input, the project's own tools and Node first; rejects only when it cannot
 * be started. It ends, with all it started, when this process does.
 */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const out = options.show ? 'inherit' : 'pipe';
    // A group of its own: a worker caught in a loop hears of no other signal than the one sent to the group.
    const child = spawn(program, args, {
      detached: true,
      stdio: ['ignore', out, out],
      env: { ...process.env, PATH: ownFirst(), ...options.env },
    });
    const stop = (): void => {
      if (child.pid !== undefined) killGroup(child.pid);
    };
    const limit = setTimeout(stop, (options.minutes ?? 60) * 60_000);
    process.once('exit', stop);
    let output = '';
    const collect = (text: string): void => {
      output += text;
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.once('close', (exitCode) => {
      clearTimeout(limit);
      process.off('exit', stop);
      resolve({ exitCode, output });
    });
  });
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** The search path npm gives its scripts, so that a program started here meets the pinned Node in any case. */
function ownFirst(): string {
  return [resolvePath('node_modules/.bin'), process.env['PATH']].join(delimiter);
}
