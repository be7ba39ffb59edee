import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { listeningAt } from './listening-at.ts';

export interface ApiProcess {
  /** Such as `http://127.0.0.1:8787`. */
  readonly origin: string;
  readonly ended: Promise<unknown>;
  stop(): void;
}

/**
 * Starts the server under `node --watch` and resolves once it listens, rejects when it ends before; what it says is
 * passed on.
 */
export async function startApi(): Promise<ApiProcess> {
  const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'src/server/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const origin = await listeningAt(child.stdout, (line) => console.log(line));
  if (origin === null) throw new Error('The server ended before it listened.');
  return { origin, ended, stop: () => void child.kill('SIGTERM') };
}
