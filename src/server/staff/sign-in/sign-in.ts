import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifyCookie } from 'cookie';
import * as z from 'zod/mini';
import { AppError } from '../../errors/app-error.ts';
import type { AccountStore } from '../account-store.ts';
import type { LinkUse, StaffPerson, StaffStore, StoredSession } from '../staff-store.ts';
import type { Auth } from '../better-auth/auth.ts';
import { disabledCode, peerHeader } from '../better-auth/auth-words.ts';
import type { DemoAccount } from '../demo-account.ts';
import type { LoginThrottle } from './login-throttle.ts';
import type { SessionCookie } from './session-cookie.ts';
import { originOf, type StaffSessions } from './staff-sessions.ts';
import { unlessPasswordChanged } from './password-change-guard.ts';

export interface SignInParts {
  readonly staff: StaffStore;
  readonly accounts: AccountStore;
  readonly sessions: StaffSessions;
  readonly cookie: SessionCookie;
  readonly tries: LoginThrottle;
  readonly demo: DemoAccount;
  /** Imported when it is first needed. */
  readonly auth: () => Promise<Auth>;
}

/** `session` is null while the second factor is to be given. */
export interface SignedIn {
  readonly session: StoredSession | null;
  /** Set-Cookie values. */
  readonly cookies: readonly string[];
}

/** What the library answers, as far as we look. */
const LibraryAnswer = z.object({
  token: z.optional(z.nullable(z.string())),
  twoFactorRedirect: z.optional(z.boolean()),
  code: z.optional(z.string()),
});
type LibraryAnswer = z.infer<typeof LibraryAnswer>;

/** Every way to a session. Each throws an AppError when there is none. */
export class SignIn {
  readonly #parts: SignInParts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  async withPassword(
    { email, password }: { readonly email: string; readonly password: string },
    request: IncomingMessage,
  ): Promise<SignedIn> {
    const { auth, accounts, staff, tries, sessions } = this.#parts;
    const library = await auth();
    const ask = () =>
      library.api.signInEmail({ body: { email, password }, headers: headersOf(request), asResponse: true });
    const { response } = await tries.run(email, 'anybody', async () => {
      const person = await staff.findByEmail(email);
      if (person !== null) await accounts.settleTwoFactor(person.id);
      const given = person === null ? await ask() : await unlessPasswordChanged(this.#parts, person.id, ask);
      return { response: given, isRight: given === null || given.ok };
    });
    if (response === null) throw new AppError('wrong-password');
    const answer = await read(response);
    if (!response.ok)
      throw answer.code === disabledCode ? new AppError('disabled-account') : new AppError('wrong-password');
    if (answer.twoFactorRedirect === true) {
      await sessions.endPresented(request, Date.now());
      return { session: null, cookies: response.headers.getSetCookie() };
    }
    return this.#adopt(response, answer, request);
  }

  /** Whoever gave the right password and has yet to give a code, by the cookie of the first step; or null. */
  async whoWaits(request: IncomingMessage): Promise<StaffPerson | null> {
    const { auth, cookie, staff } = this.#parts;
    const challenge = cookie.readSecondFactor(request.headers.cookie);
    if (challenge === null) return null;
    const { internalAdapter } = await (await auth()).$context;
    const waiting = await internalAdapter.findVerificationValue(challenge);
    return waiting === null ? null : staff.find(waiting.value);
  }

  /**
   * A code of the authenticator app, or a backup code, of whoever waits; with nothing of the request but the cookie of
   * the first step.
   */
  async withSecondFactor(code: string, waiting: StaffPerson | null, request: IncomingMessage): Promise<SignedIn> {
    const { cookie, tries } = this.#parts;
    const challenge = parseCookie(request.headers.cookie ?? '')[cookie.secondFactorName];
    if (challenge === undefined || waiting === null) throw new AppError('sign-in-expired');
    return tries.runCode(waiting.id, () => this.#withCode(code, waiting.id, challenge, request));
  }

  async #withCode(code: string, staffId: string, challenge: string, request: IncomingMessage): Promise<SignedIn> {
    const { auth, cookie } = this.#parts;
    const headers = headersOf(request);
    headers.set('cookie', stringifyCookie({ [cookie.secondFactorName]: challenge }));
    const { api } = await auth();
    const call = { body: { code }, headers, asResponse: true } as const;
    const isOfApp = /^\d{6}$/.test(code);
    const ask = () => (isOfApp ? api.verifyTOTP(call) : api.verifyBackupCode(call));
    const response = await unlessPasswordChanged(this.#parts, staffId, ask);
    if (response === null) throw new AppError('sign-in-expired');
    const answer = await read(response);
    if (!response.ok) throw secondFactorProblem(answer.code);
    const signedIn = await this.#adopt(response, answer, request);
    if (isOfApp) await this.#spend(code, signedIn);
    return signedIn;
  }

  async withDemo(request: IncomingMessage): Promise<SignedIn> {
    const { demo, staff } = this.#parts;
    if (!(await demo.isOfferedTo(request))) throw new AppError('no-demo-account');
    const { id } = await staff.openDemo(Date.now());
    return this.#start(id, request);
  }

  /** Spends a one-time link, which starts the session as well: nobody is left with a spent link and no session. */
  async withLink(
    token: string,
    use: Pick<LinkUse, 'email' | 'name'>,
    password: string,
    request: IncomingMessage,
  ): Promise<SignedIn> {
    const { staff, sessions, tries } = this.#parts;
    const passwordHash = await tries.hash(password);
    await sessions.endPresented(request, Date.now());
    const used = await staff.links.use(token, { ...use, passwordHash, origin: originOf(request) }, Date.now());
    if (used.outcome === 'over') throw new AppError('link-expired');
    if (used.outcome === 'email-taken') throw new AppError('email-taken');
    return sessions.started(used.sessionToken, Date.now());
  }

  /**
   * Only once it is known to be right, so that a wrong one is not called spent. The step is used up, so its cookie goes
   * as well.
   */
  async #spend(code: string, { session }: SignedIn): Promise<void> {
    const { cookie, staff } = this.#parts;
    if (session === null || (await staff.spentCodes.spend(session.staffId, code, Date.now()))) return;
    await staff.sessions.end(session.staffId, session.id);
    throw new AppError('code-already-used', { cookies: cookie.clear() });
  }

  #start(staffId: string, request: IncomingMessage): Promise<SignedIn> {
    return this.#parts.sessions.start(staffId, request, Date.now());
  }

  async #adopt(response: Response, { token }: LibraryAnswer, request: IncomingMessage): Promise<SignedIn> {
    const session = typeof token === 'string' ? await this.#parts.sessions.adopt(token, request, Date.now()) : null;
    if (session === null) throw new AppError('disabled-account');
    return { session, cookies: response.headers.getSetCookie() };
  }
}

/**
 * Only what the library may know of a request: none of its cookies, and none of the headers a proxy or a client adds.
 */
export function headersOf(request: IncomingMessage): Headers {
  const { userAgent, address } = originOf(request);
  return new Headers({
    'user-agent': (userAgent ?? '').slice(0, 512),
    ...(address === null ? {} : { [peerHeader]: address }),
  });
}

function secondFactorProblem(code: string | undefined): AppError {
  if (code === disabledCode) return new AppError('disabled-account');
  const isWrong = code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE';
  return new AppError(isWrong ? 'wrong-code' : 'sign-in-expired');
}

async function read(response: Response): Promise<LibraryAnswer> {
  const body: unknown = await response.json();
  return LibraryAnswer.parse(body);
}
