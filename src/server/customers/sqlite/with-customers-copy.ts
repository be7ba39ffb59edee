import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { backup, DatabaseSync } from 'node:sqlite';
import { StartupError } from '../../errors/startup-error.ts';
import { storageError } from '../../database/database-error-text.ts';
import { sqliteCodeOf, sqliteCodes } from '../../database/sqlite-error-code.ts';
import { recogniseDatabase, sizeOf } from '../../database/files/recognise-database.ts';
import { customersFile, customersFormat } from './database/open-database.ts';

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Passes a temporary directory with a copy of the customers in a data directory, which may not exist yet and is never
 * written to. Throws a StartupError.
 */
export async function withCustomersCopy<T>(dataDirectory: string, work: (copy: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'dry-run-'));
  const remove = (): void => rmSync(copy, { recursive: true, force: true });
  // The copy must not outlive a dry run that someone stops.
  const stop = (): void => process.exit(1);
  process.once('exit', remove);
  for (const signal of stopSignals) process.on(signal, stop);
  try {
    await copyCustomers(dataDirectory, customersFile(copy));
    return await work(copy);
  } finally {
    remove();
    process.off('exit', remove);
    for (const signal of stopSignals) process.off(signal, stop);
  }
}

async function copyCustomers(dataDirectory: string, target: string): Promise<void> {
  const file = customersFile(dataDirectory);
  // An empty file is a database without any writes yet.
  if (sizeOf(file) === 0) return;
  let database: DatabaseSync | null = null;
  try {
    database = existsSync(`${file}-wal`) ? new DatabaseSync(file, { readOnly: true }) : openUnused(file);
    recogniseDatabase(database, file, customersFormat);
    // In one step: between two, SQLite would notice the commits of others and start again.
    await backup(database, target, { rate: 2 ** 31 - 1 });
  } catch (error) {
    if (sqliteCodeOf(error) === sqliteCodes.full)
      throw new StartupError(`${tmpdir()} has no room for a copy of the customers.`, { cause: error });
    throw storageError(error, dataDirectory) ?? error;
  } finally {
    database?.close();
  }
}

/** Opens a database that no one writes to: other connections leave files beside it, even those that only read. */
function openUnused(file: string): DatabaseSync {
  return new DatabaseSync(`${pathToFileURL(file).href}?immutable=1`, { readOnly: true });
}
