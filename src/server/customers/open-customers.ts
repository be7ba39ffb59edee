import type { Config } from '../config/config.ts';
import { StartupError } from '../errors/startup-error.ts';
import type { DatabaseCheck } from '../database/integrity/check-messages.ts';
import type { DataHealth } from '../database/integrity/data-health.ts';
import type { CustomerSource } from './customer-source.ts';
import type { CustomerWriter, DemoState } from './customer-writer.ts';
import type { CustomersHistory } from './customers-history.ts';
import { ensureDemoCustomers } from './demo/ensure-demo-customers.ts';
import { customersFile, customersJson } from './sqlite/database/open-database.ts';
import { GuardedCustomerSource } from './sqlite/guarded-customer-source.ts';
import { lockOutImports, tryLockImports } from './sqlite/import-lock.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from './sqlite/open-sqlite-customers.ts';
import type { TiquoStores } from './tiquo/tiquo-store.ts';

export interface Customers {
  readonly source: CustomerSource;
  /** The databases of ours that it reads. */
  readonly checks: readonly DatabaseCheck[];
  close(): Promise<void>;
}

export interface OpenCustomersDeps extends TiquoStores {
  readonly history: CustomersHistory;
  readonly health: DataHealth;
  readonly progressTo: { write(line: string): void };
}

/**
 * Opens the customers of Tiquo if its key is set, else those in PostgreSQL or in DATA_DIR. Throws a StartupError or
 * SQLite's error.
 */
export async function openCustomers(config: Config, deps: OpenCustomersDeps): Promise<Customers> {
  if (config.tiquo === null)
    return config.databaseUrl === null
      ? await openOwnCustomers(config, deps)
      : await openInPostgres(config.databaseUrl, config, deps);
  // Loaded here, so that other starts need not load it.
  const { openTiquoCustomers } = await import('./tiquo/open-tiquo-customers.ts');
  const source = await openTiquoCustomers(config.tiquo, deps, (line) => deps.progressTo.write(`${line}\n`));
  return { source, checks: [], close: () => source.close() };
}

/** Opens the customers in DATA_DIR, created with demo customers if there are none yet and never were. */
async function openOwnCustomers(config: Config, deps: OpenCustomersDeps): Promise<Customers> {
  const { dataDirectory } = config;
  const { history, health } = deps;
  await createDemo(config, deps);
  const source = openSqliteCustomers({ dataDir: dataDirectory });
  if (source.demoState() === 'lost')
    health.report(lostText(customersFile(dataDirectory)), async () => source.demoState() === 'lost');
  await noteCustomers(source.demoState(), source, history);
  const served = new GuardedCustomerSource(source, {
    isVerified: () => health.isKnownSound(customersFile(dataDirectory)),
    onDamage: ({ message }) => health.reportDamage(customersFile(dataDirectory), message),
  });
  const close = async (): Promise<void> => {
    try {
      // An import may have come while this server ran.
      await noteCustomers(source.demoState(), source, history);
    } finally {
      await source.close();
    }
    await checkpointLog(dataDirectory);
  };
  return { source: served, checks: [{ path: customersFile(dataDirectory), json: customersJson }], close };
}

/** Opens the customers in PostgreSQL, created with demo customers if there are none yet and never were. */
async function openInPostgres(url: string, config: Config, deps: OpenCustomersDeps): Promise<Customers> {
  // Loaded here, so that other starts need not load it.
  const [{ openPostgresCustomers, openPostgresCustomerWriter }, { tryLockImports: tryLockInPostgres }] =
    await Promise.all([import('./postgres/open-postgres-customers.ts'), import('./postgres/lock-imports.ts')]);
  const { history, health } = deps;
  const writer = await openPostgresCustomerWriter({ url });
  let state: DemoState;
  try {
    // While another process creates them, or imports, this one serves what there is.
    const unlock = await tryLockInPostgres(url);
    try {
      if (unlock !== null) await fillWithDemo(writer, config, deps);
    } finally {
      await unlock?.();
    }
    state = await writer.demoState();
  } finally {
    await writer.close();
  }
  const source = await openPostgresCustomers({ url });
  if (state === 'lost')
    health.report(lostText('The database of DATABASE_URL'), async () => (await countCustomers(source)) === 0);
  await noteCustomers(state, source, history);
  return { source, checks: [], close: () => source.close() };
}

const lostText = (file: string): string =>
  `${file} was missing or empty, although this installation has had customers or has staff: ` +
  'stop the server and restore a backup, or import the customers again.';

async function noteCustomers(state: DemoState, source: CustomerSource, history: CustomersHistory): Promise<void> {
  const isImported = state === 'none' && (await countCustomers(source)) > 0;
  if (isImported && !(await history.hadCustomers())) await history.noteCustomers();
}

async function countCustomers(source: CustomerSource): Promise<number> {
  return (await source.summary({ filter: { kind: 'all' } })).all?.count ?? 0;
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

async function createDemo(config: Config, deps: OpenCustomersDeps): Promise<void> {
  const { dataDirectory } = config;
  const { progressTo } = deps;
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
    try {
      await fillWithDemo(writer, config, deps);
    } finally {
      unlock();
    }
  } finally {
    await writer.close();
  }
}

async function fillWithDemo(
  writer: CustomerWriter,
  { dataDirectory, databaseUrl, demoCustomers: count }: Config,
  { history, progressTo }: OpenCustomersDeps,
): Promise<void> {
  const hadCustomers = await history.hadCustomers();
  let hasProgress = false;
  const onProgress = (done: number): void => {
    hasProgress = true;
    progressTo.write(`\rCreating demo customers: ${done} of ${count}`);
  };
  try {
    if (hadCustomers && (await writer.demoState()) === 'only')
      throw new StartupError(
        replacedText(databaseUrl === null ? customersFile(dataDirectory) : 'The database of DATABASE_URL'),
      );
    await ensureDemoCustomers({
      writer,
      count,
      onProgress,
      hadCustomers: hadCustomers || (await history.hasStaff()),
    });
  } finally {
    // The next output, or error, starts on a new line.
    if (hasProgress) progressTo.write('\n');
  }
}

const replacedText = (database: string): string =>
  `${database} has only demo customers, although real ones were imported here: restore a backup, ` +
  'or delete the file and import them again.';
