/** Failures of a request as classes, so that callers decide by class and never by text or number. */
export class ApiError extends Error {
  override readonly name: string = 'ApiError';
}

/** No answer arrived: offline, refused, reset. */
export class NetworkError extends ApiError {
  override readonly name = 'NetworkError';
}

/** 401: the session is over. */
export class SessionExpiredError extends ApiError {
  override readonly name = 'SessionEndedError';
}

/** 403. */
export class ForbiddenError extends ApiError {
  override readonly name = 'ForbiddenError';
}

/** 4xx to what was sent, such as a wrong password. The message is the server's sentence. */
export class RefusedError extends ApiError {
  override readonly name = 'RefusedError';
}

/** 401 to what was sent: a wrong password, or a session that is over. */
export class NotSignedInError extends RefusedError {}

/** 404. */
export class NotFoundError extends ApiError {
  override readonly name = 'NotFoundError';
}

/** 409: what was asked for does not fit what is. The message is the server's sentence. */
export class ConflictError extends ApiError {
  override readonly name = 'ConflictError';
}

/** 400: asking the same again cannot help. The message is the server's sentence. */
export class BadRequestError extends ApiError {
  override readonly name = 'BadRequestError';
}

/** 429. */
export class RateLimitedError extends ApiError {
  override readonly name = 'RateLimitedError';
  /** Milliseconds since 1970 before which no request may go out. */
  readonly retryAt: number;
  constructor(message: string, until: number) {
    super(message);
    this.retryAt = until;
  }
}

/** 5xx, or an answer that is not the contract's. */
export class ServerError extends ApiError {
  override readonly name = 'ServerError';
  /** What to quote when asking about it; null when the answer carried none. */
  readonly requestId: string | null;
  constructor(message: string, requestId: string | null) {
    super(message);
    this.requestId = requestId;
  }
}

/** 503: our server, or what it asks, cannot do it now. The message is the server's sentence, without its full stop. */
export class UnavailableError extends ServerError {}

/** 502: the source behind our server failed. The message is the server's sentence, without its full stop. */
export class SourceFailedError extends ServerError {}

/** A limit passes and a session is renewed: what failed so goes on then, and a band or window says so meanwhile. */
export function isTransient(error: Error): boolean {
  return error instanceof RateLimitedError || error instanceof SessionExpiredError;
}
