import type { Config } from '../config/config.ts';
import type { SpentCodeStore } from './staff-store.ts';
import type { SystemStore } from '../system-store/system-store.ts';
import type { Auth, AuthParts } from './better-auth/auth.ts';
import { DemoAccount } from './demo-account.ts';
import { FirstLink } from './bootstrap-admin.ts';
import { LoginThrottle } from './sign-in/login-throttle.ts';
import { SessionCookie } from './sign-in/session-cookie.ts';
import { SignIn } from './sign-in/sign-in.ts';
import { OriginPolicy } from '../http/auth/origin-policy.ts';
import { Sso } from './sign-in/sso.ts';
import { StaffSessions } from './sign-in/staff-sessions.ts';

/** What decides who may come in, put together. */
export interface Access {
  readonly originPolicy: OriginPolicy;
  readonly cookie: SessionCookie;
  readonly sessions: StaffSessions;
  readonly demo: DemoAccount;
  readonly firstLink: FirstLink;
  readonly tries: LoginThrottle;
  readonly spentCodes: SpentCodeStore;
  readonly signIn: SignIn;
  /** The library, imported when it is first asked for: it would be a third of a start. */
  readonly auth: () => Promise<Auth>;
  /** Null where there is none. */
  readonly sso: Sso | null;
  close(): void;
}

export interface AccessSurroundings {
  /** Whether all customers are made up. */
  readonly isDemo: () => Promise<boolean>;
  /** Takes what whoever started the server is to read, and no log. */
  readonly print: (line: string) => void;
  /** Takes sentences for the log. */
  readonly warn: (sentence: string) => void;
}

/** Milliseconds between two clean-ups of sessions that are over. */
const sweepEvery = 3_600_000;

export async function openAccess(
  config: Pick<Config, 'publicUrl' | 'isLoopback' | 'oidc'>,
  system: SystemStore,
  { isDemo, print, warn }: AccessSurroundings,
): Promise<Access> {
  const { staff, accounts } = system;
  const secretBytes = await system.authSecret();
  const secret = Buffer.from(secretBytes).toString('base64');
  const originPolicy = new OriginPolicy(config);
  const cookie = new SessionCookie(secret, originPolicy);
  const sessions = new StaffSessions(staff.sessions, cookie, originPolicy);
  const demo = new DemoAccount(staff, originPolicy, isDemo);
  const firstLink = new FirstLink({ staff, demo, originPolicy, print });
  const tries = new LoginThrottle(staff.attempts, secretBytes);
  const parts = (): AuthParts => ({
    database: system.authDatabase,
    secret,
    baseUrl: originPolicy.origin,
    cookiePrefix: cookie.prefix,
    isSecure: originPolicy.isSecure,
    isDisabled: async (id) => (await staff.find(id))?.isDisabled ?? true,
    warn,
  });
  const { spentCodes } = staff;
  let library: Promise<Auth> | null = null;
  const auth = async (): Promise<Auth> => {
    library ??= import('./better-auth/auth.ts').then(({ createAuth }) => createAuth(parts()));
    return await library;
  };
  const sso = config.oidc === null ? null : new Sso(config.oidc, { originPolicy, sessions, parts });
  staff.sessions.sweep(Date.now());
  const sweep = setInterval(() => staff.sessions.sweep(Date.now()), sweepEvery).unref();
  const signIn = new SignIn({ staff, accounts, sessions, cookie, tries, demo, auth });
  return {
    originPolicy,
    cookie,
    sessions,
    demo,
    firstLink,
    tries,
    spentCodes,
    signIn,
    auth,
    sso,
    close: () => clearInterval(sweep),
  };
}
