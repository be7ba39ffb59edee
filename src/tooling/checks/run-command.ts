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
}

/**
 * Runs a program to its end without standard input, the project's own tools and Node first; rejects only when it cannot
 * be started. It ends when this process does.
 */
export function runCommand(program: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const out = options.show ? 'inherit' : 'pipe';
    const child = spawn(program, args, { stdio: ['ignore', out, out], env: { ...process.env, PATH: ownFirst(), ...options.env } });
    const stop = (): void => {
      child.kill('SIGTERM');
    };
    process.once('exit', stop);
    let output = '';
    const collect = (text: string): void => {
      output += text;
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.once('error', reject);
    child.once('close', (exitCode) => {
      process.off('exit', stop);
      resolve({ exitCode, output });
    });
  });
}

/** The search path npm gives its scripts, so that a program started here meets the pinned Node in any case. */
function ownFirst(): string {
  return [resolvePath('node_modules/.bin'), process.env['PATH']].join(delimiter);
}
