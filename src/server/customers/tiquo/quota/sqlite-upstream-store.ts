import type { DatabaseSync } from 'node:sqlite';
import { busyRetry } from '../../../storage/busy-retry.ts';
import { isPassing } from '../../../storage/sqlite-error-code.ts';
import { SystemUnavailableError } from '../../../errors/system-unavailable-error.ts';
import type { KnownParameter, UpstreamCalls, UpstreamStore, UpstreamWait } from './upstream-store.ts';

/** Parameters remembered at most: they are typed by hand, so more are mistakes. */
const mostParameters = 200;

/** What system.db keeps of one service upstream. Only the server opens one, and one process per database. */
export function sqliteUpstreamStore(database: DatabaseSync, upstream: string): UpstreamStore {
  const insert = database.prepare('INSERT INTO upstream_call (upstream, at, calls) VALUES (?, ?, ?)');
  const forgetCalls = database.prepare('DELETE FROM upstream_call WHERE upstream = ? AND at <= ?');
  const takeBack = database.prepare(
    'DELETE FROM upstream_call WHERE id = (SELECT max(id) FROM upstream_call WHERE upstream = ? AND at = ? AND calls = 1)',
  );
  const setLimit = database.prepare('INSERT OR REPLACE INTO upstream_limit (upstream, calls) VALUES (?, ?)');
  const forgetLimit = database.prepare('DELETE FROM upstream_limit WHERE upstream = ?');
  const setWait = database.prepare('INSERT OR REPLACE INTO upstream_wait (upstream, until, refusals) VALUES (?, ?, ?)');
  const endWait = database.prepare('DELETE FROM upstream_wait WHERE upstream = ?');
  const remember = database.prepare(
    'INSERT INTO known_parameter (upstream, id, name, added_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const dropOldest = database.prepare(
    `DELETE FROM known_parameter WHERE upstream = ?1 AND id IN (
       SELECT id FROM known_parameter WHERE upstream = ?1 ORDER BY added_at DESC, id LIMIT -1 OFFSET ${mostParameters})`,
  );
  const forget = database.prepare('DELETE FROM known_parameter WHERE upstream = ? AND id = ?');

  return {
    callsSince: (at) => {
      const rows = database
        .prepare('SELECT at, calls FROM upstream_call WHERE upstream = ? AND at > ? ORDER BY at')
        .all(upstream, at);
      return rows.map((row): UpstreamCalls => ({ at: Number(row['at']), calls: Number(row['calls']) }));
    },
    forgetCallsUntil: (at) => {
      ifWritable(() => forgetCalls.run(upstream, at));
    },
    noteCalls: async ({ at, calls }) => {
      await busyRetry(() => insert.run(upstream, at, calls));
    },
    takeBack: (at) => {
      ifWritable(() => takeBack.run(upstream, at));
    },
    learnedLimit: () => {
      const row = database.prepare('SELECT calls FROM upstream_limit WHERE upstream = ?').get(upstream);
      return row === undefined ? null : Number(row['calls']);
    },
    setLearnedLimit: (calls) => {
      ifWritable(() => (calls === null ? forgetLimit.run(upstream) : setLimit.run(upstream, calls)));
    },
    wait: () => {
      const row = database.prepare('SELECT until, refusals FROM upstream_wait WHERE upstream = ?').get(upstream);
      return row === undefined
        ? null
        : ({ until: Number(row['until']), refusals: Number(row['refusals']) } satisfies UpstreamWait);
    },
    setWait: (wait) => {
      ifWritable(() => (wait === null ? endWait.run(upstream) : setWait.run(upstream, wait.until, wait.refusals)));
    },
    knownParameters: () => {
      const rows = database
        .prepare('SELECT id, name FROM known_parameter WHERE upstream = ? ORDER BY name, id')
        .all(upstream);
      return rows.map((row): KnownParameter => ({ id: String(row['id']), name: String(row['name']) }));
    },
    rememberParameter: ({ id, name }, now) => {
      ifWritable(() => {
        remember.run(upstream, id, name, now);
        dropOldest.run(upstream);
      });
    },
    removeParameter: (id) => {
      try {
        return forget.run(upstream, id).changes === 1;
      } catch (error) {
        return refuse(error);
      }
    },
  };
}

function refuse(error: unknown): never {
  throw isPassing(error)
    ? new SystemUnavailableError('what was asked upstream cannot be written', { cause: error })
    : error;
}

/** For what is only the worse for a restart when it is not written: the process itself knows it. */
function ifWritable(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isPassing(error)) throw error;
  }
}
