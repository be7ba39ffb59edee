import type { DatabaseSync } from 'node:sqlite';
import type { CountedRequestStore } from '../../../limits/rate-limiter.ts';
import { busyRetry } from '../../../storage/busy-retry.ts';
import { isPassing } from '../../../storage/sqlite-error-code.ts';
import type { KnownParameterStore, QuotaStore, UpstreamStore } from '../upstream-store.ts';

/** Staff type parameters by hand, so more than this are mistakes. */
const maxParameters = 200;

/** What system.db keeps about one account with a service upstream. */
export function sqliteUpstreamStore(database: DatabaseSync, upstream: string): UpstreamStore {
  return {
    name: upstream,
    requests: countedRequests(database, upstream),
    quota: learnedQuota(database, upstream),
    parameters: knownParameters(database, upstream),
  };
}

function countedRequests(database: DatabaseSync, upstream: string): CountedRequestStore {
  const since = database.prepare('SELECT at, calls FROM upstream_call WHERE upstream = ? AND at > ? ORDER BY at');
  const insert = database.prepare('INSERT INTO upstream_call (upstream, at, calls) VALUES (?, ?, ?)');
  const remove = database.prepare(
    `DELETE FROM upstream_call
     WHERE id = (SELECT max(id) FROM upstream_call WHERE upstream = ? AND at = ? AND calls = 1)`,
  );
  const prune = database.prepare('DELETE FROM upstream_call WHERE upstream = ? AND at <= ?');
  return {
    since: async (at) =>
      since
        .all(upstream, at)
        .map((row) => ({ subject: upstream, at: Number(row['at']), requests: Number(row['calls']) })),
    add: async ({ at, requests }) => {
      await busyRetry(() => insert.run(upstream, at, requests));
    },
    remove: async (_subject, at) => ifWritable(() => remove.run(upstream, at)),
    prune: async (until) => ifWritable(() => (database.isOpen ? prune.run(upstream, until) : null)),
  };
}

function learnedQuota(database: DatabaseSync, upstream: string): QuotaStore {
  const limit = database.prepare('SELECT calls FROM upstream_limit WHERE upstream = ?');
  const setLimit = database.prepare('INSERT OR REPLACE INTO upstream_limit (upstream, calls) VALUES (?, ?)');
  const deleteLimit = database.prepare('DELETE FROM upstream_limit WHERE upstream = ?');
  const wait = database.prepare('SELECT until, refusals FROM upstream_wait WHERE upstream = ?');
  const setWait = database.prepare('INSERT OR REPLACE INTO upstream_wait (upstream, until, refusals) VALUES (?, ?, ?)');
  const deleteWait = database.prepare('DELETE FROM upstream_wait WHERE upstream = ?');
  return {
    load: async () => {
      const [limitRow, waitRow] = [limit.get(upstream), wait.get(upstream)];
      return {
        limit: limitRow === undefined ? null : Number(limitRow['calls']),
        wait: waitRow === undefined ? null : { until: Number(waitRow['until']), refusals: Number(waitRow['refusals']) },
      };
    },
    saveLimit: async (requests) =>
      ifWritable(() => (requests === null ? deleteLimit.run(upstream) : setLimit.run(upstream, requests))),
    saveWait: async (next) =>
      ifWritable(() => (next === null ? deleteWait.run(upstream) : setWait.run(upstream, next.until, next.refusals))),
  };
}

function knownParameters(database: DatabaseSync, upstream: string): KnownParameterStore {
  const list = database.prepare('SELECT id, name FROM known_parameter WHERE upstream = ? ORDER BY name, id');
  const insert = database.prepare(
    'INSERT INTO known_parameter (upstream, id, name, added_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const dropOldest = database.prepare(
    `DELETE FROM known_parameter WHERE upstream = ?1 AND id IN (
       SELECT id FROM known_parameter WHERE upstream = ?1 ORDER BY added_at DESC, id LIMIT -1 OFFSET ${maxParameters})`,
  );
  const remove = database.prepare('DELETE FROM known_parameter WHERE upstream = ? AND id = ?');
  return {
    list: async () => list.all(upstream).map((row) => ({ id: String(row['id']), name: String(row['name']) })),
    add: async ({ id, name }, now) =>
      ifWritable(() => {
        insert.run(upstream, id, name, now);
        dropOldest.run(upstream);
      }),
    remove: async (id) => await busyRetry(() => remove.run(upstream, id).changes === 1),
  };
}

/** For writes whose loss matters only after a restart: the process knows what they hold. */
function ifWritable(write: () => unknown): void {
  try {
    write();
  } catch (error) {
    if (!isPassing(error)) throw error;
  }
}
