import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { againWhileBusy } from '../storage/busy-retry.ts';
import { RollingWindow } from '../limits/rolling-window.ts';
import { isPassing } from '../storage/sqlite-error-code.ts';
import {
  SystemUnavailableError,
  type Limit,
  type LimitDecision,
  type LimitStanding,
  type RequestLimiter,
} from '../system-store/system-store.ts';

/** Accepted requests between two clean-ups of the table. */
const pruneEvery = 1000;

/**
 * Decides in memory and appends each accepted request to system.db before its answer, so that a restart or SIGKILL
 * forgets none. One process per database (see lockDataDirectory).
 */
export class SqliteRequestLimiter implements RequestLimiter {
  readonly #limit: Limit;
  readonly #windows = new Map<string, RollingWindow>();
  readonly #insert: StatementSync;
  readonly #remove: StatementSync;
  readonly #prune: StatementSync;
  #sincePrune = 0;

  constructor(database: DatabaseSync, limit: Limit, now: number) {
    this.#limit = limit;
    this.#insert = database.prepare('INSERT INTO accepted_request (key_id, at) VALUES (?, ?)');
    // From the newest on: it is one of the last.
    this.#remove = database.prepare(
      'DELETE FROM accepted_request WHERE id = (SELECT id FROM accepted_request WHERE key_id = ? AND at = ? ORDER BY id DESC LIMIT 1)',
    );
    // Rows lie in the order they were accepted, so this reads only what it deletes, and no index has to be kept.
    this.#prune = database.prepare(
      `DELETE FROM accepted_request WHERE id < coalesce(
         (SELECT id FROM accepted_request WHERE at > ? ORDER BY id LIMIT 1),
         (SELECT max(id) + 1 FROM accepted_request))`,
    );
    this.#restore(database, now);
  }

  async take(keyId: string, now: number): Promise<LimitDecision> {
    const window = this.#windowOf(keyId);
    const decision = window.take(now);
    if (!decision.accepted) return decision;
    try {
      this.#insert.run(keyId, decision.at);
    } catch (error) {
      await this.#insertLater(error, window, keyId, decision.at);
    }
    if (++this.#sincePrune === pruneEvery) this.#pruneSoon(now);
    return decision;
  }

  giveBack(keyId: string, at: number): void {
    this.#windowOf(keyId).giveBack(at);
    try {
      this.#remove.run(keyId, at);
    } catch {
      // Busy or full: at worst it counts again after a restart.
    }
  }

  standing(keyId: string, now: number): LimitStanding {
    return this.#windowOf(keyId).standing(now);
  }

  async #insertLater(first: unknown, window: RollingWindow, keyId: string, at: number): Promise<void> {
    try {
      await againWhileBusy(first, () => this.#insert.run(keyId, at));
    } catch (error) {
      window.giveBack(at);
      throw isPassing(error) ? new SystemUnavailableError('a request could not be counted', { cause: error }) : error;
    }
  }

  #pruneSoon(now: number): void {
    this.#sincePrune = 0;
    setImmediate(() => {
      try {
        this.#prune.run(now - this.#limit.windowSeconds * 1000);
      } catch {
        // Busy, full or closed: the next clean-up takes what this one left.
      }
    });
  }

  #restore(database: DatabaseSync, now: number): void {
    const since = now - this.#limit.windowSeconds * 1000;
    const rows = database.prepare('SELECT key_id, at FROM accepted_request WHERE at > ? ORDER BY at').iterate(since);
    for (const row of rows) {
      // A time to come is a clock that was wrong: it counts from now, so that it ends within one window.
      this.#windowOf(String(row['key_id'])).restore(Math.min(Number(row['at']), now));
    }
  }

  #windowOf(keyId: string): RollingWindow {
    const known = this.#windows.get(keyId);
    if (known !== undefined) return known;
    const window = new RollingWindow(this.#limit.requests, this.#limit.windowSeconds * 1000);
    this.#windows.set(keyId, window);
    return window;
  }
}
