import { closeSync, fsyncSync, lstatSync, mkdtempSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { StartupError } from '../../errors/startup-error.ts';
import { createPrivateFile } from '../data-directory.ts';
import { storageError, storageErrorText } from '../database-error-text.ts';
import { recogniseDatabase, sizeOf, type DatabaseFormat } from '../files/recognise-database.ts';
import type { JsonColumns } from '../integrity/check-messages.ts';
import { findDamage } from '../integrity/find-damage.ts';

/** A database that is copied if it is there. */
export interface BackedUpDatabase {
  readonly format: DatabaseFormat;
  readonly json: readonly JsonColumns[];
}

/**
 * Copies databases, which may be in use, into a new directory (0700, files 0600), all as they are at one moment. The
 * directory is only there once every copy was checked; nothing is left otherwise, even when the process is told to
 * exit. Returns the paths of the copies. Throws a StartupError.
 */
export async function backUpDatabases(
  dataDirectory: string,
  target: string,
  databases: readonly BackedUpDatabase[],
): Promise<readonly string[]> {
  const present = databases.filter(({ format }) => sizeOf(join(dataDirectory, format.file)) > 0);
  if (present.length === 0)
    throw new StartupError(`${dataDirectory} has no data to back up. Set DATA_DIR to the server's data directory.`);
  const part = createPart(target);
  const removePart = (): void => rmSync(part, { recursive: true, force: true });
  process.once('exit', removePart);
  try {
    await copyAll(dataDirectory, part, present);
    syncDirectory(part);
    renameSync(part, target);
    syncDirectory(dirname(resolve(target)));
    return present.map(({ format }) => join(target, format.file));
  } catch (error) {
    throw targetError(error, target);
  } finally {
    removePart();
    process.off('exit', removePart);
  }
}

/** The directory that becomes the backup, beside it, so that a rename is enough. */
function createPart(target: string): string {
  const parent = dirname(resolve(target));
  try {
    if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) throw takenError(target);
    if (lstatSync(parent, { throwIfNoEntry: false }) === undefined)
      throw new StartupError(`There is no directory ${parent} for the backup: create it first.`);
    return mkdtempSync(join(parent, `.${basename(target).slice(0, 100)}-`));
  } catch (error) {
    throw targetError(error, target);
  }
}

async function copyAll(dataDirectory: string, part: string, databases: readonly BackedUpDatabase[]): Promise<void> {
  const sources = databases.map(({ format }) => openSource(dataDirectory, format));
  try {
    // From here on, each connection reads what was committed by now.
    for (const source of sources) source.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    for (const [index, source] of sources.entries()) {
      const database = databases[index];
      if (database === undefined) continue;
      const copy = join(part, database.format.file);
      createPrivateFile(copy);
      // In one step: between two, SQLite would notice the commits of others and start again.
      await backup(source, copy, { rate: 2 ** 31 - 1 });
      await checkCopy(copy, database, dataDirectory);
    }
  } finally {
    for (const source of sources) source.close();
  }
}

function openSource(dataDirectory: string, format: DatabaseFormat): DatabaseSync {
  const path = join(dataDirectory, format.file);
  try {
    const source = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    recogniseDatabase(source, path, format);
    return source;
  } catch (error) {
    throw storageError(error, dataDirectory) ?? error;
  }
}

async function checkCopy(copy: string, { format, json }: BackedUpDatabase, dataDirectory: string): Promise<void> {
  for (const found of findDamage({ path: copy, json })) {
    if (found !== null) {
      const path = join(dataDirectory, format.file);
      throw new StartupError(`${path} is damaged (${found}) and was not backed up: restore an earlier backup.`);
    }
    // A signal is handled in between.
    await setImmediate();
  }
  // A connection that only reads leaves them.
  for (const ending of ['-wal', '-shm']) rmSync(copy + ending, { force: true });
}

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

const takenError = (target: string): StartupError =>
  new StartupError(`${target} already exists: name a new directory for the backup.`);

function targetError(error: unknown, target: string): unknown {
  if (error instanceof StartupError) return error;
  if (error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST'))
    return takenError(target);
  const text = storageErrorText(error);
  return text === undefined ? error : new StartupError(`The backup ${target} ${text}.`, { cause: error });
}
