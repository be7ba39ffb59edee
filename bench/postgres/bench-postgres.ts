import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startPostgres } from '../../src/testing/postgres/start-postgres.ts';
import { withClient } from '../../src/testing/postgres/with-client.ts';
import { inDataDirectory } from '../import-bench.ts';
import { cacheRoot } from '../product/bench-paths.ts';
import type { Dataset } from '../product/dataset.ts';
import { ports, startProduct } from '../product/start-product.ts';

/** As an administrator would set it for a million customers; everything else is PostgreSQL's default. */
export const settings = ['shared_buffers=2GB', 'max_wal_size=4GB'];

/** The database that is kept between runs. */
const keptDatabase = 'customers';

export interface BenchDatabase {
  readonly url: string;
}

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
        await withClient(urlOf(database), (client) => client.query(statement));
      },
    });
  } finally {
    await server.pause();
  }
}

/** A database with the customers of the dataset, which is filled once and kept; `fresh` fills it again. */
export async function ensureCustomers(
  server: BenchPostgres,
  { customers }: Dataset,
  { fresh = false, say }: { readonly fresh?: boolean; readonly say: (line: string) => void },
): Promise<BenchDatabase> {
  const mark = join(cacheRoot, String(customers), 'postgres-is-filled');
  const url = server.urlOf(keptDatabase);
  if (fresh) await rm(mark, { force: true });
  if (existsSync(mark)) return { url };
  say(`Creating a PostgreSQL database of ${customers.toLocaleString('en-US')} customers (once)…`);
  await server.run(`DROP DATABASE IF EXISTS ${keptDatabase}`);
  await server.run(`CREATE DATABASE ${keptDatabase}`);
  await inDataDirectory(async (directory) => {
    const environment = { DATABASE_URL: url, DEMO_CUSTOMERS: String(customers) };
    const product = await startProduct(directory, ports.product, environment);
    await product.stop();
  });
  // As PostgreSQL does in the background, in the minutes after so many writes.
  await server.run('VACUUM ANALYZE', keptDatabase);
  await writeFile(mark, '');
  return { url };
}
