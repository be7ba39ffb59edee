import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { SqlActivityStore } from './activity/sql-activity-store.ts';
import { SqlApiKeyStore } from './api-keys/sql-api-key-store.ts';
import { sqlTiquoStore } from './customers/tiquo/sql-tiquo-store.ts';
import type { Limit, RateLimiter } from './limits/rate-limiter.ts';
import { RollingWindowLimiter } from './limits/rolling-window-limiter.ts';
import { SqlStaffStore } from './staff/store/sql-staff-store.ts';
import { rateLimitTable } from './database/rate-limit-table.ts';
import { openSystemDatabase, type OpenedAs } from './database/open-system-database.ts';
import { readFact, writeFact, type SystemDatabase } from './database/system-database.ts';
import { refuseUnfinishedMove } from './database/unfinished-move.ts';
import type { SystemStore } from './system-store.ts';
import { demoEmail } from './staff/staff-store.ts';
import { SqlPreferencesStore } from './views/sql-preferences-store.ts';
import { SqlViewStore } from './views/sql-view-store.ts';
import { parseStoredJson } from './views/parse-stored-json.ts';
import type { PinnedParametersStore } from './views/preferences-store.ts';

export interface SystemStoreOptions {
  readonly dataDirectory: string;
  /** Of PostgreSQL, which then holds the store instead of system.db; by default null. */
  readonly databaseUrl?: string | null;
  readonly limit: Limit;
  readonly as: OpenedAs;
  /** Told each time the database finds itself damaged; a command just fails. */
  readonly onDamage?: (error: Error) => void;
}

/** Opens the system store. Rejects with a StartupError, or what the file system or SQLite throws. */
export async function openSystemStore(options: SystemStoreOptions): Promise<SystemStore> {
  const { dataDirectory, databaseUrl = null, limit, as, onDamage } = options;
  if (databaseUrl !== null) return await openInPostgres(databaseUrl, limit, onDamage);
  const database = openSystemDatabase(dataDirectory, as, onDamage);
  try {
    const accepted = rateLimitTable(database, 'accepted_request');
    const limiter = await RollingWindowLimiter.open(accepted, limit, Date.now());
    return await storeOver(database, { limiter, openSharedLimiter: null, close: () => database.close() });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openInPostgres(
  url: string,
  limit: Limit,
  onDamage: SystemStoreOptions['onDamage'],
): Promise<SystemStore> {
  // Loaded here, so that other starts need not load it.
  const [{ openPostgresSystem }, { PostgresLimiter }] = await Promise.all([
    import('./database/postgres/open-postgres-system.ts'),
    import('./limits/postgres-limiter.ts'),
  ]);
  const { database, runForLimits, close } = await openPostgresSystem(url, onDamage);
  try {
    await refuseUnfinishedMove(database);
    const open = (scope: string, of: Limit) => new PostgresLimiter(runForLimits, scope, of);
    return await storeOver(database, { limiter: open('key', limit), openSharedLimiter: open, close });
  } catch (error) {
    await close();
    throw error;
  }
}

interface StoreDeps {
  readonly limiter: RateLimiter;
  /** Null where one process has the store to itself. */
  readonly openSharedLimiter: ((scope: string, limit: Limit) => RateLimiter) | null;
  readonly close: () => Promise<void>;
}

async function storeOver(
  database: SystemDatabase,
  { limiter, openSharedLimiter, close }: StoreDeps,
): Promise<SystemStore> {
  const secrets = { cursor: await readSecret(database, 'cursor'), auth: await readSecret(database, 'auth') };
  const staff = new SqlStaffStore(database);
  return {
    keys: new SqlApiKeyStore(database),
    staff,
    activity: new SqlActivityStore(database),
    views: new SqlViewStore(database),
    preferences: new SqlPreferencesStore(database),
    pinnedParameters: pinnedParametersStore(database),
    limiter,
    upstream: (name) =>
      sqlTiquoStore(database, name, openSharedLimiter && ((of) => openSharedLimiter(`upstream ${name}`, of))),
    cursorSecret: async () => secrets.cursor,
    authSecret: async () => secrets.auth,
    serverOrigin: () => database.read((queries) => readFact(queries, 'origin')),
    setServerOrigin: (origin) => database.write((queries) => writeFact(queries, 'origin', origin)),
    history: {
      hasStaff: async () => (await staff.list()).some(({ email }) => email !== demoEmail),
      hadCustomers: async () => (await database.read((queries) => readFact(queries, 'customers'))) !== null,
      noteCustomers: async () => {
        // The next start or close does it otherwise.
        await database.writeIfFree((queries) => writeFact(queries, 'customers', 'imported'));
      },
    },
    hasLostAccounts: async () => (await database.read((queries) => readFact(queries, 'accounts'))) === 'lost',
    noteLostAccounts: () => database.write((queries) => writeFact(queries, 'accounts', 'lost')),
    close,
  };
}

function pinnedParametersStore(database: SystemDatabase): PinnedParametersStore {
  return {
    read: async () => {
      const text = await database.read((queries) => readFact(queries, 'pinned-parameters'));
      return text === null ? null : parseStoredJson(z.array(z.string()), text);
    },
    write: (parameterIds) =>
      database.write((queries) => writeFact(queries, 'pinned-parameters', JSON.stringify(parameterIds))),
  };
}

/** 32 random bytes, created by the process that asks first. */
async function readSecret(database: SystemDatabase, name: string): Promise<Uint8Array> {
  const find = () =>
    database.read((queries) =>
      queries.selectFrom('secret').select('value').where('name', '=', name).executeTakeFirst(),
    );
  const known = await find();
  if (known !== undefined) return known.value;
  const row = { name, value: randomBytes(32) };
  await database.write((queries) =>
    queries
      .insertInto('secret')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute(),
  );
  return (await find())?.value ?? row.value;
}
