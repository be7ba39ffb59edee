import type { ActivityAction } from '../../contract/activity.ts';
import type { ActivityStore } from './activity-store.ts';
import { EntryLimits } from './entry-limits.ts';
import { sqliteCodeOf } from '../database/sqlite-error-code.ts';

/**
 * Notes what a person did. `person` is null when unknown, `subject` is what it was done to or with. Never throws.
 */
export type NoteActivity = (
  action: ActivityAction,
  person: { readonly id: string; readonly name: string } | null,
  subject?: string | null,
) => void;

/** Anyone who runs our commands where the server's files are; not on the staff. */
export const commandLine = { id: 'command-line', name: 'Command line' } as const;

/** Entries that may wait to be written while the database is busy. */
const mostWaiting = 500;

/** Time in ms between two clean-ups, and between two sentences about what was lost. */
const pruneEvery = 3_600_000;
const complainEvery = 60_000;
const day = 24 * 3_600_000;

/** Notes what people do. Nothing waits for it or fails with it: the log counts entries that could not be written. */
export class ActivityLog {
  readonly #store: ActivityStore;
  readonly #keptDays: number;
  readonly #warn: (sentence: string) => void;
  readonly #limits: EntryLimits;
  readonly #closing = new AbortController();
  #waiting = 0;
  #lost = 0;
  #complainedAt = -Infinity;

  /** `warn` takes sentences for the log, which hold nothing of an entry. */
  constructor(store: ActivityStore, keptDays: number, warn: (sentence: string) => void) {
    this.#store = store;
    this.#keptDays = keptDays;
    this.#warn = warn;
    this.#limits = new EntryLimits(store);
  }

  readonly note: NoteActivity = (action, person, subject = null) => {
    const now = Date.now();
    const entry = { action, person: person === null ? null : { id: person.id, name: person.name }, subject };
    const limited = this.#limits.writerOf(entry);
    if (limited !== null) void this.#watch(limited.note(entry, now));
    else if (this.#waiting >= mostWaiting) this.#lose('');
    else void this.#append(this.#store.note(entry, now));
  };

  /** Deletes what is too old, now and every hour. */
  start(): void {
    const prune = (): void => {
      const now = Date.now();
      this.#store
        .prune(now - this.#keptDays * day, now)
        .catch((error: unknown) => this.#warn(`Old activity cannot be removed${because(error)}.`));
    };
    prune();
    const timer = setInterval(prune, pruneEvery).unref();
    this.#closing.signal.addEventListener('abort', () => clearInterval(timer));
  }

  /** Entries that are still waiting are lost. */
  close(): void {
    this.#closing.abort();
    this.#lost += this.#waiting + this.#limits.waiting;
    this.#complain();
  }

  async #append(noted: Promise<unknown>): Promise<void> {
    this.#waiting += 1;
    await this.#watch(noted);
    this.#waiting -= 1;
  }

  async #watch(noted: Promise<unknown>): Promise<void> {
    try {
      await noted;
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#lose(because(error));
    }
  }

  #lose(reason: string): void {
    this.#lost += 1;
    if (Date.now() - this.#complainedAt >= complainEvery) this.#complain(reason);
  }

  #complain(reason = ''): void {
    if (this.#lost === 0) return;
    this.#warn(`Entries of activity that were not written: ${this.#lost}${reason}.`);
    this.#complainedAt = Date.now();
    this.#lost = 0;
  }
}

/** SQLite's number, never its words. */
function because(error: unknown): string {
  const code = sqliteCodeOf(error instanceof Error ? (error.cause ?? error) : error);
  return code === null ? '' : ` (SQLite error ${code})`;
}
