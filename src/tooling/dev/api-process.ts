import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ApiProcess {
  /** Such as `http://127.0.0.1:8787`. */
  readonly origin: string;
  readonly ended: Promise<unknown>;
  stop(): void;
}

/** Starts the server under `node --watch` and resolves once it listens; what it says is passed on. */
export async function startApi(): Promise<ApiProcess> {
  const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'src/server/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const origin = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line);
      const listening = /^Listening on (http:\/\/\S+)$/.exec(line)?.[1];
      if (listening !== undefined) resolve(listening);
    });
  });
  return { origin, ended, stop: () => void child.kill('SIGTERM') };
}
