import type { Config } from '../config/config.ts';
import type { CustomerSource } from './customer-source.ts';
import { ensureDemoCustomers } from './demo/ensure-demo-customers.ts';
import { lockOutImports, tryLockImports } from './sqlite/import-lock.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from './sqlite/open-sqlite-customers.ts';
import type { TiquoStores } from './tiquo/tiquo-store.ts';

export interface Customers {
  readonly source: CustomerSource;
  close(): Promise<void>;
}

/** Opens the customers of Tiquo if its key is set, else those in DATA_DIR. Throws a StartupError or SQLite's error. */
export async function openCustomers(
  config: Config,
  stores: TiquoStores,
  progressTo: { write(line: string): void },
): Promise<Customers> {
  if (config.tiquo === null) return await openOwnCustomers(config, progressTo);
  // Loaded here, so that other starts need not load it.
  const { openTiquoCustomers } = await import('./tiquo/open-tiquo-customers.ts');
  const source = await openTiquoCustomers(config.tiquo, stores, (line) => progressTo.write(`${line}\n`));
  return { source, close: () => source.close() };
}

/** Opens the customers in DATA_DIR, created with demo customers if there are none yet. */
async function openOwnCustomers(
  { dataDirectory, demoCustomers }: Config,
  progressTo: { write(line: string): void },
): Promise<Customers> {
  await createDemo(dataDirectory, demoCustomers, progressTo);
  const source = openSqliteCustomers({ dataDir: dataDirectory });
  const close = async (): Promise<void> => {
    await source.close();
    await checkpointLog(dataDirectory);
  };
  return { source, close };
}

/**
 * Moves what an import has left in the write-ahead log into customers.db, in case someone copies just that file: only a
 * writer that closes last does so.
 */
async function checkpointLog(dataDir: string): Promise<void> {
  try {
    await openSqliteCustomerWriter({ dataDir, timeoutMs: 0 }).close();
  } catch {
    // Locked, or on a failing disk: the log stays, and whatever opens the database next reads it.
  }
}

async function createDemo(
  dataDirectory: string,
  count: number,
  progressTo: { write(line: string): void },
): Promise<void> {
  // Closed before the server listens: a writer waits for locks, which would block the event loop.
  const writer = openSqliteCustomerWriter({
    dataDir: dataDirectory,
    lockOthers: () => lockOutImports(dataDirectory),
    onReindex: (done, total) => {
      progressTo.write(`\rPreparing the search: ${done} of ${total} customers${done === total ? '\n' : ''}`);
    },
  });
  try {
    // A running import is about to fill this database with real customers, and none may start among half of the demo.
    const unlock = tryLockImports(dataDirectory);
    if (unlock === null) return;
    let hasProgress = false;
    const onProgress = (done: number): void => {
      hasProgress = true;
      progressTo.write(`\rCreating demo customers: ${done} of ${count}`);
    };
    try {
      await ensureDemoCustomers({ writer, count, onProgress });
    } finally {
      // The next output, or error, starts on a new line.
      if (hasProgress) progressTo.write('\n');
      unlock();
    }
  } finally {
    await writer.close();
  }
}
