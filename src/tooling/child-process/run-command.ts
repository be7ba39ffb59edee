import { spawn } from 'node:child_process';
import { delimiter, resolve as resolvePath } from 'node:path';

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** Standard output and standard error, interleaved; empty when `show` is set. */
  readonly output: string;
}

export interface CommandOptions {
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Print the output as it arrives instead of collecting it. */
  readonly show?: boolean;
  /** Minutes after which it is killed with all its child processes; 60 by default. */
  readonly minutes?: number;
}

/**
 * Runs a program to its end, without standard input. The project's own tools and Node come first on the search path.
 * Rejects only when the program cannot be started. It is killed, with its child processes, when this process ends.
 */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const out = options.show ? 'inherit' : 'pipe';
    // A separate process group, so that a signal also reaches workers that are stuck in a loop.
    const child = spawn(program, args, {
      detached: true,
      stdio: ['ignore', out, out],
      env: { ...process.env, PATH: searchPath(), ...options.env },
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
    // It has already ended.
  }
}

/** The search path that npm gives its scripts, so that programs find the pinned Node. */
function searchPath(): string {
  return [resolvePath('node_modules/.bin'), process.env['PATH']].join(delimiter);
}
