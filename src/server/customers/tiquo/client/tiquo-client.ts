import { Pool, type Dispatcher } from 'undici';
import type { RefusalHeaders } from './retry-after.ts';
import { acceptedEncodings, BodyTooLargeError, readBody } from './response-body.ts';

/** Milliseconds a call lasts at most, from its sending to the last byte. */
const patience = 6500;
/**
 * Bytes of a reply, decompressed: a page of a hundred customers is a twentieth of it, and to parse more holds everybody
 * up.
 */
const bodyLimit = 2 * 1024 * 1024;
/**
 * Lists and objects in a reply, a hundred times what a page has: two megabytes of nothing else take seconds to parse.
 */
const bracketLimit = 100_000;

/** What became of one call. */
export type Outcome =
  | { readonly kind: 'answered'; readonly body: unknown }
  /** 400 or 404 in an envelope of the service's own; `error` is its sentence. */
  | { readonly kind: 'refused'; readonly status: 400 | 404; readonly error: string }
  | { readonly kind: 'keyRefused'; readonly status: 401 | 403 }
  | { readonly kind: 'limited'; readonly headers: RefusalHeaders }
  | { readonly kind: 'redirected'; readonly status: number }
  | { readonly kind: 'failed'; readonly status: number }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'notJson'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** The certificate is not that of the service, or not trusted here. */
  | { readonly kind: 'untrusted'; readonly detail: string }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'broken'; readonly detail: string };

export interface Reply {
  readonly outcome: Outcome;
  /** False when nothing was sent, as while all connections are taken: nothing was counted there. */
  readonly hasLeft: boolean;
  /** X-RateLimit-Limit and -Remaining, where they are numbers. */
  readonly limit: number | null;
  readonly remaining: number | null;
}

/** Codes of a connection that was never made. */
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

/** Codes of a certificate that does not hold. */
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
 * Asks Tiquo's API, one GET at a time, and says what became of it as data; it never throws. The key goes with each call
 * to the one origin of the base URL: redirects are not followed, and no error or log holds it.
 */
export class TiquoClient {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ baseUrl, apiKey }: { readonly baseUrl: string; readonly apiKey: string }) {
    const { origin, pathname } = new URL(baseUrl);
    this.#pool = new Pool(origin, { connections: 16, allowH2: false, connect: { timeout: patience - 1000 } });
    this.#path = pathname.replace(/\/+$/, '');
    this.#headers = {
      authorization: `Bearer ${apiKey}`,
      accept: 'application/json',
      'accept-encoding': acceptedEncodings,
    };
  }

  /** `path` begins with a slash and is encoded already. */
  async get(path: string): Promise<Reply> {
    const signal = AbortSignal.timeout(patience);
    let hasLeft = false;
    const leaving = whenItLeaves(() => {
      hasLeft = true;
    });
    try {
      const response = await this.#pool
        .compose(leaving)
        .request({ method: 'GET', path: this.#path + path, headers: this.#headers, signal });
      const header = (name: string): string | null => firstOf(response.headers[name]);
      const read = async (): Promise<unknown> =>
        parse(await readBody(response.body, header('content-encoding') ?? '', bodyLimit));
      try {
        const outcome = await outcomeOf(response.statusCode, read, header);
        return {
          outcome,
          hasLeft,
          limit: count(header('x-ratelimit-limit')),
          remaining: count(header('x-ratelimit-remaining')),
        };
      } finally {
        // A short rest is read, so that the connection serves again; a long one ends it.
        response.body.dump({ limit: 16_384, signal }).catch(() => {});
      }
    } catch (error) {
      return {
        outcome: signal.aborted ? { kind: 'timedOut' } : failureOf(error),
        hasLeft,
        limit: null,
        remaining: null,
      };
    }
  }

  /** Ends calls that are under way, too. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

/** A request waits for a connection first; undici tells its handler when it is about to be written. */
function whenItLeaves(note: () => void): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    const start = handler.onRequestStart?.bind(handler);
    handler.onRequestStart = (controller, context) => {
      note();
      start?.(controller, context);
    };
    return dispatch(options, handler);
  };
}

async function outcomeOf(
  status: number,
  read: () => Promise<unknown>,
  header: (name: string) => string | null,
): Promise<Outcome> {
  if (status === 429) return { kind: 'limited', headers: { retryAfter: header('retry-after'), date: header('date') } };
  if (status >= 300 && status < 400) return { kind: 'redirected', status };
  if (status !== 200 && status !== 400 && status !== 401 && status !== 403 && status !== 404)
    return { kind: 'failed', status };
  const body = await read();
  if (body === tooMuch) return { kind: 'tooLarge' };
  if (body === notJson) return { kind: 'notJson', status };
  if (status === 200) return { kind: 'answered', body };
  // A 404 of something else at this address must not pass for a customer who is not there, nor a proxy's 403 for a
  // refused key.
  const error = sentenceOf(body);
  if (error === null) return { kind: 'failed', status };
  return status === 401 || status === 403 ? { kind: 'keyRefused', status } : { kind: 'refused', status, error };
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

/** Of texts too; no customer's texts have so many. */
function openingBrackets(bytes: Uint8Array): number {
  let brackets = 0;
  for (const byte of bytes) if (byte === 0x5b || byte === 0x7b) brackets += 1;
  return brackets;
}

function sentenceOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('success' in body) || body.success !== false) return null;
  return 'error' in body && typeof body.error === 'string' ? body.error : null;
}

/** The code alone: a message may repeat what was sent or where. */
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
