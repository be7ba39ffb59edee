import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { listeningAt } from '../../src/tooling/dev/listening-at.ts';

/** The API key every server of these tests accepts. */
export const apiKey = 'e2e-key-0123456789abcdef';

export interface ProductServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** What it has printed so far, logs included, line by line. */
  printed(): string;
  /** Asks it to end; rejects unless it ends with 0. */
  stop(): Promise<void>;
}

export interface ServerSettings {
  readonly dataDirectory: string;
  /** Variables beyond those named here, such as `DEMO_CUSTOMERS`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** 0 takes a free one. */
  readonly port?: number;
}

/**
 * Starts the built product as a process of its own and resolves once it listens. Rejects with what it said on standard
 * error when it ends before.
 */
export async function startServer({ dataDirectory, environment, port = 0 }: ServerSettings): Promise<ProductServer> {
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Nothing of the developer's own environment may reach the configuration.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(port),
      DATA_DIR: dataDirectory,
      API_KEY: apiKey,
      LOG_LEVEL: 'error',
      ...environment,
    },
  });
  const ended = once(child, 'close').then(() => child.exitCode);
  let [errors, lines] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const origin = await listeningAt(child.stdout, (line) => {
    lines += `${line}\n`;
  });
  if (origin === null) throw new Error(`The server ended with ${String(await ended)} before it listened: ${errors}`);
  return {
    origin,
    printed: () => lines + errors,
    async stop() {
      child.kill('SIGTERM');
      const exitCode = await ended;
      if (exitCode !== 0) throw new Error(`The server ended with ${String(exitCode)}: ${errors}`);
    },
  };
}
