/** The system store is unavailable for now. The message is for the log, not for the client. */
export class SystemUnavailableError extends Error {
  override readonly name = 'SystemUnavailableError';
}
