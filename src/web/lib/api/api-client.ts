import * as z from 'zod/mini';
import type { Quota } from '../../../contract/app-api.ts';
import { Failure } from '../../../contract/envelope.ts';
import { quotaHeader, demoHeader, userIdHeader, requestIdHeader, routes } from '../../../contract/routes.ts';
import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NetworkError,
  NotFoundError,
  RateLimitedError,
  ServerError,
  SourceFailedError,
  SessionExpiredError,
  UnavailableError,
  type ApiError,
} from './api-errors.ts';
import { currentUserId, reloadForCurrentUser } from '../session/current-user.ts';
import { retryAt, rateLimitedUntil, startRateLimit, type RateLimitScope } from './rate-limit.ts';
import { noteQuotaHeader, sourceQuota } from '../source/quota.ts';

export const somethingWrong = 'Something went wrong';

export interface ApiResponse<T> {
  readonly body: T;
  /** When the server sent it, in milliseconds since 1970 by the server's clock; null when it did not say. */
  readonly sentAt: number | null;
  /** All customers are made up; said of answers of the public API alone. */
  readonly isDemo: boolean;
}

/** As `getAnswer`, for the answer alone. */
export async function getJson<T extends z.core.$ZodType>(
  path: string,
  answer: T,
  signal: AbortSignal,
): Promise<z.output<T>> {
  return (await getResponse(path, answer, signal)).body;
}

/** A change by whoever is signed in. */
export interface ApiMutation {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Sent as JSON; nothing is sent where it is left out. */
  readonly body?: unknown;
}

/**
 * Asks our own server for a change and parses its answer by the contract. Throws an ApiError; a 429 holds up nothing
 * but what was asked.
 */
export async function mutateJson<T extends z.core.$ZodType>(change: ApiMutation, answer: T): Promise<z.output<T>> {
  return (await ask(change, answer, new AbortController().signal)).body;
}

/** Asks our own server to remove what a path names, and parses its answer by the contract. Throws an ApiError. */
export function deleteJson<T extends z.core.$ZodType>(path: string, answer: T): Promise<z.output<T>> {
  return mutateJson({ method: 'DELETE', path }, answer);
}

/**
 * Asks our own server and parses its answer by the contract.
 * Throws an ApiError; an abort rejects with the signal's reason.
 */
export function getResponse<T extends z.core.$ZodType>(
  path: string,
  answer: T,
  signal: AbortSignal,
): Promise<ApiResponse<z.output<T>>> {
  return ask({ method: 'GET', path }, answer, signal);
}

export type ApiRequest = ApiMutation | { readonly method: 'GET'; readonly path: string; readonly body?: never };

async function ask<T extends z.core.$ZodType>(
  asked: ApiRequest,
  answer: T,
  signal: AbortSignal,
): Promise<ApiResponse<z.output<T>>> {
  const { method, path } = asked;
  const isList = path.startsWith(`${routes.customers}?`);
  const until = isHeld(path) ? rateLimitedUntil(isList ? 'lists' : 'everything') : null;
  if (until !== null) throw new RateLimitedError('The request limit is used up', until);
  // So that no change is made in the name of somebody who signed in meanwhile.
  const madeFor = method === 'GET' || currentUserId === null ? {} : { [userIdHeader]: currentUserId };
  const response = await send(asked, { signal, headers: madeFor });
  noteQuotaHeader(response.headers.get(quotaHeader));
  const answeredTo = response.headers.get(userIdHeader);
  if (answeredTo !== null && currentUserId !== null && answeredTo !== currentUserId) {
    // Somebody else has signed in on this browser: what this page holds is not for them.
    reloadForCurrentUser();
    throw new SessionExpiredError('Somebody else is signed in now');
  }
  const body: unknown = await readBody(response, signal);
  if (!response.ok)
    throw failureOf(
      response,
      body,
      method !== 'GET' ? null : isList && keepsLookUps(sourceQuota()) ? 'lists' : 'everything',
    );
  const parsed = parseResponse(response, body, answer);
  const sentAt = Date.parse(response.headers.get('date') ?? '');
  return { body: parsed, sentAt: Number.isNaN(sentAt) ? null : sentAt, isDemo: response.headers.has(demoHeader) };
}

/** The body of an answer by the contract. Throws a ServerError for anything else. */
export function parseResponse<T extends z.core.$ZodType>(response: Response, body: unknown, answer: T): z.output<T> {
  const parsed = z.safeParse(answer, body);
  if (parsed.success) return parsed.data;
  throw new ServerError('The answer could not be understood', response.headers.get(requestIdHeader));
}

/** The server's sentence of a failure; null where something between answered, in words that are not for people. */
export function errorText(body: unknown): string | null {
  const failure = z.safeParse(Failure, body);
  return failure.success ? failure.data.error : null;
}

export interface SendOptions {
  readonly signal?: AbortSignal | null;
  /** Beside those of JSON. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What may spend calls waits for a pause to end; what our own server knows goes on, such as how many are left. */
function isHeld(path: string): boolean {
  return path.startsWith(routes.customers) || path.startsWith(routes.summary);
}

/** Rejects with a NetworkError, or once it is ended with the signal's reason. */
export async function send(
  { method, path, body }: ApiRequest,
  { signal = null, headers = {} }: SendOptions = {},
): Promise<Response> {
  const content = body === undefined ? {} : { 'content-type': 'application/json' };
  try {
    return await fetch(path, {
      method,
      signal,
      headers: { accept: 'application/json', ...content, ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new NetworkError('The server could not be reached', { cause: error });
  }
}

/** Undefined for what is no JSON. Rejects as `send`. */
export async function readBody(response: Response, signal: AbortSignal | null = null): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new NetworkError('The connection broke off', { cause: error });
  }
  return jsonOf(text);
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/**
 * The last calls are kept for looking one customer up: a list that is refused while some are left says nothing of
 * those.
 */
function keepsLookUps(quota: Quota | null): boolean {
  return quota !== null && quota.used < quota.limit && quota.waitsUntil === null;
}

/** `refused` is what a 429 pauses; null for nothing. */
function failureOf(response: Response, body: unknown, refused: RateLimitScope | null): ApiError {
  const sentence = errorText(body);
  const message = sentence ?? somethingWrong;
  switch (response.status) {
    case 400:
      return new BadRequestError(message);
    case 401:
      return new SessionExpiredError(message);
    case 403:
      return new ForbiddenError(message);
    case 404:
      return new NotFoundError(message);
    case 409:
      return new ConflictError(message);
    case 429: {
      const wait = response.headers.get('retry-after');
      const listsWait = sourceQuota()?.listsWaitSeconds ?? null;
      // A look-up may take the last calls, so that lists wait longer than it says.
      if (refused !== null && listsWait !== null) startRateLimit(String(listsWait), 'lists');
      return new RateLimitedError(message, refused === null ? retryAt(wait) : startRateLimit(wait, refused));
    }
    case 503:
      if (sentence !== null) return new UnavailableError(sentence, response.headers.get(requestIdHeader));
      return new ServerError(message, response.headers.get(requestIdHeader));
    case 502:
      // Something between may answer so too.
      if (sentence !== null) return new SourceFailedError(sentence, response.headers.get(requestIdHeader));
      return new ServerError(message, response.headers.get(requestIdHeader));
    default:
      return new ServerError(message, response.headers.get(requestIdHeader));
  }
}
