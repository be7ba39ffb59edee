import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import { sessionLife } from '../staff-store.ts';

/**
 * The cookies of sign-in as better-auth writes and reads them: its token and, in base64, its HMAC-SHA256 under the
 * secret. Over TLS their names begin with `__Host-`, so that no other host of the domain can set them. Cookies ignore
 * ports: in the clear the names hold something of the installation, so that two servers on one computer do not sign
 * each other's pages out.
 */
export class SessionCookie {
  /** What the names of all cookies of sign-in begin with. */
  readonly prefix: string;
  readonly #secret: string;
  readonly #isSecure: boolean;

  constructor(secret: string, { isSecure }: { readonly isSecure: boolean }) {
    this.#secret = secret;
    this.#isSecure = isSecure;
    this.prefix = isSecure ? '__Host-customers' : `customers_${hash('sha256', `installation ${secret}`).slice(0, 8)}`;
  }

  /** The token of a request's session, or null when there is none or it was not signed here. */
  read(cookieHeader: string | undefined): string | null {
    return this.#read(this.sessionName, cookieHeader);
  }

  /** The same of a sign-in that waits for its second factor. */
  readSecondFactor(cookieHeader: string | undefined): string | null {
    return this.#read(this.secondFactorName, cookieHeader);
  }

  #read(name: string, cookieHeader: string | undefined): string | null {
    const value = cookieHeader === undefined ? undefined : parseCookie(cookieHeader)[name];
    const at = value?.lastIndexOf('.') ?? -1;
    if (value === undefined || at <= 0) return null;
    const token = value.slice(0, at);
    return sameText(value.slice(at + 1), this.#seal(token)) ? token : null;
  }

  /** The Set-Cookie value for a new session. */
  set(token: string): string {
    return this.#write(this.sessionName, `${token}.${this.#seal(token)}`, sessionLife.absolute / 1000);
  }

  /** The Set-Cookie values that end whatever sign-in has set. */
  clear(): readonly string[] {
    return [this.sessionName, this.secondFactorName].map((name) => this.#write(name, '', 0));
  }

  /** Of a sign-in that waits for its second factor. */
  get secondFactorName(): string {
    return `${this.prefix}.two_factor`;
  }

  get sessionName(): string {
    return `${this.prefix}.session_token`;
  }

  #write(name: string, value: string, maxAge: number): string {
    return stringifySetCookie(
      { name, value, maxAge, path: '/', httpOnly: true, secure: this.#isSecure, sameSite: 'lax' },
      { encode: encodeURIComponent },
    );
  }

  #seal(token: string): string {
    return createHmac('sha256', this.#secret).update(token).digest('base64');
  }
}

/** Compares in constant time; `timingSafeEqual` alone would throw on different lengths. */
function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
