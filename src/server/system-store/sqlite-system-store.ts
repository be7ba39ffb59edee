import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeDataDirectory, makePrivateFile } from '../storage/data-directory.ts';
import { migrateSystemDatabase, refuseForeignDatabase } from '../storage/migrate.ts';
import { SqliteAccounts } from '../staff/store/sqlite-accounts.ts';
import { SqliteActivity } from '../activity/sqlite-activity.ts';
import { SqliteApiKeys } from '../api-keys/sqlite-api-keys.ts';
import { RollingWindowLimiter } from '../limits/rolling-window-limiter.ts';
import { storedRequests } from '../api-keys/stored-requests.ts';
import { SqliteStaff } from '../staff/store/sqlite-staff.ts';
import { sqliteUpstreamStore } from '../customers/tiquo/quota/sqlite-upstream-store.ts';
import type { Limit } from '../limits/rate-limiter.ts';
import type { SystemStore } from './system-store.ts';

/** Milliseconds a short command waits for its turn to write; the server itself never waits. */
const commandPatience = 5000;

export interface SystemStoreOptions {
  readonly dataDirectory: string;
  readonly limit: Limit;
  /** `server` never waits for a lock on its serving thread; `command` may. */
  readonly as: 'server' | 'command';
}

/**
 * Opens DATA_DIR/system.db, made when it is not there (mode 0600 in a directory of 0700). `synchronous=NORMAL`: a
 * killed process loses nothing, a power cut may lose the last moments. Throws a StartupError or what the file system or
 * SQLite say.
 */
export async function openSqliteSystemStore(options: SystemStoreOptions): Promise<SystemStore> {
  const path = join(options.dataDirectory, 'system.db');
  makeDataDirectory(options.dataDirectory);
  makePrivateFile(path);
  const database = new DatabaseSync(path, { timeout: commandPatience });
  try {
    refuseForeignDatabase(database, path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    migrateSystemDatabase(database, path);
    const secret = readSecret(database, 'cursor');
    const authSecret = readSecret(database, 'auth');
    const keys = new SqliteApiKeys(database);
    const staff = new SqliteStaff(database);
    const limiter = await RollingWindowLimiter.open(storedRequests(database), options.limit, Date.now());
    if (options.as === 'server') database.exec('PRAGMA busy_timeout = 0');
    return {
      keys,
      staff,
      accounts: new SqliteAccounts(database),
      activity: new SqliteActivity(database),
      limiter,
      upstream: (name) => sqliteUpstreamStore(database, name),
      cursorSecret: async () => secret,
      authSecret: async () => authSecret,
      authDatabase: database,
      close: async () => {
        if (database.isOpen) database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** 32 random bytes, made by whichever process asks first. */
function readSecret(database: DatabaseSync, name: string): Uint8Array {
  database.prepare('INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING').run(name, randomBytes(32));
  const value = database.prepare('SELECT value FROM secret WHERE name = ?').get(name)?.['value'];
  if (!(value instanceof Uint8Array)) throw new Error(`the secret ${name} is missing`);
  return value;
}
