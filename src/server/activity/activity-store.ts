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
}

export interface ActivityFilter {
  /** Part of a person's name or a subject, ignoring case and accents; empty for every entry. */
  readonly search: string;
  /** The id of a person; null for everyone. */
  readonly person: string | null;
  readonly action: ActivityAction | null;
  /** Entries older than the one of this id; null for the newest. */
  readonly after: number | null;
  /** Time in ms: entries from then on. */
  readonly since: number;
}

export interface ActivityStore {
  /**
   * Adds an entry. What is repeated soon is not noted again, and of a search that is being typed only the last text
   * stays. Resolves to whether it was noted. Rejects with SystemUnavailableError.
   */
  note(entry: NewActivity, now: number): Promise<boolean>;
  /**
   * Adds an entry that says what was not recorded, or rewrites the one of this id. Resolves to its id. Rejects with
   * SystemUnavailableError.
   */
  noteNotRecorded(subject: string, id: number | null, now: number): Promise<number>;
  /**
   * Newest first, up to `limit`; other requests are served in between. Rejects with SystemUnavailableError, or once the
   * signal aborts.
   */
  page(filter: ActivityFilter, limit: number, signal?: AbortSignal): Promise<readonly StoredActivity[]>;
  /** Deletes what is older than a time in ms. What cannot be written now is left for the next time. */
  prune(before: number): Promise<void>;
}
