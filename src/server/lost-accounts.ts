import { existsSync } from 'node:fs';
import { serverLock, systemFile } from './database/data-directory.ts';
import { sizeOf } from './database/files/recognise-database.ts';
import type { DataHealth } from './database/integrity/data-health.ts';
import type { SystemStore } from './system-store.ts';

/** Whether a server has run on the directory before, and its system.db is missing or empty now. */
export function isSystemDatabaseGone(dataDirectory: string): boolean {
  return existsSync(serverLock(dataDirectory)) && sizeOf(systemFile(dataDirectory)) === 0;
}

/** Reports a system.db that took the place of a lost one, until an administrator has been set up in it. */
export async function reportLostAccounts(
  dataDirectory: string,
  { staff, hasLostAccounts }: SystemStore,
  health: DataHealth,
): Promise<void> {
  if (!(await hasLostAccounts()) || (await staff.hasActiveAdministrator())) return;
  health.report(
    `${systemFile(dataDirectory)} was missing or empty, so the staff accounts, API keys and activity are gone: ` +
      'stop the server and restore a backup, or use the setup link to start with new accounts.',
    async () => !(await staff.hasActiveAdministrator()),
  );
}
