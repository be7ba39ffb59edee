import { join } from 'node:path';
import { StartupError } from '../../errors/startup-error.ts';
import { tryLock } from '../../database/data-directory.ts';

/** Locks the data directory against other imports, and returns the unlock function. Throws a StartupError if locked. */
export function lockImports(dataDirectory: string): () => void {
  return refuseWhileLocked(tryLockImports(dataDirectory));
}

/** The unlock function. Throws a StartupError without one: another import holds the lock. */
export function refuseWhileLocked<T>(unlock: T | null): T {
  if (unlock === null)
    throw new StartupError('Another import is running on this data. Start this one when it has finished.');
  return unlock;
}

/**
 * Keeps imports off while a server migrates customers.db: one of an earlier version would stop halfway. Throws a
 * StartupError while one is running. Returns the unlock function.
 */
export function lockOutImports(dataDirectory: string): () => void {
  const unlock = tryLockImports(dataDirectory);
  if (unlock !== null) return unlock;
  throw new StartupError(
    `An import of an earlier version is running on the data directory ${dataDirectory}. ` +
      'Start the server when it has finished.',
  );
}

/** The same as lockImports; null while another import holds the lock. */
export function tryLockImports(dataDirectory: string): (() => void) | null {
  return tryLock(join(dataDirectory, 'import.lock'));
}
