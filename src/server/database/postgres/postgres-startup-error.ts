import { StartupError } from '../../errors/startup-error.ts';

/** One sentence without the URL, which has a password. */
export function postgresStartupError(error: unknown): unknown {
  if (error instanceof StartupError || !(error instanceof Error)) return error;
  // Of each address that was tried, where there are several.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : null;
  const text = first instanceof Error ? first.message : error.message;
  return new StartupError(`The database of DATABASE_URL cannot be used: ${text}.`, { cause: error });
}
