import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import { pendingLife, sessionLife } from '../session-store.ts';

/** What the cookies of sign-in hold: a session, a sign-in that waits for its code, a visit to the SSO provider. */
const cookies = {
  session: { suffix: 'session_token', maxAge: sessionLife.absolute / 1000 },
  pending: { suffix: 'two_factor', maxAge: pendingLife / 1000 },
  sso: { suffix: 'sso', maxAge: pendingLife / 1000 },
} as const;

type Kind = keyof typeof cookies;

/**
 * The cookies of sign-in: a value and, in base64, its HMAC-SHA256 under the secret. Over TLS their names begin with
 * `__Host-`, so that no other host of the domain can set them. Cookies ignore ports: without TLS their names hold part
 * of a hash of the installation, so that two servers on one computer do not sign each other's pages out.
 */
export class SessionCookie {
  readonly #secret: string;
  readonly #isSecure: boolean;
  readonly #prefix: string;

  constructor(secret: string, { isSecure }: { readonly isSecure: boolean }) {
    this.#secret = secret;
    this.#isSecure = isSecure;
    this.#prefix = isSecure ? '__Host-customers' : `customers_${hash('sha256', `installation ${secret}`).slice(0, 8)}`;
  }

  /** The value of a cookie in a Cookie header, or null when there is none or it was not signed here. */
  read(kind: Kind, cookieHeader: string | undefined): string | null {
    const text = cookieHeader === undefined ? undefined : parseCookie(cookieHeader)[this.#nameOf(kind)];
    const at = text?.lastIndexOf('.') ?? -1;
    if (text === undefined || at <= 0) return null;
    const value = text.slice(0, at);
    return isSameText(text.slice(at + 1), this.#sign(value)) ? value : null;
  }

  /** A Set-Cookie value. */
  set(kind: Kind, value: string): string {
    return this.#write(kind, `${value}.${this.#sign(value)}`, cookies[kind].maxAge);
  }

  /** A Set-Cookie value that deletes the cookie. */
  clear(kind: Kind): string {
    return this.#write(kind, '', 0);
  }

  /** The Set-Cookie values of a sign-out. */
  clearAll(): readonly string[] {
    return [this.clear('session'), this.clear('pending')];
  }

  #nameOf(kind: Kind): string {
    return `${this.#prefix}.${cookies[kind].suffix}`;
  }

  #write(kind: Kind, value: string, maxAge: number): string {
    return stringifySetCookie(
      {
        name: this.#nameOf(kind),
        value,
        maxAge,
        path: '/',
        httpOnly: true,
        secure: this.#isSecure,
        sameSite: 'lax',
      },
      { encode: encodeURIComponent },
    );
  }

  #sign(value: string): string {
    return createHmac('sha256', this.#secret).update(value).digest('base64');
  }
}

/** Compares in constant time; `timingSafeEqual` alone would throw on different lengths. */
function isSameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
