import {
  BadRequestError,
  ForbiddenError,
  NetworkError,
  NotFoundError,
  RateLimitedError,
  ServerError,
  SessionExpiredError,
  SourceFailedError,
} from '../../../lib/api/api-errors.ts';

export interface RefreshProblem {
  /** Why, as a sentence. */
  readonly reason: string;
  /** What to quote when asking about it. */
  readonly requestId: string | null;
  /** Whether asking again may help. */
  readonly retry: boolean;
  /** No request may go out for a time, after which it goes on by itself. */
  readonly waits: boolean;
  /** There is no such customer. */
  readonly isMissing: boolean;
}

/** Why one customer could not be read, for a person. */
export function refreshProblem(error: Error): RefreshProblem {
  const problem = (reason: string, more: Partial<RefreshProblem> = {}) => ({
    reason,
    requestId: null,
    retry: false,
    waits: false,
    isMissing: false,
    ...more,
  });
  if (error instanceof NetworkError)
    return problem('The server can’t be reached; this page keeps trying.', { retry: true });
  if (error instanceof RateLimitedError) return problem('The request limit is used up.', { waits: true });
  if (error instanceof SessionExpiredError) return problem('Your session has ended.', { retry: true });
  if (error instanceof ForbiddenError) return problem('You may not see this customer.');
  if (error instanceof NotFoundError) return problem('This customer no longer exists.', { isMissing: true });
  if (error instanceof BadRequestError) return problem('This customer number is not valid.');
  if (error instanceof SourceFailedError)
    return problem(`${error.message}.`, { retry: true, requestId: error.requestId });
  if (error instanceof ServerError)
    return problem('Something went wrong on our side.', { retry: true, requestId: error.requestId });
  return problem('Something went wrong.', { retry: true });
}
