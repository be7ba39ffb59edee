import type { DatabaseSync } from 'node:sqlite';
import { isPassing } from '../storage/sqlite-error-code.ts';
import { busyRetry } from '../storage/busy-retry.ts';
import type { CountedRequestStore } from '../limits/rate-limiter.ts';

/** Accepted requests of API keys in system.db. */
export function storedRequests(database: DatabaseSync): CountedRequestStore {
  const since = database.prepare('SELECT key_id, at FROM accepted_request WHERE at > ? ORDER BY at');
  const insert = database.prepare('INSERT INTO accepted_request (key_id, at) VALUES (?, ?)');
  // From the newest on: it is one of the last.
  const remove = database.prepare(
    'DELETE FROM accepted_request WHERE id = (SELECT id FROM accepted_request WHERE key_id = ? AND at = ? ORDER BY id DESC LIMIT 1)',
  );
  // Rows lie in the order they were accepted, so this reads only what it deletes, and no index has to be kept.
  const prune = database.prepare(
    `DELETE FROM accepted_request WHERE id < coalesce(
       (SELECT id FROM accepted_request WHERE at > ? ORDER BY id LIMIT 1),
       (SELECT max(id) + 1 FROM accepted_request))`,
  );
  return {
    since: async (at) =>
      since.all(at).map((row) => ({ subject: String(row['key_id']), at: Number(row['at']), requests: 1 })),
    add: async ({ subject, at, requests }) => {
      for (let request = 0; request < requests; request += 1) await busyRetry(() => insert.run(subject, at));
    },
    remove: async (subject, at) => ifWritable(() => remove.run(subject, at)),
    prune: async (until) => ifWritable(() => (database.isOpen ? prune.run(until) : null)),
  };
}

function ifWritable(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isPassing(error)) throw error;
  }
}
