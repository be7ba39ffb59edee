import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { startPostgres, type PostgresServer } from '../../src/testing/postgres/start-postgres.ts';
import { cacheRoot } from '../product/bench-paths.ts';
import type { ChildServer } from '../product/child-server.ts';
import { ports, startProduct } from '../product/start-product.ts';
import { bootstrapDirectus } from './directus-server.ts';
import { copyRowsForDirectus } from './directus-rows.ts';

const flags = ['-c', 'fsync=off', '-c', 'shared_buffers=1GB'];

/**
 * Runs `work` with a PostgreSQL that holds the demo customers as the product and as Directus store them. It is filled
 * once and kept in .cache/bench; `fresh` fills it again.
 */
export async function withPostgresDataset<T>(
  customers: number,
  fresh: boolean,
  say: (line: string) => void,
  work: (postgres: PostgresServer) => Promise<T>,
): Promise<T> {
  const directory = join(cacheRoot, String(customers), 'postgres-of-peers');
  if (fresh) await rm(directory, { recursive: true, force: true });
  if (!existsSync(directory)) {
    say(`Filling PostgreSQL with ${customers.toLocaleString('en-US')} customers (once; --fresh does it again)…`);
    await fill(directory, customers);
  }
  const postgres = await startPostgres({ flags, directory });
  try {
    return await work(postgres);
  } finally {
    // Its data is kept.
    await postgres.pause();
  }
}

async function fill(directory: string, customers: number): Promise<void> {
  const unfinished = `${directory}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(unfinished), { recursive: true });
  const postgres = await startPostgres({ flags, directory: unfinished });
  try {
    const product = await startProductOn(postgres, { DEMO_CUSTOMERS: String(customers) });
    await product.stop();
    await bootstrapDirectus(postgres);
    await copyRowsForDirectus(postgres);
    await vacuum(postgres);
  } finally {
    await postgres.pause();
  }
  await rename(unfinished, directory);
}

/** Starts the product on this PostgreSQL, without limits. */
export async function startProductOn(
  { url }: PostgresServer,
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'bench-peers-'));
  const product = await startProduct(dataDirectory, ports.product, { DATABASE_URL: url, ...environment });
  return {
    ...product,
    stop: async () => {
      await product.stop();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

/** What autovacuum does within minutes, so that both read settled tables. */
async function vacuum({ url }: PostgresServer): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}
