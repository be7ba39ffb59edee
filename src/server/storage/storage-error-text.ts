import { StartupError } from '../errors/startup-error.ts';
import { sqliteCodeOf, sqliteCodes } from './sqlite-error-code.ts';

const systemProblems: Readonly<Record<string, string>> = {
  EACCES: 'may not be read or written by this user',
  EPERM: 'may not be read or written by this user',
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
};

const databaseProblems: Readonly<Record<number, string>> = {
  [sqliteCodes.permission]: 'holds a database that may not be read or written by this user',
  [sqliteCodes.busy]: 'holds a database that another program keeps locked',
  [sqliteCodes.locked]: 'holds a database that another program keeps locked',
  [sqliteCodes.readOnly]: 'may not be written by this user',
  [sqliteCodes.ioError]: 'is on a failing or full disk',
  [sqliteCodes.corrupt]: 'holds a damaged database',
  [sqliteCodes.full]: 'is on a full disk',
  [sqliteCodes.cannotOpen]: 'holds a database that cannot be opened',
  [sqliteCodes.notADatabase]: 'holds a file that is not a database where one is expected',
};

/**
 * The sentence for a data directory that cannot be used, whether the file system or SQLite said so. A StartupError is
 * itself; null for anything that is a defect of ours.
 */
export function storageError(error: unknown, dataDirectory: string): StartupError | null {
  if (error instanceof StartupError) return error;
  const problem = problemOf(error);
  return problem === undefined
    ? null
    : new StartupError(`The data directory ${dataDirectory} ${problem}.`, { cause: error });
}

/** A store that was being filled says what SQLite said as its cause. */
function problemOf(error: unknown): string | undefined {
  const problem = databaseProblems[sqliteCodeOf(error) ?? -1] ?? systemProblems[codeOf(error)];
  return problem ?? (error instanceof Error && error.cause !== undefined ? problemOf(error.cause) : undefined);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
