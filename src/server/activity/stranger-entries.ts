import type { ActivityAction } from '../../contract/activity.ts';
import { RollingWindow } from '../limits/rolling-window.ts';
import type { ActivityStore, NewActivity } from './activity-store.ts';

/** What people who are not signed in can cause to be noted, as one and several are called. */
const actions = [
  ['sign-in-failed', { one: 'failed sign-in', several: 'failed sign-ins' }],
  ['code-refused', { one: 'refused code', several: 'refused codes' }],
] as const satisfies readonly (readonly [ActivityAction, Names])[];

interface Names {
  readonly one: string;
  readonly several: string;
}

type Store = Pick<ActivityStore, 'note' | 'noteNotRecorded'>;

/** Entries of one action that are written in any ten minutes: strangers must not fill the disk. */
const limit = { most: 200, windowMs: 600_000 } as const;

/** Entries that may wait to be written while the database is busy. */
const mostWaiting = 500;

/** Those left out of ten minutes, which share an entry. */
interface LeftOut {
  readonly since: number;
  count: number;
  /** Of the entry that says so, and how many it says. */
  id: number | null;
  noted: number;
}

/**
 * Writes the entries of one action that anyone can cause. Only what is written counts towards the limit, so that
 * repeating a request costs no one else's entry; what is left out is counted in an entry of its own.
 */
export class StrangerEntries {
  readonly #store: Store;
  readonly #names: Names;
  readonly #window = new RollingWindow(limit.most, limit.windowMs);
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  #leftOut: LeftOut | null = null;

  private constructor(store: Store, named: Names) {
    this.#store = store;
    this.#names = named;
  }

  /** By action; what only people who are signed in can cause has none. */
  static byAction(store: Store): ReadonlyMap<ActivityAction, StrangerEntries> {
    return new Map(actions.map(([action, named]) => [action, new StrangerEntries(store, named)]));
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
    if (this.#leftOut === null || Math.abs(now - this.#leftOut.since) >= limit.windowMs)
      this.#leftOut = { since: now, count: 0, id: null, noted: 0 };
    this.#leftOut.count += 1;
  }

  async #noteLeftOut(now: number): Promise<void> {
    const leftOut = this.#leftOut;
    if (leftOut === null || leftOut.count === leftOut.noted) return;
    const { count, id } = leftOut;
    const subject = `${count.toLocaleString('en-US')} ${count === 1 ? this.#names.one : this.#names.several}`;
    leftOut.id = await this.#store.noteNotRecorded(subject, id, now);
    leftOut.noted = count;
  }
}
