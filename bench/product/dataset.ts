import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import * as z from 'zod/mini';
import { demoCustomersCsv } from '../../src/server/customers/demo/demo-customers-csv.ts';
import { cacheRoot } from './bench-paths.ts';
import { ports, startProduct } from './start-product.ts';

/** Demo customers, the same in every run, in a database that is created once and kept. */
export interface Dataset {
  readonly customers: number;
  /** The product's DATA_DIR. */
  readonly directory: string;
}

type Say = (line: string) => void;

/** Creates the database by starting the product once, unless it exists; `fresh` always creates it. */
export async function ensureDataset(customers: number, fresh: boolean, say: Say): Promise<Dataset> {
  const root = rootOf(customers);
  if (fresh) await rm(root, { recursive: true, force: true });
  const directory = join(root, 'data');
  if (!existsSync(directory)) {
    say(`Creating a database of ${customers.toLocaleString('en-US')} customers (once; --fresh does it again)…`);
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
 * Writes the same customers to a CSV file, once, and returns its path: with every column, with the columns a shop
 * usually has, or with every row changed.
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

const Row = z.record(z.string(), z.string());
/** A name changes as well in every tenth row, which changes the search index. */
const renamedEvery = 10;

/** What a week does to an export: every customer has spent more, and every tenth has another name. */
function changeEveryRow(): Transform {
  let rows = 0;
  return new Transform({
    objectMode: true,
    transform(chunk: unknown, _encoding, done) {
      const row = z.parse(Row, chunk);
      rows += 1;
      const isRenamed = rows % renamedEvery === 0;
      done(null, {
        ...row,
        totalSpent: String(Number(row['totalSpent'] ?? 0) + 1),
        ...(isRenamed
          ? { lastName: `${row['lastName'] ?? ''}-Bench`, displayName: `${row['displayName'] ?? ''}-Bench` }
          : {}),
      });
    },
  });
}
