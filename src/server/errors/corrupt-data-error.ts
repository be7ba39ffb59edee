/** A database returned what this program cannot have written. The message is for the log, not for the client. */
export class CorruptDataError extends Error {
  override readonly name = 'CorruptDataError';
}
