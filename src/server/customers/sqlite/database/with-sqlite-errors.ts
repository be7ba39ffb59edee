import { isPassing, sqliteCodeOf, sqliteCodes } from '../../../database/sqlite-error-code.ts';
import { SourceUnavailableError } from '../../source-errors.ts';

/** Converts a transient SQLite error to a SourceUnavailableError; other errors stay as they are. */
export function asUnavailable(error: unknown): unknown {
  if (!isPassing(error) && sqliteCodeOf(error) !== sqliteCodes.cannotOpen) return error;
  return new SourceUnavailableError(`SQLite: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  });
}

/** Runs work on SQLite. Rejects with SourceUnavailableError on a transient error. */
export async function withSqliteErrors<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    throw asUnavailable(error);
  }
}
