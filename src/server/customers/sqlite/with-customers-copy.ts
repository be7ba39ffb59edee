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

/**
 * Passes a temporary directory with a copy of the customers in a data directory, which may not exist yet and is never
 * written to. Throws a StartupError.
 */
export async function withCustomersCopy<T>(dataDirectory: string, work: (copy: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'dry-run-'));
  try {
    await copyCustomers(dataDirectory, customersFile(copy));
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
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
    await backup(database, target);
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
