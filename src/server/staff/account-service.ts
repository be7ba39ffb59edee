import type { TwoFactorSetup } from '../../contract/sign-in-api.ts';
import { AppError } from '../errors/app-error.ts';
import type { LoginThrottle } from './sign-in/login-throttle.ts';
import { isPassword } from './sign-in/password-hash.ts';
import type { SessionCookie } from './sign-in/session-cookie.ts';
import type { TwoStepCodes } from './sign-in/two-step-codes.ts';
import type { OwnSession, StoredPassword } from './credential-store.ts';
import type { StoredSession } from './session-store.ts';
import type { StaffStore } from './staff-store.ts';

export interface AccountServiceDeps {
  readonly staff: StaffStore;
  readonly cookie: SessionCookie;
  readonly throttle: LoginThrottle;
  /** Loaded when it is first needed. */
  readonly twoStepCodes: () => Promise<TwoStepCodes>;
}

/** Set-Cookie values: the session continues under another token. */
export type NewCookies = readonly string[];

/**
 * Changes to how a person signs in, made in their own session. Ten wrong passwords and codes in a row stop them for a
 * while, whatever is tried at sign-in. Each rejects with an AppError, `no-session` when the session has ended in the
 * meantime.
 */
export class AccountService {
  readonly #deps: AccountServiceDeps;

  constructor(deps: AccountServiceDeps) {
    this.#deps = deps;
  }

  /** Ends every other session. */
  async changePassword(session: StoredSession, currentPassword: string, newPassword: string): Promise<NewCookies> {
    const { staff, throttle } = this.#deps;
    await this.#checkPassword(session, currentPassword);
    const passwordHash = await throttle.hash(newPassword);
    return this.#cookies(await staff.credentials.changePassword(ownOf(session), passwordHash));
  }

  /** Two-step sign-in is on once a code is confirmed. Starting again makes another secret. */
  async startTwoStep(session: StoredSession, password: string): Promise<TwoFactorSetup> {
    const stored = await this.#checkPassword(session, password);
    const codes = await this.#deps.twoStepCodes();
    const { setup, stored: sealed } = codes.create(session.email);
    const result = await this.#deps.staff.credentials.startTwoStep(ownOf(session), stored, sealed);
    if (result === 'already-on') throw new AppError('two-step-already-on');
    if (result === 'session-ended') throw new AppError('no-session');
    return setup;
  }

  async confirmTwoStep(session: StoredSession, code: string): Promise<NewCookies> {
    const { staff, throttle, twoStepCodes } = this.#deps;
    await this.#requireSession(session);
    const twoStep = await staff.credentials.twoStepOf(session.staffId);
    if (twoStep === null) throw new AppError('two-step-not-started');
    if (twoStep.isConfirmed) throw new AppError('two-step-already-on');
    const { isRight } = await throttle.attemptOwn(session.staffId, async () => ({
      isRight: await (await twoStepCodes()).isAppCode(twoStep, code),
    }));
    if (!isRight) throw new AppError('wrong-setup-code');
    const token = await staff.credentials.confirmTwoStep(ownOf(session), twoStep.secret, code, Date.now());
    const cookies = this.#cookies(token);
    await throttle.forgetCodes(session.staffId);
    return cookies;
  }

  async endTwoStep(session: StoredSession, password: string): Promise<NewCookies> {
    const stored = await this.#checkPassword(session, password);
    return this.#cookies(await this.#deps.staff.credentials.endTwoStep(ownOf(session), stored));
  }

  async #checkPassword(session: StoredSession, password: string): Promise<StoredPassword> {
    const { staff, throttle } = this.#deps;
    await this.#requireSession(session);
    const stored = await staff.credentials.passwordOf(session.staffId);
    if (stored === null) throw new AppError('no-password');
    const { isRight } = await throttle.attemptOwn(session.staffId, async () => ({
      isRight: await isPassword(password, stored.hash),
    }));
    if (!isRight) throw new AppError('wrong-current-password');
    return stored;
  }

  /** Costs no attempt where the change could not be made anyway. */
  async #requireSession({ id, staffId }: StoredSession): Promise<void> {
    const sessions = await this.#deps.staff.sessions.list(staffId, Date.now());
    if (!sessions.some((session) => session.id === id)) throw new AppError('no-session');
  }

  #cookies(token: string | null): NewCookies {
    if (token === null) throw new AppError('no-session');
    return [this.#deps.cookie.set('session', token)];
  }
}

function ownOf({ staffId, id }: StoredSession): OwnSession {
  return { staffId, sessionId: id };
}
