import type { IncomingMessage } from 'node:http';
import type { SessionOrigin, SessionStore, StoredSession } from '../staff-store.ts';
import { wasForwarded } from '../../http/auth/local-request.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { OriginPolicy } from '../../http/auth/origin-policy.ts';

/** Milliseconds between two notes of when somebody was last seen. */
const touchEvery = 60_000;

/** The sessions of staff, in system.db: what is deleted there is over with the next request. */
export class StaffSessions {
  readonly #store: SessionStore;
  readonly #cookie: SessionCookie;
  readonly #originPolicy: OriginPolicy;

  constructor(store: SessionStore, cookie: SessionCookie, originPolicy: OriginPolicy) {
    this.#store = store;
    this.#cookie = cookie;
    this.#originPolicy = originPolicy;
  }

  /** The live session of a request that names us rightly, or null. Throws SystemUnavailableError. */
  verify(request: IncomingMessage, now: number): StoredSession | null {
    const session = this.#presented(request, now);
    if (session !== null && now - session.seenAt > touchEvery) this.#store.touch(session, now);
    return session;
  }

  /** Starts a session in place of the one the browser had. The answer has its Set-Cookie value. */
  async start(staffId: string, request: IncomingMessage, now: number) {
    await this.endPresented(request, now);
    return this.started(await this.#store.start(staffId, originOf(request), now), now);
  }

  /** A session that is new in the store, and its cookie. */
  started(token: string, now: number): { readonly session: StoredSession; readonly cookies: readonly string[] } {
    const session = this.#store.find(token, now);
    if (session === null) throw new Error('the session that was just started is not there');
    this.#store.touch(session, now);
    return { session, cookies: [this.#cookie.set(token)] };
  }

  /**
   * Takes a session the library has started in place of the one the browser had; null when it is of nobody who may sign
   * in.
   */
  async adopt(token: string, request: IncomingMessage, now: number): Promise<StoredSession | null> {
    await this.endPresented(request, now);
    const session = this.#store.find(token, now);
    if (session !== null) this.#store.touch(session, now);
    return session;
  }

  /** Ends the session a request brings, so that its cookie is worth nothing any more wherever it is kept. */
  async endPresented(request: IncomingMessage, now: number): Promise<void> {
    const session = this.#presented(request, now);
    if (session !== null) await this.#store.end(session.staffId, session.id);
  }

  /** Ends the session an answer of the library has started, by its Set-Cookie values. */
  async endStarted(cookies: readonly string[], now: number): Promise<void> {
    const token = this.tokenIn(cookies);
    const session = token === null ? null : this.#store.find(token, now);
    if (session !== null) await this.#store.end(session.staffId, session.id);
  }

  /** The token of a session among Set-Cookie values, or null. */
  tokenIn(cookies: readonly string[]): string | null {
    return cookies.map((value) => this.#cookie.read(value.split(';')[0])).find((value) => value !== null) ?? null;
  }

  #presented(request: IncomingMessage, now: number): StoredSession | null {
    const token = this.#cookie.read(request.headers.cookie);
    return token === null || !this.#originPolicy.hasTrustedHost(request) ? null : this.#store.find(token, now);
  }
}

/** The address of a proxy says nothing of who is behind it, and what a proxy says of them may be made up. */
export function originOf(request: IncomingMessage): SessionOrigin {
  const address = wasForwarded(request) ? null : request.socket.remoteAddress;
  return { userAgent: request.headers['user-agent'] ?? null, address: address?.replace(/^::ffff:/, '') ?? null };
}
