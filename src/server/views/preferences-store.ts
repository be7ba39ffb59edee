import type { Preferences, PreferencesChange } from '../../contract/views/column-layout.ts';

/** What each person has chosen. Methods reject with SystemUnavailableError. */
export interface PreferencesStore {
  find(staffId: string): Promise<Preferences>;
  /**
   * Null forgets what was chosen, and what is absent stays. Resolves to all of them, or to null when the columns are
   * not those that were to be changed.
   */
  change(staffId: string, change: PreferencesChange): Promise<Preferences | null>;
}

/** The parameters that the organisation has pinned. Methods reject with SystemUnavailableError. */
export interface PinnedParametersStore {
  /** Ids in order; null until they are chosen. */
  read(): Promise<readonly string[] | null>;
  write(parameterIds: readonly string[]): Promise<void>;
}
