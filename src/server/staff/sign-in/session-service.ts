import { AppError } from '../../errors/app-error.ts';
import type { NewSession, SessionOrigin, SessionStore, StoredSession } from '../session-store.ts';
import type { SessionCookie } from './session-cookie.ts';

/** Time in ms between two notes of when a person was last seen. */
const touchEvery = 60_000;

/** What sign-in knows of a request to a host that is ours. */
export interface SignInRequest {
  readonly cookieHeader: string | undefined;
  readonly origin: SessionOrigin;
}

/** Sessions of the staff, by their cookie. One that is deleted from the store has ended with the next request. */
export class SessionService {
  readonly #store: SessionStore;
  readonly #cookie: SessionCookie;

  constructor(store: SessionStore, cookie: SessionCookie) {
    this.#store = store;
    this.#cookie = cookie;
  }

  /** The live session of a Cookie header, or null. Rejects with SystemUnavailableError. */
  async verify(cookieHeader: string | undefined, now: number): Promise<StoredSession | null> {
    const token = this.#cookie.read('session', cookieHeader);
    const session = token === null ? null : await this.#store.find(token, now);
    // Also when it was last seen by a clock that was ahead.
    if (session !== null && Math.abs(now - session.seenAt) > touchEvery) await this.#store.touch(session, now);
    return session;
  }

  /** The session to start for a request, in place of the one its browser has. */
  replacing({ cookieHeader, origin }: SignInRequest): NewSession {
    return { origin, replacedToken: this.#cookie.read('session', cookieHeader) };
  }

  /** A session that was just started. Rejects with `no-session` when it has ended already, as a disabled account's. */
  async started(token: string, now: number): Promise<StoredSession> {
    const session = await this.#store.find(token, now);
    if (session === null) throw new AppError('no-session');
    return session;
  }
}
