import type { Config } from '../config/config.ts';
import type { CustomerSource } from './customer-source.ts';
import { ensureDemoCustomers } from './demo/ensure-demo-customers.ts';
import { tryLockImports } from './sqlite/import-lock.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from './sqlite/open-sqlite-customers.ts';
import type { UpstreamStores } from './tiquo/upstream-store.ts';

export interface Customers {
  readonly source: CustomerSource;
  close(): Promise<void>;
}

/**
 * Opens the customers of Tiquo when its key is set, else those of DATA_DIR. Throws a StartupError or what SQLite says.
 */
export async function openCustomers(
  config: Config,
  stores: UpstreamStores,
  progressTo: { write(line: string): void },
): Promise<Customers> {
  if (config.tiquo === null) return await openOwnCustomers(config, progressTo);
  // Only now: what it brings would be a part of every start.
  const { openTiquoCustomers } = await import('./tiquo/open-tiquo-customers.ts');
  const source = await openTiquoCustomers(config.tiquo, stores, (line) => progressTo.write(`${line}\n`));
  return { source, close: () => source.close() };
}

/** Those of DATA_DIR, made with demo customers when they are not there. */
async function openOwnCustomers(
  { dataDirectory, demoCustomers }: Config,
  progressTo: { write(line: string): void },
): Promise<Customers> {
  await makeDemo(dataDirectory, demoCustomers, progressTo);
  const source = openSqliteCustomers({ dataDir: dataDirectory });
  const close = async (): Promise<void> => {
    await source.close();
    await emptyLog(dataDirectory);
  };
  return { source, close };
}

/**
 * Brings what an import has left in the write-ahead log into customers.db, which somebody may copy by itself: only a
 * writer that closes last does that.
 */
async function emptyLog(dataDir: string): Promise<void> {
  try {
    await openSqliteCustomerWriter({ dataDir, timeoutMs: 0 }).close();
  } catch {
    // Locked, or on a failing disk: the log is kept, and the next to open the database reads it.
  }
}

async function makeDemo(
  dataDirectory: string,
  count: number,
  progressTo: { write(line: string): void },
): Promise<void> {
  // Closed before anything is served: a writer waits for locks, and that would hold up the event loop.
  const writer = openSqliteCustomerWriter({ dataDir: dataDirectory });
  try {
    // An import under way is about to fill this database with real customers; and none may begin among half the demo
    // ones.
    const unlock = tryLockImports(dataDirectory);
    if (unlock === null) return;
    let isTold = false;
    const tell = (done: number): void => {
      isTold = true;
      progressTo.write(`\rCreating demo customers: ${done} of ${count}`);
    };
    try {
      await ensureDemoCustomers({ writer, count, onProgress: tell });
    } finally {
      // What is said next, a failure too, begins on a line of its own.
      if (isTold) progressTo.write('\n');
      unlock();
    }
  } finally {
    await writer.close();
  }
}
