import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../errors/startup-error.ts';
import { isBusy } from './sqlite-error-code.ts';

/**
 * Makes the directory and those above it, for this user alone (mode 0700), unless they are there. Throws what the file
 * system says. Not `mkdir`'s own `recursive`, which never returns where the parent is there and takes no children
 * (/proc).
 */
export function makeDataDirectory(directory: string): void {
  const parent = dirname(directory);
  if (parent !== directory && !existsSync(parent)) makeDataDirectory(parent);
  if (!existsSync(directory)) mkdirSync(directory, { mode: 0o700 });
  else if (!statSync(directory).isDirectory())
    throw Object.assign(new Error(`${directory} is a file`), { code: 'ENOTDIR' });
}

/**
 * Throws a StartupError where no server was ever started on the directory: a command beside one would work on nothing, in
 * silence.
 */
export function requireSystemDatabase(directory: string): void {
  if (existsSync(join(directory, 'system.db'))) return;
  throw new StartupError(`${directory} has no data yet. Run \`npm start\` first, or set DATA_DIR.`);
}

/** Makes a file for this user alone (mode 0600) unless it is there; SQLite gives its -wal and -shm the same mode. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

/**
 * Keeps a second server off the directory, since the limiter counts in the memory of one process. Commands beside a
 * server do not take it. Throws a StartupError when another server holds it. Call the answer to let go.
 */
export function lockDataDirectory(directory: string): () => void {
  const unlock = tryLock(join(directory, 'server.lock'));
  if (unlock === null) throw new StartupError(`Another server is already running on the data directory ${directory}.`);
  return unlock;
}

/**
 * Holds a file that is nothing but a lock, or null while another process does. The lock is SQLite's: the kernel drops
 * it however the process ends. Call the answer to let go.
 */
export function tryLock(path: string): (() => void) | null {
  makePrivateFile(path);
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return () => {
    lock.close();
  };
}
