import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifyCookie } from 'cookie';
import * as z from 'zod/mini';
import type { TwoFactorSetup } from '../../contract/access-api.ts';
import { AppError, type AppErrorCode } from '../errors/app-error.ts';
import type { AccountStore } from './account-store.ts';
import type { SpentCodeStore, StoredSession } from './staff-store.ts';
import { SystemUnavailableError } from '../errors/system-unavailable-error.ts';
import type { Auth } from './better-auth/auth.ts';
import type { LoginThrottle } from './sign-in/login-throttle.ts';
import type { SessionCookie } from './sign-in/session-cookie.ts';
import { headersOf } from './sign-in/sign-in.ts';
import type { StaffSessions } from './sign-in/staff-sessions.ts';
import { unlessPasswordChanged } from './sign-in/password-change-guard.ts';

export interface OwnAccountParts {
  readonly accounts: AccountStore;
  readonly cookie: SessionCookie;
  readonly tries: LoginThrottle;
  readonly sessions: Pick<StaffSessions, 'endStarted'>;
  readonly spentCodes: SpentCodeStore;
  /** Imported when it is first needed. */
  readonly auth: () => Promise<Auth>;
}

/** Whoever changes something of their own, and the request of theirs. */
export interface Owner {
  readonly session: StoredSession;
  readonly request: IncomingMessage;
}

/** Set-Cookie values: the session goes on under another token. */
export type NewCookies = readonly string[];

const LibrarySetup = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const LibraryRefusal = z.object({ code: z.optional(z.string()) });

/** Refusals of the library that are the person's to hear of; 401 is never said to somebody who is signed in. */
const refusals: Readonly<Record<string, AppErrorCode>> = {
  INVALID_PASSWORD: 'wrong-current-password',
  INVALID_CODE: 'wrong-setup-code',
  TOTP_ALREADY_ENABLED: 'two-step-already-on',
  TOTP_NOT_ENABLED: 'two-step-not-started',
};

/**
 * The one refusal that follows a right password. Others come before one is looked at, and may forgive no wrong tries.
 */
const refusedAfterPassword = 'TOTP_ALREADY_ENABLED';

/**
 * What somebody changes about how they sign in. Wrong passwords and codes count as tries to sign in. Each throws an
 * AppError.
 */
export class OwnAccount {
  readonly #parts: OwnAccountParts;

  constructor(parts: OwnAccountParts) {
    this.#parts = parts;
  }

  /** Ends every other session. */
  async changePassword({ session }: Owner, currentPassword: string, newPassword: string): Promise<NewCookies> {
    const { accounts, tries, cookie } = this.#parts;
    const hash = await this.#passwordHashOf(session);
    const { isRight } = await tries.run(session.email, 'letIn', async () => {
      const { verifyPassword } = await import('better-auth/crypto');
      return { isRight: await verifyPassword({ hash, password: currentPassword }) };
    });
    if (!isRight) throw new AppError('wrong-current-password');
    const change = { staffId: session.staffId, passwordHash: await tries.hash(newPassword), sessionId: session.id };
    const token = await accounts.changePassword(change, Date.now());
    if (token === null) throw new AppError('no-session');
    return [cookie.set(token)];
  }

  /** It is on once a code was confirmed; started anew, it makes another secret. */
  async startTwoFactor(owner: Owner, password: string): Promise<TwoFactorSetup> {
    await this.#passwordHashOf(owner.session);
    await this.#parts.accounts.settleTwoFactor(owner.session.staffId);
    const { api } = await this.#parts.auth();
    const response = await this.#ask(owner, (headers) =>
      api.enableTwoFactor({ body: { password }, headers, asResponse: true }),
    );
    const { totpURI, backupCodes } = LibrarySetup.parse(await response.json());
    return { uri: totpURI, secret: new URL(totpURI).searchParams.get('secret') ?? '', backupCodes };
  }

  async confirmTwoFactor(owner: Owner, code: string): Promise<NewCookies> {
    const { api } = await this.#parts.auth();
    const response = await this.#ask(owner, (headers) => api.verifyTOTP({ body: { code }, headers, asResponse: true }));
    // It is on by now, and the session goes on under its new token whether or not these can be written.
    await this.#parts.accounts.settleTwoFactor(owner.session.staffId).catch(() => {});
    await this.#parts.spentCodes.spend(owner.session.staffId, code, Date.now()).catch(() => false);
    await this.#parts.tries.forgetCodes(owner.session.staffId).catch(() => {});
    return response.headers.getSetCookie();
  }

  async endTwoFactor(owner: Owner, password: string): Promise<NewCookies> {
    await this.#passwordHashOf(owner.session);
    const { api } = await this.#parts.auth();
    const response = await this.#ask(owner, (headers) =>
      api.disableTwoFactor({ body: { password }, headers, asResponse: true }),
    );
    return response.headers.getSetCookie();
  }

  async #passwordHashOf({ staffId }: StoredSession): Promise<string> {
    const hash = await this.#parts.accounts.passwordHashOf(staffId);
    if (hash === null) throw new AppError('no-password');
    return hash;
  }

  /** Asks the library, which gets no more of the request than its session. */
  async #ask({ session, request }: Owner, call: (headers: Headers) => Promise<Response>): Promise<Response> {
    const { cookie, tries } = this.#parts;
    const headers = headersOf(request);
    const token = parseCookie(request.headers.cookie ?? '')[cookie.sessionName];
    if (token !== undefined) headers.set('cookie', stringifyCookie({ [cookie.sessionName]: token }));
    const { response, refusedFor } = await tries.run(session.email, 'letIn', async () => {
      const given = await unlessPasswordChanged(this.#parts, session.staffId, () => call(headers));
      if (given === null) return { response: null, refusedFor: '', isRight: true };
      const { code = '' } = given.ok ? {} : LibraryRefusal.parse(await given.json());
      return { response: given, refusedFor: code, isRight: given.ok || code === refusedAfterPassword };
    });
    // A reset in between ended every session.
    if (response === null) throw new AppError('no-session');
    if (response.ok) return response;
    const refusal = refusals[refusedFor];
    // The session ended while this waited for its turn.
    if (refusal === undefined && response.status === 401) throw new AppError('no-session');
    throw refusal === undefined
      ? new SystemUnavailableError(`the library refused a session of ours: ${refusedFor}`)
      : new AppError(refusal);
  }
}
