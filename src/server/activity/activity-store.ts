import type { ActivityAction } from '../../contract/access-api.ts';

/** What somebody did. */
export interface NewActivity {
  readonly action: ActivityAction;
  /** As named then; null for somebody unknown. */
  readonly person: { readonly id: string; readonly name: string } | null;
  /** What it was done to or with; null where the action says it all. */
  readonly subject: string | null;
}

export interface StoredActivity extends NewActivity {
  /** Higher for what was noted later. */
  readonly id: number;
  /** Milliseconds. */
  readonly at: number;
}

export interface ActivityFilter {
  /** In a person's name or a subject, case and accents aside; empty for every entry. */
  readonly search: string;
  /** The id of a person; null for everybody. */
  readonly person: string | null;
  readonly action: ActivityAction | null;
  /** Entries older than the one of this id; null for the newest. */
  readonly after: number | null;
  /** Milliseconds: entries from then on. */
  readonly since: number;
}

export interface ActivityStore {
  /**
   * Adds an entry. What is repeated soon is not noted again, and of a search that is typed on the last text alone
   * stays. Synchronous; throws what SQLite says.
   */
  note(entry: NewActivity, now: number): void;
  /**
   * Newest first, `limit` at most; other requests are answered meanwhile. Rejects with SystemUnavailableError, or once
   * the signal aborts.
   */
  page(filter: ActivityFilter, limit: number, signal?: AbortSignal): Promise<readonly StoredActivity[]>;
  /** Throws away what is from before a time, in milliseconds. What cannot be written now is left for the next time. */
  prune(before: number): Promise<void>;
}
