import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { BenchDatabase } from '../postgres/bench-postgres.ts';
import type { ChildServer } from '../product/child-server.ts';
import { ports } from '../product/start-product.ts';
import { peersRoot } from '../product/bench-paths.ts';

/** That of Directus itself, without its question to the registry whether there is a newer version. */
const program = join(peersRoot, 'node_modules', '@directus', 'api', 'dist', 'cli', 'run.js');
const origin = `http://127.0.0.1:${ports.directus}`;
const token = 'token-of-this-run-alone';
/** Of an administrator, for whom Directus checks no permissions of rows or fields. */
export const directusHeaders = { authorization: `Bearer ${token}` };

/** Creates the tables of Directus in the schema `public`. */
export async function bootstrapDirectus(postgres: BenchDatabase): Promise<void> {
  await promisify(execFile)(process.execPath, [program, 'bootstrap'], { cwd: peersRoot, env: environmentOn(postgres) });
}

/** Starts Directus and resolves when it answers. Rejects with what it printed when it ends before that. */
export async function startDirectus(postgres: BenchDatabase): Promise<ChildServer> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, 'start'], {
    cwd: peersRoot,
    env: environmentOn(postgres),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let printed = '';
  const keep = (text: string) => {
    printed = `${printed}${text}`.slice(-4000);
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`Directus ended before it answered:\n${printed}`);
    await wait(50);
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

async function answers(): Promise<boolean> {
  try {
    return (await fetch(`${origin}/server/ping`)).ok;
  } catch {
    return false;
  }
}

/** Defaults, except that nothing limits requests or asks the internet, and only errors are logged. */
function environmentOn({ url }: BenchDatabase): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(ports.directus),
    PUBLIC_URL: origin,
    DB_CLIENT: 'pg',
    DB_CONNECTION_STRING: url,
    SECRET: 'secret-of-this-run-alone-and-long-enough',
    ADMIN_EMAIL: 'admin@example.com',
    ADMIN_PASSWORD: 'password-of-this-run-alone',
    ADMIN_TOKEN: token,
    LOG_LEVEL: 'error',
    PRESSURE_LIMITER_ENABLED: 'false',
    TELEMETRY: 'false',
    EMAIL_VERIFY_SETUP: 'false',
  };
}
