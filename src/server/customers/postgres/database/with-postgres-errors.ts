import { isLostConnection, postgresErrors } from '../../../database/postgres/postgres-errors.ts';
import { SourceUnavailableError } from '../../source-errors.ts';

/** Rejects with SourceUnavailableError where the work fails with an error that passes. */
export async function withPostgresErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!postgresErrors.isPassing(error)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const subject = isLostConnection(error) ? 'PostgreSQL cannot be reached' : 'PostgreSQL';
    throw new SourceUnavailableError(`${subject}: ${message}`, { cause: error });
  }
}
