import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from '../../../contract/errors.ts';
import {
  SourceFailedError,
  SourceQuotaError,
  SourceRefusedError,
  SourceUnavailableError,
} from '../../customers/source-errors.ts';
import { SystemUnavailableError } from '../../errors/system-unavailable-error.ts';
import { failureEnvelope } from './envelopes.ts';
import { AppError, type AppErrorCode } from '../../errors/app-error.ts';
import { HttpError } from '../../errors/http-error.ts';

const ofEachFailure = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' } as const;

/**
 * Sends the envelope for whatever went wrong; a 5xx is logged, and says nothing of the inside but the request id. Of a
 * service upstream that fails the sentence is enough: where in our code it was noticed says nothing, and it may fail
 * for hours.
 */
export function sendFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, message, headers } = problemOf(error);
  const asked = { requestId: request.id, route: request.routeOptions.url };
  if (error instanceof SourceFailedError) request.log.warn({ ...asked, detail: error.message }, message);
  // What we refuse on purpose, such as in a crowd, says all by its sentence.
  else if ((error instanceof HttpError || error instanceof AppError) && status >= 500) request.log.warn(asked, message);
  else if (status >= 500) request.log.error({ ...asked, err: error }, message);
  const text = failureEnvelope(message, new Date(), status >= 500 ? request.id : undefined);
  reply
    .code(status)
    .headers({ ...ofEachFailure, ...headers })
    .send(text);
}

const refusals: Readonly<Record<AppErrorCode, readonly [status: number, sentence: string]>> = {
  'code-already-used': [401, errors.codeSpent],
  'disabled-account': [403, errors.disabledAccount],
  'email-taken': [409, errors.emailTaken],
  'invalid-return-path': [400, errors.body('returnTo')],
  'link-expired': [404, errors.linkOver],
  'no-demo-account': [403, errors.noDemoAccount],
  'no-password': [409, errors.noPassword],
  'no-session': [401, errors.noSession],
  'not-an-administrator': [403, errors.forbidden],
  'sign-in-busy': [503, errors.signInBusy],
  'sign-in-expired': [401, errors.secondFactorOver],
  'sso-unreachable': [503, errors.ssoUnreachable],
  'too-many-attempts': [429, errors.tooManyTries],
  'two-step-already-on': [409, errors.twoFactorOn],
  'two-step-not-started': [409, errors.twoFactorNotStarted],
  'wrong-code': [401, errors.wrongCode],
  'wrong-current-password': [400, errors.wrongCurrentPassword],
  'wrong-password': [401, errors.wrongPassword],
  'wrong-setup-code': [400, errors.wrongCode],
};

function refusalOf({ code, retryAfterSeconds, cookies }: AppError): HttpError {
  return new HttpError(...refusals[code], {
    ...(retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) }),
    ...(cookies.length === 0 ? {} : { 'set-cookie': [...cookies] }),
  });
}

function problemOf(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof SourceUnavailableError) return new HttpError(503, errors.unavailable);
  if (error instanceof SystemUnavailableError) return new HttpError(503, errors.systemUnavailable);
  if (error instanceof AppError) return refusalOf(error);
  if (error instanceof SourceFailedError) return new HttpError(502, error.sentence);
  if (error instanceof SourceQuotaError)
    return new HttpError(429, error.message, { 'retry-after': String(error.retryAfter) });
  if (error instanceof SourceRefusedError) return new HttpError(400, error.message);
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 412)
    return new HttpError(412, errors.preconditionFailed);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  // Nobody reads it; a debug log shows the number that proxies use for it. A reset is of a client who left in its body.
  if (code === 'ECONNRESET' || (error instanceof Error && error.name === 'AbortError'))
    return new HttpError(499, errors.clientGone);
  if (code === 'FST_ERR_BAD_URL') return new HttpError(400, errors.malformedRequest);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new HttpError(413, errors.bodyTooLarge);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new HttpError(415, errors.notJson);
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return new HttpError(400, errors.malformedRequest);
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return new HttpError(414, errors.urlTooLong);
  return new HttpError(500, errors.internal);
}
