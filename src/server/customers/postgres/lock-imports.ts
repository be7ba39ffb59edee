import pg from 'pg';
import { postgresStartupError } from '../../database/postgres/postgres-startup-error.ts';

/**
 * Keeps other imports off a database until it is released or the process ends; null while another one holds it.
 * Throws a StartupError when it cannot be reached.
 */
export async function tryLockImports(url: string): Promise<(() => Promise<void>) | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'customers-admin import', keepAlive: true });
  // Of a server that goes away: the import itself finds out.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended('customers-admin imports', 0)) AS locked",
    );
    if (rows[0]?.locked === true) return async () => client.end();
  } catch (error) {
    await client.end().catch(() => {});
    throw postgresStartupError(error);
  }
  await client.end();
  return null;
}
