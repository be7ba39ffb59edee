import type pg from 'pg';
import { StartupError } from '../../errors/startup-error.ts';

/**
 * Brings a schema up to date, once, when several processes start together: the others wait for the one that holds the
 * lock, and then have nothing to do. Throws a StartupError for a schema of a later version.
 */
export async function migrateSchema(pool: pg.Pool, schema: string, steps: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    // A large step may take longer than a request may.
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`customers-admin ${schema}`]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query(`CREATE TABLE IF NOT EXISTS ${schema}.schema_version (version integer NOT NULL)`);
    const { rows } = await client.query<{ version: number }>(`SELECT version FROM ${schema}.schema_version`);
    const version = rows[0]?.version ?? 0;
    if (version > steps.length)
      throw new StartupError(
        `The database of DATABASE_URL was written by a later version of this product (${schema} ${version}): ` +
          'start that version.',
      );
    for (const step of steps.slice(version)) await client.query(step);
    await client.query(
      rows.length === 0
        ? `INSERT INTO ${schema}.schema_version VALUES (${steps.length})`
        : `UPDATE ${schema}.schema_version SET version = ${steps.length}`,
    );
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    // Its transaction ends with it.
    client.release(true);
    throw error;
  }
}
