import { AppError } from '../../errors/app-error.ts';
import type { DemoAccount } from '../demo-account.ts';
import type { PendingSignIn, SecondStep, SignInOutcome } from '../credential-store.ts';
import type { StoredSession } from '../session-store.ts';
import type { LinkUse, StaffStore } from '../staff-store.ts';
import type { LoginThrottle } from './login-throttle.ts';
import { isPassword } from './password-hash.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SessionService, SignInRequest } from './session-service.ts';
import type { TwoStepCodes } from './two-step-codes.ts';

export interface SignInDeps {
  readonly staff: StaffStore;
  readonly sessions: SessionService;
  readonly cookie: SessionCookie;
  readonly throttle: LoginThrottle;
  readonly demo: DemoAccount;
  /** Loaded when it is first needed. */
  readonly twoStepCodes: () => Promise<TwoStepCodes>;
}

export interface SignedIn {
  /** Null while the code of two-step sign-in is still to come. */
  readonly session: StoredSession | null;
  /** Set-Cookie values. */
  readonly cookies: readonly string[];
}

/** Every way to a session but single sign-on. Each throws an AppError when there is none. */
export class SignIn {
  readonly #deps: SignInDeps;

  constructor(deps: SignInDeps) {
    this.#deps = deps;
  }

  async withPassword(
    { email, password }: { readonly email: string; readonly password: string },
    request: SignInRequest,
  ): Promise<SignedIn> {
    const { staff, sessions, throttle } = this.#deps;
    const { stored } = await throttle.attemptSignIn(email, async () => {
      const found = await staff.credentials.findPassword(email);
      const isRight = await isPassword(password, found?.hash ?? null);
      return { stored: isRight ? found : null, isRight };
    });
    if (stored === null) throw new AppError('wrong-password');
    const now = Date.now();
    return this.#answer(await staff.credentials.signInWithPassword(stored, sessions.replacing(request), now), now);
  }

  /** The person who gave the right password and has yet to give a code, by the cookie of the first step; or null. */
  async findPending({ cookieHeader }: SignInRequest): Promise<PendingSignIn | null> {
    const { cookie, staff } = this.#deps;
    const token = cookie.read('pending', cookieHeader);
    return token === null ? null : staff.credentials.findPending(token, Date.now());
  }

  /** With a code of the authenticator app, or a backup code. */
  async withCode(code: string, pending: PendingSignIn | null, request: SignInRequest): Promise<SignedIn> {
    const { cookie, throttle } = this.#deps;
    const token = cookie.read('pending', request.cookieHeader);
    if (token === null || pending === null) throw new AppError('sign-in-expired');
    return throttle.attemptCode(pending.staffId, async () => {
      const { staff, sessions } = this.#deps;
      const proof = await this.#check(code, pending.staffId);
      const now = Date.now();
      const result = await staff.credentials.finishSignIn(token, proof, sessions.replacing(request), now);
      const { session, cookies } = await this.#answer(result, now, 'wrong-code');
      return { session, cookies: [...cookies, cookie.clear('pending')] };
    });
  }

  async withDemo(isLocalRequest: boolean, request: SignInRequest): Promise<SignedIn> {
    const { demo, staff, sessions } = this.#deps;
    if (!(await demo.isOfferedTo(isLocalRequest))) throw new AppError('no-demo-account');
    const now = Date.now();
    const { id } = await staff.openDemo(now);
    return this.#started(await staff.sessions.start(id, sessions.replacing(request), now), now);
  }

  /** Uses a one-time link up, which starts the session as well: no one is left with a used link and no session. */
  async withLink(
    token: string,
    use: Pick<LinkUse, 'email' | 'name'>,
    password: string,
    request: SignInRequest,
  ): Promise<SignedIn> {
    const { staff, sessions, throttle } = this.#deps;
    const passwordHash = await throttle.hash(password);
    const now = Date.now();
    const used = await staff.links.use(token, { ...use, passwordHash, session: sessions.replacing(request) }, now);
    if (used.outcome === 'over') throw new AppError('link-expired');
    if (used.outcome === 'email-taken') throw new AppError('email-taken');
    return this.#started(used.sessionToken, now);
  }

  async #check(code: string, staffId: string): Promise<SecondStep> {
    const twoStep = await this.#deps.staff.credentials.twoStepOf(staffId);
    if (twoStep === null || !twoStep.isConfirmed) throw new AppError('sign-in-expired');
    const codes = await this.#deps.twoStepCodes();
    if (!/^\d{6}$/.test(code)) return { takeBackupCode: (stored) => codes.takeBackupCode(stored, code) };
    if (!(await codes.isAppCode(twoStep, code))) throw new AppError('wrong-code');
    return { appCode: code };
  }

  async #answer(
    result: SignInOutcome,
    now: number,
    wrong: 'wrong-password' | 'wrong-code' = 'wrong-password',
  ): Promise<SignedIn> {
    const { cookie } = this.#deps;
    switch (result.outcome) {
      case 'signed-in':
        return this.#started(result.token, now);
      case 'code-needed':
        return { session: null, cookies: [cookie.clear('session'), cookie.set('pending', result.token)] };
      case 'code-used':
        throw new AppError('code-already-used', { cookies: cookie.clearAll() });
      case 'disabled':
        throw new AppError('disabled-account');
      case 'expired':
        throw new AppError('sign-in-expired');
      case 'wrong':
        throw new AppError(wrong);
    }
  }

  async #started(token: string, now: number): Promise<SignedIn> {
    const { sessions, cookie } = this.#deps;
    return { session: await sessions.started(token, now), cookies: [cookie.set('session', token)] };
  }
}
