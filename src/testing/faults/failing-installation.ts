import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { expect, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../customers/test-store.ts';
import { startPostgres, type PostgresServer } from '../postgres/start-postgres.ts';
import { injectDiskFault, type DiskFault, type InjectedFault } from './inject-disk-fault.ts';

/** An installation whose disk can fail while it is used. */
export interface FailingInstallation {
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  /** Makes the disk fail; `users` are the ids of the processes of ours that use the installation. */
  fail(users: readonly number[]): Promise<InjectedFault>;
  /** Starts again what has ended and is not ours, as what manages services does. */
  keepRunning(): Promise<void>;
  /** The numbers of all customers, of a database that is sound. */
  customerNumbers(): Promise<readonly string[]>;
}

export async function openFailingSqlite(fault: DiskFault): Promise<FailingInstallation> {
  const dataDirectory = temporaryDirectory();
  const databases = ['customers.db', 'system.db'].map((name) => join(dataDirectory, name));
  return {
    dataDirectory,
    databaseUrl: null,
    fail: (users) =>
      injectDiskFault({ pids: users, fault, files: databases.flatMap((path) => [path, `${path}-wal`, `${path}-shm`]) }),
    keepRunning: async () => {},
    customerNumbers: async () => {
      const database = new DatabaseSync(databases[0] ?? '', { readOnly: true });
      expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      const rows = database.prepare('SELECT number FROM customers ORDER BY number').all();
      database.close();
      return rows.map((row) => String(row['number']));
    },
  };
}

/**
 * Where the disk of PostgreSQL fails: for the tables of customers; for all that its processes write, those of a restart
 * included; or for a moment, as a commit of an import syncs the log, or a checkpoint the tables.
 */
export type FailingPart = 'tables' | 'everything' | 'commit' | 'checkpoint';

export async function openFailingPostgres(fault: DiskFault, part: FailingPart): Promise<FailingInstallation> {
  const server = await startPostgres({ flags: ['-c', 'fsync=on'] });
  onTestFinished(async () => {
    // In the middle of a restart after a crash, it does not always end when it is asked to.
    await server.keepRunning();
    await server.kill();
    await server.stop();
  });
  return {
    dataDirectory: temporaryDirectory(),
    databaseUrl: server.url,
    fail: async () => await failPostgres(server, fault, part),
    keepRunning: () => server.keepRunning(),
    customerNumbers: async () => {
      const rows = await select<{ number: string }>(server, 'SELECT number FROM customers.customer ORDER BY number');
      return rows.map(({ number }) => number);
    },
  };
}

async function failPostgres(server: PostgresServer, fault: DiskFault, part: FailingPart): Promise<InjectedFault> {
  const pids = await server.processes();
  switch (part) {
    case 'tables':
      return await injectDiskFault({ pids, fault, files: await tableFiles(server) });
    case 'everything':
      return await injectDiskFault({ pids, fault });
    case 'commit':
      return await injectDiskFault({ pids: await processesWhere(server, "application_name = 'customers'"), fault });
    case 'checkpoint': {
      const checkpointer = await processesWhere(server, "backend_type = 'checkpointer'");
      const injected = await injectDiskFault({ pids: checkpointer, fault, files: await tableFiles(server) });
      await expect(select(server, 'CHECKPOINT')).rejects.toBeInstanceOf(Error);
      return injected;
    }
  }
}

async function processesWhere(server: PostgresServer, condition: string): Promise<readonly number[]> {
  const found = await select<{ pid: number }>(server, `SELECT pid FROM pg_stat_activity WHERE ${condition}`);
  return found.map(({ pid }) => pid);
}

/** Of the customers' tables and their indexes. */
async function tableFiles(server: PostgresServer): Promise<readonly string[]> {
  const found = `SELECT pg_relation_filepath(oid) AS path FROM pg_class
    WHERE oid >= 16384 AND relkind IN ('r', 'i', 't') AND relnamespace <> 'system'::regnamespace`;
  return (await select<{ path: string }>(server, found)).map(({ path }) => join(server.directory, path));
}

async function select<T extends pg.QueryResultRow>(server: PostgresServer, statement: string): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: server.url });
  // Of a server that crashes meanwhile: the statement fails too.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}
