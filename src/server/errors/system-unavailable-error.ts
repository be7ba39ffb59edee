/** The system store cannot answer now but may later: 503. The message is for the log, not for the client. */
export class SystemUnavailableError extends Error {
  override readonly name = 'SystemUnavailableError';
}
