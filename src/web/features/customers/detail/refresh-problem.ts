import {
  BadRequestError, ForbiddenError, NetworkError, NotFoundError, RateLimitedError, ServerError, SessionEndedError,
} from '../../../lib/api-errors.ts';

export interface RefreshProblem {
  /** Why, as a sentence. */
  readonly reason: string;
  /** What to quote when asking about it. */
  readonly requestId: string | null;
  /** Whether asking again may help. */
  readonly retry: boolean;
}

/** Why one customer could not be read, for a person. */
export function refreshProblem(error: Error): RefreshProblem {
  const problem = (reason: string, retry: boolean, requestId: string | null = null) => ({ reason, retry, requestId });
  if (error instanceof NetworkError) return problem('The server can’t be reached; this page keeps trying.', true);
  if (error instanceof RateLimitedError) return problem('The request limit is used up for now.', true);
  if (error instanceof SessionEndedError) return problem('Your session has ended.', true);
  if (error instanceof ForbiddenError) return problem('You may not see this customer.', false);
  if (error instanceof NotFoundError) return problem('This customer no longer exists.', false);
  if (error instanceof BadRequestError) return problem('This customer number is not valid.', false);
  if (error instanceof ServerError) return problem('Something went wrong on our side.', true, error.requestId);
  return problem('Something went wrong.', true);
}
