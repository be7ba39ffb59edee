import { CorruptDataError } from '../errors/corrupt-data-error.ts';
import type { ErrorKinds } from './error-kinds.ts';

/** An error of node:sqlite, by SQLite's result code (https://sqlite.org/rescode.html). */
interface SqliteError extends Error {
  readonly errcode: number;
}

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}

export const sqliteCodes = {
  permission: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** SQLite's primary result code, without its extended bits; null for any other error. */
export function sqliteCodeOf(error: unknown): number | null {
  return isSqliteError(error) ? error.errcode & 0xff : null;
}

/** Another connection holds the database; the same statement may succeed in a moment. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return code === sqliteCodes.busy || code === sqliteCodes.locked;
}

/** The file of the database is damaged, or was replaced by something else. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return error instanceof CorruptDataError || code === sqliteCodes.corrupt || code === sqliteCodes.notADatabase;
}

/** Busy, full or failing storage: the statement is right and may succeed later. */
export function isPassing(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return isBusy(error) || code === sqliteCodes.full || code === sqliteCodes.ioError || code === sqliteCodes.readOnly;
}

export const sqliteErrors: ErrorKinds = { isBusy, isPassing, isDamage };
