import { printable } from './printable.ts';

/** Stops a command, with one sentence for the person who ran it and no stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** Prints a StartupError as one line on standard error and exits with 1. Anything else is a bug, and is thrown. */
export function exitWithStartupError(error: unknown): never {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`${printable(error.message)}\n`);
  process.exit(1);
}
