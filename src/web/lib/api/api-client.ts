import * as z from 'zod/mini';
import type { Quota } from '../../../contract/list/list-metadata.ts';
import { quotaHeader, demoHeader, routes, userIdHeader } from '../../../contract/route-paths.ts';
import { currentUserId, reloadForCurrentUser } from '../page/current-user.ts';
import { NetworkError, RateLimitedError, ServerError, SessionExpiredError } from './api-errors.ts';
import { noteQuotaHeader, sourceQuota } from './quota.ts';
import { rateLimitedUntil, type RateLimitScope } from './rate-limit-countdown.ts';
import { requestIdOf, responseError, signInError } from './response-error.ts';

export interface ApiResponse<T> {
  readonly body: T;
  /** When the server sent it, in ms since 1970 by the server's clock; null if it did not say. */
  readonly sentAt: number | null;
  /** All customers are made up; set by the public API only. */
  readonly isDemo: boolean;
}

/** A write by the signed-in user. */
export interface ApiMutation {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Sent as JSON; leave it out to send nothing. */
  readonly body?: unknown;
  /** Sent even if the page is closed right away. */
  readonly keepalive?: boolean;
}

interface ApiRead {
  readonly method: 'GET';
  readonly path: string;
  readonly body?: never;
  readonly keepalive?: never;
}

export type ApiRequest = ApiMutation | ApiRead;

interface RequestOptions {
  readonly signal?: AbortSignal | null;
  /** A refusal is about what was sent, such as a wrong password: it does not end the session of the page. */
  readonly isSignIn?: boolean;
}

/** Reads from our own server. Throws an ApiError; an abort rejects with the signal's reason. */
export function getResponse<T extends z.core.$ZodType>(
  path: string,
  schema: T,
  signal: AbortSignal,
): Promise<ApiResponse<z.output<T>>> {
  return request({ method: 'GET', path }, schema, { signal });
}

/** As `getResponse`, without what surrounds the body. */
export async function getJson<T extends z.core.$ZodType>(
  path: string,
  schema: T,
  signal: AbortSignal,
): Promise<z.output<T>> {
  return (await getResponse(path, schema, signal)).body;
}

/** Writes to our own server. Throws an ApiError; a 429 delays no other request. */
export async function mutateJson<T extends z.core.$ZodType>(mutation: ApiMutation, schema: T): Promise<z.output<T>> {
  return (await request(mutation, schema)).body;
}

/** Deletes what a path names. Throws an ApiError. */
export function deleteJson<T extends z.core.$ZodType>(path: string, schema: T): Promise<z.output<T>> {
  return mutateJson({ method: 'DELETE', path }, schema);
}

/** Posts to a route of signing in or out. Throws an ApiError; a 4xx is a RefusedError, apart from a 429. */
export async function postSignIn<T extends z.core.$ZodType>(
  path: string,
  body: unknown,
  schema: T,
): Promise<z.output<T>> {
  return (await request({ method: 'POST', path, body }, schema, { isSignIn: true })).body;
}

/** Sends a request to our own server and parses its response by the contract. Throws an ApiError. */
async function request<T extends z.core.$ZodType>(
  sent: ApiRequest,
  schema: T,
  { signal = null, isSignIn = false }: RequestOptions = {},
): Promise<ApiResponse<z.output<T>>> {
  const { method, path } = sent;
  const until = waitOf(path);
  if (until !== null) throw new RateLimitedError('Request limit reached', until);
  const requestedAt = performance.now();
  const response = await send(sent, signal, isSignIn || method === 'GET' ? null : currentUserId);
  if (!isSignIn) {
    noteQuotaHeader(response.headers.get(quotaHeader));
    checkUser(response);
  }
  const body = await readBody(response, signal);
  if (!response.ok) {
    const scope = method === 'GET' ? rateLimitScope(path) : null;
    throw isSignIn ? signInError(response, body) : responseError(response, body, scope, requestedAt);
  }
  const parsed = z.safeParse(schema, body);
  if (!parsed.success) throw new ServerError('The response does not follow the contract', requestIdOf(response));
  const sentAt = Date.parse(response.headers.get('date') ?? '');
  return {
    body: parsed.data,
    sentAt: Number.isNaN(sentAt) ? null : sentAt,
    isDemo: response.headers.has(demoHeader),
  };
}

/** `userId` is the user a write is sent for, so that it is not made in the name of someone who signed in meanwhile. */
export async function send(
  { method, path, body, keepalive = false }: ApiRequest,
  signal: AbortSignal | null,
  userId: string | null,
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      signal,
      keepalive,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(userId !== null && { [userIdHeader]: userId }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new NetworkError('The server can’t be reached', { cause: error });
  }
}

/** Undefined if it is not JSON. Throws as `send` does. */
export async function readBody(response: Response, signal: AbortSignal | null): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new NetworkError('The connection was lost', { cause: error });
  }
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** When someone else has signed in on this browser, what this page holds is not for them. */
export function checkUser(response: Response): void {
  const userId = response.headers.get(userIdHeader);
  if (userId === null || currentUserId === null || userId === currentUserId) return;
  reloadForCurrentUser();
  throw new SessionExpiredError('Someone else is signed in now', performance.now());
}

/** When a request may be sent, in ms since 1970; null for now. Only what may use up the source's quota has to wait. */
function waitOf(path: string): number | null {
  if (!path.startsWith(routes.customers) && !path.startsWith(routes.summary)) return null;
  return rateLimitedUntil(isList(path) ? 'lists' : 'everything');
}

function isList(path: string): boolean {
  return path.startsWith(`${routes.customers}?`);
}

/** What a 429 for this path stops. The last requests are kept for look-ups, which a refused list says nothing about. */
function rateLimitScope(path: string): RateLimitScope {
  return isList(path) && keepsLookUps(sourceQuota()) ? 'lists' : 'everything';
}

function keepsLookUps(quota: Quota | null): boolean {
  return quota !== null && quota.used < quota.limit && quota.waitsUntil === null;
}
