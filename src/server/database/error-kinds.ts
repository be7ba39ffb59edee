/** What an error of a database means for whoever sent the statement. */
export interface ErrorKinds {
  /** Others hold what the statement needs; the same statement may succeed in a moment. */
  isBusy(error: unknown): boolean;
  /** Busy, full, failing or gone: the statement is right and may succeed later. */
  isPassing(error: unknown): boolean;
  /** The data is damaged, or was replaced by something else. */
  isDamage(error: unknown): boolean;
}
