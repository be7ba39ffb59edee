import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../../start-error.ts';
import { makePrivateFile } from '../../system/data-directory.ts';
import { isBusy } from '../../system/sqlite-error.ts';

const refusal = 'Another import is under way on this data; start this one when it has ended.';

/**
 * Keeps a second import off the data directory. The lock is SQLite's on a file of its own: the kernel drops it however the
 * process ends. Throws a StartError when another import holds it. Call the answer to let go.
 */
export function lockImports(dataDirectory: string): () => void {
  const unlock = tryLockImports(dataDirectory);
  if (unlock === null) throw new StartError(refusal);
  return unlock;
}

/** The same lock, or null while an import holds it. */
export function tryLockImports(dataDirectory: string): (() => void) | null {
  const path = join(dataDirectory, 'import.lock');
  makePrivateFile(path);
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return () => lock.close();
}
