import { readConfig, type Config } from '../config/config.ts';
import { exitWithStartupError } from '../errors/startup-error.ts';
import { requireSystemDatabase } from '../database/data-directory.ts';
import { storageError } from '../database/database-error-text.ts';
import { openSystemStore } from '../open-system-store.ts';
import type { SystemStore } from '../system-store.ts';

/** Runs a command on the system store, beside a running server; prints a StartupError and exits with 1. */
export async function withSystemStore(work: (system: SystemStore, config: Config) => Promise<void>): Promise<void> {
  let dataDirectory = '';
  try {
    const config = readConfig();
    ({ dataDirectory } = config);
    const { databaseUrl } = config;
    if (databaseUrl === null) requireSystemDatabase(dataDirectory);
    const limit = { requests: config.rateLimit, windowSeconds: config.rateWindowSeconds };
    const system = await openSystemStore({ dataDirectory, databaseUrl, limit, as: 'command' });
    try {
      await work(system, config);
    } finally {
      await system.close();
    }
  } catch (error) {
    exitWithStartupError(storageError(error, dataDirectory) ?? error);
  }
}
