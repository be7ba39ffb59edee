/** Failed requests as classes, so that callers decide by class, never by text or status. */
export class ApiError extends Error {
  override readonly name: string = 'ApiError';
}

/** No response: offline, refused, reset. */
export class NetworkError extends ApiError {
  override readonly name = 'NetworkError';
}

/** 401: the session is over. */
export class SessionExpiredError extends ApiError {
  override readonly name = 'SessionExpiredError';

  /** When the request was sent, by `performance.now()`: there may be a new session by now. */
  readonly requestedAt: number;

  constructor(message: string, requestedAt: number) {
    super(message);
    this.requestedAt = requestedAt;
  }
}

/** 4xx for what was sent. The message is the server's sentence, without its full stop. */
export class RefusedError extends ApiError {
  override readonly name: string = 'RefusedError';
}

/** 400: sending the same again cannot help. */
export class BadRequestError extends RefusedError {
  override readonly name = 'BadRequestError';
}

/** 401 while signing in or out: a wrong password, or a session that is over. */
export class NotSignedInError extends RefusedError {
  override readonly name = 'NotSignedInError';
}

/** 410 while signing in: the attempt is over, and another code cannot help. */
export class SignInExpiredError extends RefusedError {
  override readonly name = 'SignInExpiredError';
}

/** 403. */
export class ForbiddenError extends RefusedError {
  override readonly name = 'ForbiddenError';
}

/** 404. */
export class NotFoundError extends RefusedError {
  override readonly name = 'NotFoundError';
}

/** 409: the request does not fit the current state. */
export class ConflictError extends RefusedError {
  override readonly name = 'ConflictError';
}

/** 429. */
export class RateLimitedError extends ApiError {
  override readonly name = 'RateLimitedError';
  /** When the next request is allowed, in ms since 1970. */
  readonly retryAt: number;
  constructor(message: string, retryAt: number) {
    super(message);
    this.retryAt = retryAt;
  }
}

/** 5xx, or a response that does not follow the contract. */
export class ServerError extends ApiError {
  override readonly name = 'ServerError';
  /** What to quote to support; null when the response had none. */
  readonly requestId: string | null;
  constructor(message: string, requestId: string | null) {
    super(message);
    this.requestId = requestId;
  }
}

/** 503: our server or its source cannot do it now. The message is the server's sentence, without its full stop. */
export class UnavailableError extends ServerError {}

/** 502: the source behind our server failed. The message is the server's sentence, without its full stop. */
export class SourceFailedError extends ServerError {}

/** Passes without the user's help or with a new session; a notice or dialog says so meanwhile, then it is retried. */
export function isTransient(error: Error): boolean {
  return error instanceof RateLimitedError || error instanceof SessionExpiredError;
}

/** What to tell the user about a failed request, where nothing better is known than what the server said. */
export function errorText(error: ApiError): string {
  const isOurs = error instanceof ServerError && !(error instanceof UnavailableError);
  return isOurs ? serverErrorText(error) : `${error.message}.`;
}

function serverErrorText({ requestId }: ServerError): string {
  const advice = requestId === null ? '' : ` If it keeps happening, quote request ID ${requestId}.`;
  return `Something went wrong on our side. Please try again.${advice}`;
}
