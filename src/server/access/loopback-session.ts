import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import { isLocalRequest } from './local-request.ts';

/** Seconds a session lasts; the page renews it by asking for the page again. */
export const sessionSeconds = 12 * 60 * 60;

/**
 * The session of whoever sits at this computer, until sign-in exists. The cookie is its own record (expiry and nonce under
 * an HMAC), so it survives a restart and nothing is stored. Source: design.md, "Until sign-in exists".
 */
export class LoopbackSessions {
  readonly #key: Uint8Array;

  constructor(secret: Uint8Array) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'loopback session', 32));
  }

  /** The Set-Cookie value for a page, or null when the request is not straight from this computer. */
  cookieFor(request: IncomingMessage, now: number): string | null {
    if (!isLocalRequest(request)) return null;
    const content = `${(now + sessionSeconds * 1000).toString(36)}.${randomBytes(16).toString('base64url')}`;
    return stringifySetCookie({
      name: cookieName(request),
      value: `${content}.${this.#seal(content)}`,
      httpOnly: true,
      sameSite: 'strict',
      path: '/api',
      maxAge: sessionSeconds,
    });
  }

  /** Whether the request carries a live session and still comes straight from this computer. */
  verify(request: IncomingMessage, now: number): boolean {
    const { cookie } = request.headers;
    if (cookie === undefined || !isLocalRequest(request)) return false;
    const [expiry, nonce, seal, ...rest] = (parseCookie(cookie)[cookieName(request)] ?? '').split('.');
    if (expiry === undefined || nonce === undefined || seal === undefined || rest.length > 0) return false;
    return sameText(seal, this.#seal(`${expiry}.${nonce}`)) && Number.parseInt(expiry, 36) > now;
  }

  #seal(content: string): string {
    return createHmac('sha256', this.#key).update(content).digest('base64url');
  }
}

/** Cookies ignore ports: with the port in its name, two servers on one computer do not sign each other's pages out. */
function cookieName(request: IncomingMessage): string {
  return `customers_session_${request.socket.localPort ?? 0}`;
}

/** Compares in constant time; `timingSafeEqual` alone would throw on different lengths. */
function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
