import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCustomers, withPostgres, type BenchDatabase } from '../postgres/bench-postgres.ts';
import type { ChildServer } from '../product/child-server.ts';
import type { Dataset } from '../product/dataset.ts';
import { ports, startProduct } from '../product/start-product.ts';
import { bootstrapDirectus } from './directus-server.ts';
import { copyRowsForDirectus, hasRowsForDirectus } from './directus-rows.ts';

/**
 * Runs `work` with a database that holds the customers of the dataset as the product and as Directus store them. It is
 * filled once and kept; `fresh` fills it again.
 */
export async function withPostgresDataset<T>(
  dataset: Dataset,
  fresh: boolean,
  say: (line: string) => void,
  work: (database: BenchDatabase) => Promise<T>,
): Promise<T> {
  return await withPostgres(dataset, async (server) => {
    const database = await ensureCustomers(server, dataset, { fresh, say });
    if (!(await hasRowsForDirectus(database))) {
      await bootstrapDirectus(database);
      await copyRowsForDirectus(database);
    }
    return await work(database);
  });
}

/** Starts the product on this database, without limits. */
export async function startProductOn(
  { url }: BenchDatabase,
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
