import { closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../errors/startup-error.ts';
import { keepDirectoryPrivate, keepFilePrivate } from './files/private-files.ts';
import { isBusy } from './sqlite-error-code.ts';

/**
 * Creates the directory and missing parents, for this user only (mode 0700); keeps others out of one that is there.
 * Throws a StartupError where that is not possible, or the error of the file system. Not
 * with the `recursive` of `mkdir`, which never returns for a parent that exists but accepts no children (/proc).
 */
export function createDataDirectory(directory: string): void {
  createDirectory(directory);
  keepDirectoryPrivate(directory);
}

function createDirectory(directory: string): void {
  const parent = dirname(directory);
  if (parent !== directory && !existsSync(parent)) createDirectory(parent);
  if (!existsSync(directory)) mkdirSync(directory, { mode: 0o700 });
  else if (!statSync(directory).isDirectory())
    throw Object.assign(new Error(`${directory} is a file`), { code: 'ENOTDIR' });
}

export const systemFile = (directory: string): string => join(directory, 'system.db');

/** Whether a server has run on the data directory. */
export function hasSystemDatabase(directory: string): boolean {
  return existsSync(systemFile(directory));
}

/** Throws a StartupError when no server has used the directory yet: a command would silently work on nothing. */
export function requireSystemDatabase(directory: string): void {
  if (hasSystemDatabase(directory)) return;
  throw new StartupError(`${directory} has no data yet. Run \`npm start\` first, or set DATA_DIR.`);
}

/**
 * Creates a missing file for this user only (mode 0600); SQLite gives its -wal and -shm files the same mode. Keeps
 * others out of those that are there. Throws a StartupError where that is not possible.
 */
export function createPrivateFile(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) keepFilePrivate(path + ending);
  closeSync(openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW, 0o600));
}

/**
 * Keeps a second server off the directory, because the limiter counts in the memory of one process. Commands do not
 * need the lock. Throws a StartupError when another server holds it. Returns a function that releases it.
 */
export function lockDataDirectory(directory: string): () => void {
  const unlock = tryLock(serverLock(directory));
  if (unlock === null) throw new StartupError(`Another server is already running on the data directory ${directory}.`);
  return unlock;
}

/**
 * Keeps servers off while a command migrates a database: one of an earlier version would fail with every request once
 * its tables have changed. Throws a StartupError when one is running. Returns a function that lets servers in again.
 */
export function lockOutServers(directory: string): () => void {
  const unlock = tryLock(serverLock(directory));
  if (unlock !== null) return unlock;
  throw new StartupError(
    `The server that runs on the data directory ${directory} is of an earlier version. Restart it, then try again.`,
  );
}

/** Its file tells that a server has run here. */
export const serverLock = (directory: string): string => join(directory, 'server.lock');

/**
 * Locks a file that serves as a lock only. Returns a function that releases it; null while another process holds it.
 * The lock is one of SQLite, which the kernel releases however the process ends.
 */
export function tryLock(path: string): (() => void) | null {
  createPrivateFile(path);
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return () => lock.close();
}
