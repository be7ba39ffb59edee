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

export interface DetailError {
  /** The reason, as a sentence. */
  readonly reason: string;
  /** To quote to support. */
  readonly requestId: string | null;
  /** Trying again may help. */
  readonly canRetry: boolean;
  /** Requests are paused for a while, then the customer is requested again automatically. */
  readonly isRateLimited: boolean;
  readonly isNotFound: boolean;
}

/** What to tell people when a customer could not be loaded. */
export function detailErrorOf(error: Error): DetailError {
  const because = (reason: string, more: Partial<DetailError> = {}) => ({
    reason,
    requestId: null,
    canRetry: false,
    isRateLimited: false,
    isNotFound: false,
    ...more,
  });
  if (error instanceof NetworkError)
    return because('The server can’t be reached. This page keeps trying.', { canRetry: true });
  if (error instanceof RateLimitedError) return because('Request limit reached.', { isRateLimited: true });
  if (error instanceof SessionExpiredError) return because('Your session has ended.', { canRetry: true });
  if (error instanceof ForbiddenError) return because('You don’t have access to this customer.');
  if (error instanceof NotFoundError) return because('This customer no longer exists.', { isNotFound: true });
  if (error instanceof BadRequestError) return because('This customer number isn’t valid.');
  if (error instanceof SourceFailedError)
    return because(`${error.message}.`, { canRetry: true, requestId: error.requestId });
  if (error instanceof ServerError)
    return because('Something went wrong on our side.', { canRetry: true, requestId: error.requestId });
  return because('Something went wrong.', { canRetry: true });
}
