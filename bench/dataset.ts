import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { demoCustomersCsv } from '../src/server/customers/demo/demo-customers-csv.ts';
import { changeEveryRow } from './changed-rows.ts';
import { cacheRoot } from './paths.ts';
import { ports } from './ports.ts';
import { startProduct } from './product.ts';

/** Demo customers, the same in every run, in a database that is made once and kept. */
export interface Dataset {
  readonly customers: number;
  /** The product's DATA_DIR. */
  readonly directory: string;
}

type Say = (line: string) => void;

/** Makes the database by a first start of the product, unless it is there; `fresh` makes everything anew. */
export async function ensureDataset(customers: number, fresh: boolean, say: Say): Promise<Dataset> {
  const root = rootOf(customers);
  if (fresh) await rm(root, { recursive: true, force: true });
  const directory = join(root, 'data');
  if (!existsSync(directory)) {
    say(`Making a database of ${customers.toLocaleString('en-US')} customers (once; --fresh makes it again)…`);
    const unfinished = `${directory}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(root, { recursive: true });
    const server = await startProduct(unfinished, ports.product, { DEMO_CUSTOMERS: String(customers) });
    await server.stop();
    await rename(unfinished, directory);
  }
  return { customers, directory };
}

/**
 * The same customers as a CSV of every column, of those a shop's list usually has, or changed in every row; written
 * once. Returns its path.
 */
export async function ensureCsv(
  { customers }: Dataset,
  kind: 'created' | 'usual' | 'changed',
  say: Say,
): Promise<string> {
  const file = join(rootOf(customers), `${kind}.csv`);
  if (existsSync(file)) return file;
  say(`Writing ${file} (once)…`);
  const unfinished = `${file}.unfinished`;
  const created = demoCustomersCsv(customers);
  const written = createWriteStream(unfinished);
  if (kind === 'created') await pipeline(created, written);
  else if (kind === 'usual')
    await pipeline(created, parse({ columns: true }), stringify({ header: true, columns: [...usualColumns] }), written);
  else await pipeline(created, parse({ columns: true }), changeEveryRow(), stringify({ header: true }), written);
  await rename(unfinished, file);
  return file;
}

const usualColumns = [
  'customerNumber',
  'firstName',
  'lastName',
  'emails',
  'phones',
  'status',
  'source',
  'totalOrders',
  'totalSpent',
  'createdAt',
  'Marketing Opt-In',
  'Loyalty Tier',
  'Location',
] as const;

function rootOf(customers: number): string {
  return join(cacheRoot, String(customers));
}
