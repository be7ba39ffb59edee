import { join } from 'node:path';
import { StartupError } from '../../errors/startup-error.ts';
import { tryLock } from '../../storage/data-directory.ts';

/**
 * Keeps a second import off the data directory. Throws a StartupError when another one holds it. Call the answer to let
 * go.
 */
export function lockImports(dataDirectory: string): () => void {
  const unlock = tryLockImports(dataDirectory);
  if (unlock === null)
    throw new StartupError('Another import is under way on this data; start this one when it has ended.');
  return unlock;
}

/** The same lock, or null while an import holds it. */
export function tryLockImports(dataDirectory: string): (() => void) | null {
  return tryLock(join(dataDirectory, 'import.lock'));
}
