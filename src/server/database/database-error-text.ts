import { StartupError } from '../errors/startup-error.ts';
import { sqliteCodeOf, sqliteCodes } from './sqlite-error-code.ts';

const fileErrorTexts: Readonly<Record<string, string>> = {
  EACCES: 'cannot be read or written by this user',
  EPERM: 'cannot be read or written by this user',
  EROFS: 'is on a read-only file system',
  ENOSPC: 'is on a full disk',
  EDQUOT: "is over this user's disk quota",
  ENOTDIR: 'is not a directory',
  EEXIST: 'is not a directory',
  EISDIR: 'holds a directory where a file is expected',
  ENOENT: 'cannot be created',
  ENAMETOOLONG: 'has too long a name',
  ELOOP: 'is a loop of links',
  EIO: 'is on a failing disk',
  EFBIG: 'cannot hold a file this large',
};

const databaseErrorTexts: Readonly<Record<number, string>> = {
  [sqliteCodes.permission]: 'holds a database that cannot be read or written by this user',
  [sqliteCodes.busy]: 'holds a database that another program keeps locked',
  [sqliteCodes.locked]: 'holds a database that another program keeps locked',
  [sqliteCodes.readOnly]: 'cannot be written by this user',
  [sqliteCodes.ioError]: 'is on a failing or full disk',
  [sqliteCodes.corrupt]: 'holds a damaged database: restore a backup',
  [sqliteCodes.full]: 'is on a full disk',
  [sqliteCodes.cannotOpen]: 'holds a database that cannot be opened',
  [sqliteCodes.notADatabase]: 'holds a file that is not a database where one is expected',
};

/**
 * The error in one sentence for a data directory that cannot be used, from an error of the file system or of SQLite. A
 * StartupError is returned as it is; null for a defect of ours.
 */
export function storageError(error: unknown, dataDirectory: string): StartupError | null {
  if (error instanceof StartupError) return error;
  const text = storageErrorText(error);
  return text === undefined ? null : new StartupError(`The data directory ${dataDirectory} ${text}.`, { cause: error });
}

/** What is wrong with a place for files, after its name; undefined for a defect of ours. */
export function storageErrorText(error: unknown): string | undefined {
  // Our own errors have the one of SQLite as their cause.
  const text = databaseErrorTexts[sqliteCodeOf(error) ?? -1] ?? fileErrorTexts[codeOf(error)];
  return text ?? (error instanceof Error && error.cause !== undefined ? storageErrorText(error.cause) : undefined);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
