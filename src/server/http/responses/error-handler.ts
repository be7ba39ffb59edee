import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from '../../../contract/error-messages.ts';
import { maxViews } from '../../../contract/views/saved-views.ts';
import {
  SourceFailedError,
  SourceQuotaError,
  SourceRefusedError,
  SourceUnavailableError,
} from '../../customers/source-errors.ts';
import { AppError, type AppErrorCode } from '../../errors/app-error.ts';
import { OnceAMinute } from '../../limits/once-a-minute.ts';
import { HttpError } from './http-error.ts';
import { SystemUnavailableError } from '../../errors/system-unavailable-error.ts';
import { failureEnvelope } from './envelopes.ts';

const failureHeaders = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' } as const;

export type ErrorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/**
 * Sends the envelope of any error. A 5xx is logged, and reveals nothing internal but the request id. For a failing
 * upstream, the log has a sentence and no stack: where our code noticed says nothing, and it may fail for hours.
 */
export function createErrorHandler(): ErrorHandler {
  const repeated = new OnceAMinute();
  return (error, request, reply) => {
    const { status, message, headers } = toHttpError(error);
    const logged = { requestId: request.id, route: request.routeOptions.url };
    if (error instanceof SourceFailedError) request.log.warn({ ...logged, detail: error.message }, message);
    // For what we refuse on purpose, such as when too many sign in, the sentence is enough. Anyone can cause it.
    else if ((error instanceof HttpError || error instanceof AppError) && status >= 500)
      logOnceAMinute(repeated, request, logged, message);
    // As anyone can with a failing database, on the probes and at sign-in.
    else if (error instanceof SourceUnavailableError || error instanceof SystemUnavailableError)
      logOnceAMinute(repeated, request, { ...logged, err: error }, message);
    else if (status >= 500) request.log.error({ ...logged, err: error }, message);
    const text = failureEnvelope(message, new Date(), status >= 500 ? request.id : undefined);
    reply
      .code(status)
      .headers({ ...failureHeaders, ...headers })
      .send(text);
  };
}

interface LoggedRequest {
  readonly requestId: string;
  readonly route: string | undefined;
  readonly err?: Error;
}

function logOnceAMinute(
  repeated: OnceAMinute,
  { log, server }: FastifyRequest,
  logged: LoggedRequest,
  message: string,
): void {
  const { route } = logged;
  repeated.log(
    `${route} ${message}`,
    message,
    (text) => log[logged.err === undefined ? 'warn' : 'error'](logged, text),
    (text, repeats) => server.log.warn({ route, repeats }, text),
  );
}

const appErrors: Readonly<Record<AppErrorCode, readonly [status: number, sentence: string]>> = {
  'code-already-used': [410, errors.codeAlreadyUsed],
  'disabled-account': [403, errors.disabledAccount],
  'email-taken': [409, errors.emailTaken],
  'export-running': [409, errors.exportRunning],
  'import-gone': [404, errors.importGone],
  'import-not-written': [503, errors.importNotWritten],
  'import-running': [409, errors.importRunning],
  'invalid-return-path': [400, errors.body('returnTo')],
  'link-expired': [404, errors.linkExpired],
  'no-demo-account': [403, errors.noDemoAccount],
  'no-password': [409, errors.noPassword],
  'no-session': [401, errors.noSession],
  'not-an-administrator': [403, errors.forbidden],
  'sign-in-busy': [503, errors.signInBusy],
  'sign-in-expired': [410, errors.signInExpired],
  'sso-unreachable': [503, errors.ssoUnreachable],
  'too-many-attempts': [429, errors.tooManyAttempts],
  'too-many-views': [409, errors.tooManyViews(maxViews)],
  'two-step-already-on': [409, errors.twoFactorOn],
  'two-step-not-started': [409, errors.twoFactorNotStarted],
  'unknown-view': [404, errors.noSuchView],
  'view-made-private': [403, errors.viewMadePrivate],
  'view-name-taken': [409, errors.viewNameTaken],
  'view-name-taken-by-owner': [409, errors.viewNameTakenByOwner],
  'view-of-others': [403, errors.viewOfOthers],
  'view-outdated': [409, errors.viewOutdated],
  'wrong-code': [401, errors.wrongCode],
  'wrong-current-password': [400, errors.wrongCurrentPassword],
  'wrong-part': [400, errors.malformedBody],
  'wrong-password': [401, errors.wrongPassword],
  'wrong-setup-code': [400, errors.wrongCode],
};

/** Errors of Fastify, by their code. */
const fastifyErrors: Readonly<Record<string, readonly [status: number, sentence: string]>> = {
  FST_ERR_BAD_URL: [400, errors.malformedRequest],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, errors.bodyTooLarge],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, errors.malformedRequest],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, errors.notJson],
  FST_ERR_MAX_PARAM_LENGTH: [414, errors.urlTooLong],
};

/** The one place that knows which status and sentence an error has. */
function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof SourceUnavailableError) return new HttpError(503, errors.unavailable);
  if (error instanceof SystemUnavailableError) return new HttpError(503, errors.systemUnavailable);
  if (error instanceof AppError) return fromAppError(error);
  if (error instanceof SourceFailedError) return new HttpError(502, error.sentence);
  if (error instanceof SourceQuotaError)
    return new HttpError(429, error.message, { 'retry-after': String(error.retryAfter) });
  if (error instanceof SourceRefusedError) return new HttpError(400, error.message);
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 412)
    return new HttpError(412, errors.preconditionFailed);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // No one reads it; a debug log shows the number that proxies use. A reset is a client that left during its body.
  if (code === 'ECONNRESET' || (error instanceof Error && error.name === 'AbortError'))
    return new HttpError(499, errors.clientGone);
  return new HttpError(...(fastifyErrors[code] ?? ([500, errors.internal] as const)));
}

function fromAppError({ code, retryAfterSeconds, cookies }: AppError): HttpError {
  return new HttpError(...appErrors[code], {
    ...(retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) }),
    ...(cookies.length === 0 ? {} : { 'set-cookie': [...cookies] }),
  });
}
