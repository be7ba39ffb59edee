import { onTestFinished } from 'vitest';
import type { Limit } from '../../server/limits/rate-limiter.ts';
import { openSystemStore } from '../../server/open-system-store.ts';
import type { SystemStore } from '../../server/system-store.ts';
import { temporaryDirectory } from '../customers/test-store.ts';
import { newDatabase } from '../postgres/test-database.ts';

/** The databases that can hold the system store. */
export const systemEngines = ['SQLite', 'PostgreSQL'] as const;
export type SystemEngine = (typeof systemEngines)[number];

/** A new system store, which is closed after the test. */
export async function openTestSystem(
  engine: SystemEngine,
  limit: Limit = { requests: 1, windowSeconds: 1 },
): Promise<SystemStore> {
  return open(engine === 'PostgreSQL' ? await newDatabase() : null, limit);
}

/** The system store in a database of PostgreSQL, as another process would open it; closed after the test. */
export function openSharedSystem(databaseUrl: string): Promise<SystemStore> {
  return open(databaseUrl, { requests: 1, windowSeconds: 1 });
}

async function open(databaseUrl: string | null, limit: Limit): Promise<SystemStore> {
  const system = await openSystemStore({ dataDirectory: temporaryDirectory(), databaseUrl, limit, as: 'server' });
  onTestFinished(() => system.close());
  return system;
}
