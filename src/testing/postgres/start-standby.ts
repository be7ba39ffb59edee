import { execFile } from 'node:child_process';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { postgresPassword, startPostgres, type PostgresServer } from './start-postgres.ts';
import { withClient } from './with-client.ts';

/**
 * Starts a standby of a primary, which is stopped while its data is copied. From then on, a commit on the primary waits
 * until the standby has applied it.
 */
export async function startStandby(primary: PostgresServer): Promise<PostgresServer> {
  const copied = `${primary.directory}-standby`;
  await primary.pause();
  await promisify(execFile)('cp', ['-a', primary.directory, copied]);
  await primary.resume();
  const source = `host=127.0.0.1 port=${primary.port} user=postgres password=${postgresPassword}`;
  await appendFile(join(copied, 'postgresql.auto.conf'), `primary_conninfo = '${source} application_name=standby'\n`);
  await writeFile(join(copied, 'standby.signal'), '');
  const standby = await startPostgres({ directory: copied });
  await runOn(primary, "ALTER SYSTEM SET synchronous_standby_names = 'standby'");
  await runOn(primary, 'ALTER SYSTEM SET synchronous_commit = remote_apply');
  await runOn(primary, 'SELECT pg_reload_conf()');
  const waits = "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'";
  while ((await runOn(primary, waits)) === 0) await wait(20);
  return standby;
}

/** Makes a standby the primary, and resolves when it takes writes. */
export async function promote(standby: PostgresServer): Promise<void> {
  await runOn(standby, 'SELECT pg_promote()');
}

/** Resolves to the number of rows. */
async function runOn({ url }: PostgresServer, statement: string): Promise<number> {
  return await withClient(url, async (client) => (await client.query(statement)).rowCount ?? 0);
}
