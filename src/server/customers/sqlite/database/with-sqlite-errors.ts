import { isPassing, sqliteCodeOf, sqliteCodes } from '../../../storage/sqlite-error-code.ts';
import { SourceUnavailableError } from '../../source-errors.ts';

/** A failure of SQLite that may pass as SourceUnavailableError; any other as it is. */
export function asUnavailable(error: unknown): unknown {
  if (!isPassing(error) && sqliteCodeOf(error) !== sqliteCodes.cannotOpen) return error;
  return new SourceUnavailableError(`SQLite: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  });
}

/** Asks SQLite. Rejects with SourceUnavailableError where its failure may pass. */
export async function withSqliteErrors<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    throw asUnavailable(error);
  }
}
