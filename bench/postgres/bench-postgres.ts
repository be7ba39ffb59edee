import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../src/testing/postgres/start-postgres.ts';
import { inDataDirectory, runImport } from '../import-bench.ts';
import { cacheRoot } from '../product/bench-paths.ts';
import { ensureCsv, type Dataset } from '../product/dataset.ts';

/** As an administrator would set it for a million customers; everything else is PostgreSQL's default. */
export const settings = ['shared_buffers=2GB', 'max_wal_size=4GB'];

/** The database that is kept between runs. */
const keptDatabase = 'customers';

export interface BenchPostgres {
  /** The URL of a database of this name. */
  urlOf(database: string): string;
  run(statement: string, database?: string): Promise<void>;
}

/** Starts a PostgreSQL server whose data is kept beside the dataset, for as long as `work` runs. */
export async function withPostgres<T>({ customers }: Dataset, work: (server: BenchPostgres) => Promise<T>): Promise<T> {
  const directory = join(cacheRoot, String(customers), 'postgres');
  await mkdir(dirname(directory), { recursive: true });
  const server = await startPostgres({ directory, flags: settings.flatMap((setting) => ['-c', setting]) });
  const urlOf = (database: string): string => Object.assign(new URL(server.url), { pathname: `/${database}` }).href;
  try {
    return await work({
      urlOf,
      run: async (statement, database = 'postgres') => {
        const client = new pg.Client({ connectionString: urlOf(database) });
        await client.connect();
        try {
          await client.query(statement);
        } finally {
          await client.end();
        }
      },
    });
  } finally {
    await server.pause();
  }
}

/** The URL of a database with the customers of the dataset, which is imported once and kept. */
export async function ensureCustomers(
  server: BenchPostgres,
  dataset: Dataset,
  say: (line: string) => void,
): Promise<string> {
  const mark = join(cacheRoot, String(dataset.customers), 'postgres-is-filled');
  const url = server.urlOf(keptDatabase);
  if (existsSync(mark)) return url;
  const file = await ensureCsv(dataset, 'created', say);
  say('Importing it into PostgreSQL (once)…');
  await server.run(`DROP DATABASE IF EXISTS ${keptDatabase}`);
  await server.run(`CREATE DATABASE ${keptDatabase}`);
  await inDataDirectory((directory) => runImport(file, { DATA_DIR: directory, DATABASE_URL: url }));
  // As PostgreSQL does in the background, in the minutes after such an import.
  await server.run('VACUUM ANALYZE', keptDatabase);
  await writeFile(mark, '');
  return url;
}
