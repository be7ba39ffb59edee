import pg from 'pg';
import { expect, it } from 'vitest';
import { newDatabase } from '../../testing/postgres/test-database.ts';

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

it('is a database of PostgreSQL 18 with trigrams, and one of a template has its rows', async () => {
  const url = await newDatabase();
  expect(await query(url, 'SHOW server_version_num')).toEqual([
    { server_version_num: expect.stringMatching(/^18\d{4}$/) },
  ]);
  await query(
    url,
    'CREATE EXTENSION pg_trgm; CREATE EXTENSION intarray; CREATE TABLE t (n int); INSERT INTO t VALUES (7)',
  );
  expect(await query(await newDatabase(url), 'SELECT n FROM t')).toEqual([{ n: 7 }]);
});
