import { Pool, type Dispatcher } from 'undici';
import type { RefusalHeaders } from './retry-after.ts';
import { acceptedEncodings, BodyTooLargeError, readBody } from './response-body.ts';

/** The longest a request takes in ms, to the last byte of its response. */
const timeoutMs = 6500;
/** Bytes of a response, decompressed. A page of 100 customers has a twentieth; parsing more blocks the event loop. */
const bodyLimit = 2 * 1024 * 1024;
/** Arrays and objects in a response, a hundred times those of a page: two megabytes of them take seconds to parse. */
const bracketLimit = 100_000;

/** The result of one request. */
export type Outcome =
  | { readonly kind: 'ok'; readonly body: unknown }
  /** In an envelope of Tiquo's own; `error` is its sentence. */
  | { readonly kind: 'rejected'; readonly status: 400; readonly error: string }
  | { readonly kind: 'notFound'; readonly status: 404; readonly error: string }
  | { readonly kind: 'keyRefused'; readonly status: 401 | 403 }
  | { readonly kind: 'rateLimited'; readonly headers: RefusalHeaders }
  | { readonly kind: 'redirected'; readonly status: number }
  | { readonly kind: 'failed'; readonly status: number }
  /** A status that something else at this address sends, such as a proxy. */
  | { readonly kind: 'foreign'; readonly status: number }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'notJson'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** The certificate is another host's, or not trusted by this server. */
  | { readonly kind: 'untrusted'; readonly detail: string }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'broken'; readonly detail: string };

export interface Reply {
  readonly outcome: Outcome;
  /** False when nothing was sent, as while all connections are in use: Tiquo did not count it. */
  readonly wasSent: boolean;
  /** X-RateLimit-Limit and -Remaining, where they are numbers. */
  readonly limit: number | null;
  readonly remaining: number | null;
}

/** Error codes of a connection that was never made. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ECONNABORTED',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]);

/** Error codes of an invalid certificate. */
const notTrusted = new Set([
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
]);

/**
 * Sends GET requests to Tiquo's API and gives their result as data; never throws. The key goes only to the origin of
 * the base URL: redirects are not followed, and no error or log holds it.
 */
export class TiquoClient {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ baseUrl, apiKey }: { readonly baseUrl: string; readonly apiKey: string }) {
    const { origin, pathname } = new URL(baseUrl);
    this.#pool = new Pool(origin, { connections: 16, allowH2: false, connect: { timeout: timeoutMs - 1000 } });
    this.#path = pathname.replace(/\/+$/, '');
    this.#headers = {
      authorization: `Bearer ${apiKey}`,
      accept: 'application/json',
      'accept-encoding': acceptedEncodings,
    };
  }

  /** `path` begins with a slash and is already encoded. */
  async get(path: string): Promise<Reply> {
    const signal = AbortSignal.timeout(timeoutMs);
    let wasSent = false;
    const noteSending = onSending(() => {
      wasSent = true;
    });
    try {
      const response = await this.#pool
        .compose(noteSending)
        .request({ method: 'GET', path: this.#path + path, headers: this.#headers, signal });
      const header = (name: string): string | null => firstOf(response.headers[name]);
      const read = async (): Promise<unknown> =>
        parse(await readBody(response.body, header('content-encoding') ?? '', bodyLimit));
      try {
        const outcome = await outcomeOf(response.statusCode, read, header);
        return {
          outcome,
          wasSent,
          limit: count(header('x-ratelimit-limit')),
          remaining: count(header('x-ratelimit-remaining')),
        };
      } finally {
        // A short remainder is read to keep the connection; a long one closes it.
        response.body.dump({ limit: 16_384, signal }).catch(() => {});
      }
    } catch (error) {
      return {
        outcome: signal.aborted ? { kind: 'timedOut' } : failureOf(error),
        wasSent,
        limit: null,
        remaining: null,
      };
    }
  }

  /** Ends requests under way, too. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

/** A request first waits for a connection; undici tells its handler when it is about to be written. */
function onSending(note: () => void): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    const start = handler.onRequestStart?.bind(handler);
    handler.onRequestStart = (controller, context) => {
      note();
      start?.(controller, context);
    };
    return dispatch(options, handler);
  };
}

/** Of those that Tiquo never sends. */
const foreignStatuses: ReadonlySet<number> = new Set([405, 407]);

async function outcomeOf(
  status: number,
  read: () => Promise<unknown>,
  header: (name: string) => string | null,
): Promise<Outcome> {
  if (status === 429)
    return { kind: 'rateLimited', headers: { retryAfter: header('retry-after'), date: header('date') } };
  if (status >= 300 && status < 400) return { kind: 'redirected', status };
  if (foreignStatuses.has(status)) return { kind: 'foreign', status };
  if (status !== 200 && status !== 400 && status !== 401 && status !== 403 && status !== 404)
    return { kind: 'failed', status };
  const body = await read();
  if (body === tooMuch) return { kind: 'tooLarge' };
  if (body === notJson) return { kind: 'notJson', status };
  if (status === 200) return { kind: 'ok', body };
  // Something else's 404 must not pass for a customer that does not exist, nor a proxy's 403 for a refused key.
  const error = errorText(body);
  if (error === null) return { kind: status === 400 ? 'failed' : 'foreign', status };
  if (status === 401 || status === 403) return { kind: 'keyRefused', status };
  return status === 404 ? { kind: 'notFound', status, error } : { kind: 'rejected', status, error };
}

const notJson = Symbol('not JSON');
const tooMuch = Symbol('too much to parse');

function parse(bytes: Uint8Array): unknown {
  if (openingBrackets(bytes) > bracketLimit) return tooMuch;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return value;
  } catch {
    return notJson;
  }
}

/** Those within strings too; no customer's have that many. */
function openingBrackets(bytes: Uint8Array): number {
  let brackets = 0;
  for (const byte of bytes) if (byte === 0x5b || byte === 0x7b) brackets += 1;
  return brackets;
}

function errorText(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('success' in body) || body.success !== false) return null;
  return 'error' in body && typeof body.error === 'string' ? body.error : null;
}

/** Only the code: a message may repeat what was sent or where. */
function failureOf(error: unknown): Outcome {
  if (error instanceof BodyTooLargeError) return { kind: 'tooLarge' };
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  if (notTrusted.has(code)) return { kind: 'untrusted', detail: code };
  return { kind: notConnected.has(code) ? 'unreachable' : 'broken', detail: code };
}

function firstOf(header: string | string[] | undefined): string | null {
  return (typeof header === 'string' ? header : header?.[0]) ?? null;
}

function count(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}
