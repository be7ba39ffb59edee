import type { ActivityAction } from '../../contract/activity.ts';

/** What a person did. */
export interface NewActivity {
  readonly action: ActivityAction;
  /** As named then; null for an unknown person. */
  readonly person: { readonly id: string; readonly name: string } | null;
  /** What it was done to or with; null where the action says it all. */
  readonly subject: string | null;
}

export interface StoredActivity extends NewActivity {
  /** Higher for later entries. */
  readonly id: number;
  /** Time in ms. */
  readonly at: number;
  /** Of a search, the shorter texts that were searched for while it was typed, the last one first. */
  readonly typedBefore: readonly string[];
}

/** Where a page begins. */
export interface ActivityPosition {
  /** The last entry of the previous page. */
  readonly id: number;
  /** The first entry of the first page: what was noted after it changes no further page. */
  readonly newest: number;
}

export interface ActivityFilter {
  /** Part of a person's name or a subject, ignoring case and accents; empty for every entry. */
  readonly search: string;
  /** The id of a person; null for everyone. */
  readonly person: string | null;
  readonly action: ActivityAction | null;
  /** Null for the newest entries. */
  readonly after: ActivityPosition | null;
  /** Time in ms: entries from then on. */
  readonly since: number;
}

export interface ActivityStore {
  /**
   * Adds an entry. What is repeated soon is not noted again. Resolves to whether it was noted. Rejects with
   * SystemUnavailableError.
   */
  note(entry: NewActivity, now: number): Promise<boolean>;
  /**
   * Adds an entry that says what was not recorded, or rewrites the one of this id. Resolves to its id. Rejects with
   * SystemUnavailableError.
   */
  noteNotRecorded(entry: Omit<NewActivity, 'action'>, id: number | null, now: number): Promise<number>;
  /**
   * Newest first, up to `limit`. A search that was continued with a longer text is part of that one's entry. Other
   * requests are served in between. Rejects with SystemUnavailableError, or once the
   * signal aborts.
   */
  page(filter: ActivityFilter, limit: number, signal?: AbortSignal): Promise<readonly StoredActivity[]>;
  /**
   * Deletes what is older than a time in ms, of one day at most: an hour of a clock that is ahead must not delete
   * everything. What cannot be written now is left for the next time.
   */
  prune(before: number, now: number): Promise<void>;
}
