import type { DatabaseSync } from 'node:sqlite';
import { againWhileBusy } from './busy-retry.ts';
import { isPassing } from './sqlite-error-code.ts';
import { SystemUnavailableError } from '../system-store/system-store.ts';

/** Does what writes, again while another process does. Rejects with SystemUnavailableError when it stays so. */
export async function writeWhenFree<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (first) {
    return await againWhileBusy(first, work).catch(refuse);
  }
}

/** All of the work or none of it. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function refuse(error: unknown): never {
  throw isPassing(error) ? new SystemUnavailableError('system.db cannot be written', { cause: error }) : error;
}
