import type { SavedView, ViewContent, ViewVisibility } from '../../contract/views/saved-views.ts';

export type StoredView = Omit<SavedView, 'canChange'>;

/** Who reads or changes views. */
export interface ViewUser {
  readonly staffId: string;
  /** Whether they may change everyone's views, not only their own. */
  readonly managesViews: boolean;
}

export interface NewView {
  readonly name: string;
  readonly visibility: ViewVisibility;
  readonly content: ViewContent;
}

/** What is absent stays. */
export interface ViewChange {
  /** Of the view that was changed. */
  readonly updatedAt: number;
  readonly name?: string | undefined;
  readonly visibility?: ViewVisibility | undefined;
  readonly content?: ViewContent | undefined;
}

/** A change that was made: the view before it and after it. */
export interface ChangedView {
  readonly before: StoredView;
  readonly after: StoredView;
}

/**
 * Saved views. A private one exists for the person who created it only: others are told that it is unknown. Methods
 * throw an AppError for what is refused, and reject with SystemUnavailableError.
 */
export interface ViewStore {
  /** A person's own views and everyone's, by name. */
  list(staffId: string): Promise<readonly StoredView[]>;
  /** Throws `view-name-taken` or `too-many-views`. */
  add(view: NewView, staffId: string, now: number): Promise<StoredView>;
  /**
   * Of two changes of the same view at once, the second is refused. Throws `unknown-view`, `view-of-others`,
   * `view-made-private`, `view-outdated`, `view-name-taken` or `view-name-taken-by-owner`.
   */
  change(id: string, change: ViewChange, by: ViewUser, now: number): Promise<ChangedView>;
  /** Returns the view that is gone. Throws `unknown-view` or `view-of-others`. */
  remove(id: string, by: ViewUser): Promise<StoredView>;
}

/** Whether a person may change a view that they see. */
export function canChange({ owner }: StoredView, { staffId, managesViews }: ViewUser): boolean {
  return managesViews || owner?.id === staffId;
}
