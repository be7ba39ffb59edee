import * as z from 'zod/mini';
import { Failure } from '../../../contract/envelope.ts';
import { requestIdHeader } from '../../../contract/route-paths.ts';
import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  NotSignedInError,
  RateLimitedError,
  RefusedError,
  ServerError,
  SessionExpiredError,
  SignInExpiredError,
  SourceFailedError,
  UnavailableError,
  type ApiError,
} from './api-errors.ts';
import { sourceQuota } from './quota.ts';
import { retryAt, startRateLimit, type RateLimitScope } from './rate-limit-countdown.ts';

/** `scope` is what a 429 stops; null for nothing but this request. `requestedAt` is by `performance.now()`. */
export function responseError(
  response: Response,
  body: unknown,
  scope: RateLimitScope | null,
  requestedAt: number,
): ApiError {
  const message = messageOf(body);
  switch (response.status) {
    case 400:
      return new BadRequestError(message);
    case 401:
      return new SessionExpiredError(message, requestedAt);
    case 403:
      return new ForbiddenError(message);
    case 404:
      return new NotFoundError(message);
    case 409:
      return new ConflictError(message);
    case 429: {
      const retryAfter = response.headers.get('retry-after');
      const listsWait = sourceQuota()?.listsWaitSeconds ?? null;
      // A look-up may use the last requests, so lists can have to wait longer than it says.
      if (scope !== null && listsWait !== null) startRateLimit(String(listsWait), 'lists');
      return new RateLimitedError(message, scope === null ? retryAt(retryAfter) : startRateLimit(retryAfter, scope));
    }
    default:
      return serverError(response, body);
  }
}

/** Of signing in, where a 401 is about what was sent. */
export function signInError(response: Response, body: unknown): ApiError {
  const message = messageOf(body);
  if (response.status >= 500) return serverError(response, body);
  if (response.status === 400) return new BadRequestError(message);
  if (response.status === 401) return new NotSignedInError(message);
  if (response.status === 410) return new SignInExpiredError(message);
  if (response.status !== 429) return new RefusedError(message);
  return new RateLimitedError(message, retryAt(response.headers.get('retry-after')));
}

function serverError(response: Response, body: unknown): ServerError {
  const text = errorText(body);
  const requestId = requestIdOf(response);
  // Without the contract's envelope it is from something in between, such as a proxy.
  if (text !== null && response.status === 503) return new UnavailableError(text, requestId);
  if (text !== null && response.status === 502) return new SourceFailedError(text, requestId);
  return new ServerError(messageOf(body), requestId);
}

export function requestIdOf(response: Response): string | null {
  return response.headers.get(requestIdHeader);
}

function messageOf(body: unknown): string {
  return errorText(body) ?? 'Something went wrong';
}

/** The server's sentence; null without the contract's envelope. */
function errorText(body: unknown): string | null {
  const failure = z.safeParse(Failure, body);
  return failure.success ? failure.data.error : null;
}
