import { setTimeout as wait } from 'node:timers/promises';
import type { ActivityStore, NewActivity } from './activity-store.ts';
import { RollingWindow } from '../limits/rolling-window.ts';
import { sqliteCodeOf } from '../storage/sqlite-error-code.ts';
import type { NoteActivity } from './activity-note.ts';

/** How often, and after how many milliseconds, an entry is tried again; and how many may wait for that. */
const tries = 5;
const pause = 200;
const mostWaiting = 500;

/** Failed sign-ins that are noted in any ten minutes: anybody can make them, and they may not fill the disk. */
const failures = { most: 200, windowMs: 600_000 } as const;

/** Milliseconds between two clean-ups, and between two sentences about what was lost. */
const pruneEvery = 3_600_000;
const complainEvery = 60_000;
const day = 24 * 3_600_000;

/**
 * Notes what people do. Nothing waits for it or fails with it: what cannot be written for a second is counted in the
 * log.
 */
export class ActivityLog {
  readonly #store: ActivityStore;
  readonly #keptDays: number;
  readonly #warn: (sentence: string) => void;
  readonly #failures = new RollingWindow(failures.most, failures.windowMs);
  readonly #closing = new AbortController();
  #waiting = 0;
  #lost = 0;
  #complainedAt = -Infinity;

  /** `warn` takes sentences for the log; they hold nothing of an entry. */
  constructor(store: ActivityStore, keptDays: number, warn: (sentence: string) => void) {
    this.#store = store;
    this.#keptDays = keptDays;
    this.#warn = warn;
  }

  readonly note: NoteActivity = (action, person, subject = null) => {
    const now = Date.now();
    if ((action === 'sign-in-failed' || action === 'code-refused') && !this.#failures.take(now).accepted)
      this.#lose(' (too many failed sign-ins)');
    else this.#write({ action, person: person === null ? null : { id: person.id, name: person.name }, subject }, now);
  };

  /** Throws away what is too old, now and every hour. */
  start(): void {
    const prune = (): void => {
      this.#store
        .prune(Date.now() - this.#keptDays * day)
        .catch((error: unknown) => this.#warn(`Old activity cannot be removed${because(error)}.`));
    };
    prune();
    const timer = setInterval(prune, pruneEvery).unref();
    this.#closing.signal.addEventListener('abort', () => clearInterval(timer));
  }

  /** What still waits is lost. */
  close(): void {
    this.#closing.abort();
    this.#lost += this.#waiting;
    this.#complain();
  }

  #write(entry: NewActivity, now: number): void {
    try {
      this.#store.note(entry, now);
    } catch (error) {
      if (this.#waiting >= mostWaiting) this.#lose(because(error));
      else void this.#writeLater(entry, now);
    }
  }

  async #writeLater(entry: NewActivity, now: number): Promise<void> {
    this.#waiting += 1;
    let reason = '';
    for (let left = tries; left > 0; left -= 1) {
      await wait(pause, undefined, { ref: false });
      if (this.#closing.signal.aborted) return;
      try {
        this.#store.note(entry, now);
        this.#waiting -= 1;
        return;
      } catch (error) {
        reason = because(error);
      }
    }
    this.#waiting -= 1;
    this.#lose(reason);
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
  const code = sqliteCodeOf(error);
  return code === null ? '' : ` (SQLite error ${code})`;
}
