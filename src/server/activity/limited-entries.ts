import { RollingWindow } from '../limits/rolling-window.ts';
import type { ActivityStore, NewActivity } from './activity-store.ts';

/** How many entries are written of one kind, and what they are called. */
export interface EntryLimit {
  readonly most: number;
  readonly windowMs: number;
  readonly one: string;
  readonly several: string;
}

type Store = Pick<ActivityStore, 'note' | 'noteNotRecorded'>;

/** Entries that may wait to be written while the database is busy. */
const mostWaiting = 500;

/** Those left out of one window, which share an entry. */
interface LeftOut {
  readonly since: number;
  count: number;
  /** Of the entry that says so, and how many it says. */
  id: number | null;
  noted: number;
}

/**
 * Writes entries of one kind, up to a limit, so that they don't fill the disk. Only what is written counts towards it,
 * so that repeating a request costs no other entry; what is left out is counted in an entry of its own.
 */
export class LimitedEntries {
  readonly #store: Store;
  readonly #limit: EntryLimit;
  /** Whose they are; null for anyone's. */
  readonly #person: NewActivity['person'];
  readonly #window: RollingWindow;
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  #leftOut: LeftOut | null = null;

  constructor(store: Store, limit: EntryLimit, person: NewActivity['person'] = null) {
    this.#store = store;
    this.#limit = limit;
    this.#person = person;
    this.#window = new RollingWindow(limit.most, limit.windowMs);
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** One after the other, as each has to know how many were written before it. Rejects like the store. */
  async note(entry: NewActivity, now: number): Promise<void> {
    if (this.#waiting >= mostWaiting) {
      this.#leaveOut(now);
      return;
    }
    this.#waiting += 1;
    const written = this.#last.then(() => this.#write(entry, now));
    this.#last = written.catch(() => {});
    try {
      await written;
    } finally {
      this.#waiting -= 1;
    }
  }

  async #write(entry: NewActivity, now: number): Promise<void> {
    const { accepted, at } = this.#window.take(now);
    if (!accepted) this.#leaveOut(now);
    let isWritten = false;
    try {
      if (accepted) isWritten = await this.#store.note(entry, now);
      await this.#noteLeftOut(now);
    } finally {
      if (accepted && !isWritten) this.#window.giveBack(at);
    }
  }

  #leaveOut(now: number): void {
    if (this.#leftOut === null || Math.abs(now - this.#leftOut.since) >= this.#limit.windowMs)
      this.#leftOut = { since: now, count: 0, id: null, noted: 0 };
    this.#leftOut.count += 1;
  }

  async #noteLeftOut(now: number): Promise<void> {
    const leftOut = this.#leftOut;
    if (leftOut === null || leftOut.count === leftOut.noted) return;
    const { count, id } = leftOut;
    const { one, several } = this.#limit;
    const subject = `${count.toLocaleString('en-US')} ${count === 1 ? one : several}`;
    leftOut.id = await this.#store.noteNotRecorded({ person: this.#person, subject }, id, now);
    leftOut.noted = count;
  }
}
