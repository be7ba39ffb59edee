import type { Config } from '../config/config.ts';
import { lateModule } from '../loading/late-module.ts';
import { AccountService } from './account-service.ts';
import { SetupLink } from './bootstrap-admin.ts';
import { DemoAccount } from './demo-account.ts';
import { LoginThrottle } from './sign-in/login-throttle.ts';
import { SessionCookie } from './sign-in/session-cookie.ts';
import { SessionService } from './sign-in/session-service.ts';
import { SignIn } from './sign-in/sign-in.ts';
import { SingleSignOn } from './sign-in/single-sign-on.ts';
import type { TwoStepCodes } from './sign-in/two-step-codes.ts';
import type { StaffStore } from './staff-store.ts';

/** What decides who is let in. */
export interface StaffServices {
  readonly cookie: SessionCookie;
  readonly sessions: SessionService;
  readonly demo: DemoAccount;
  readonly setupLink: SetupLink;
  readonly throttle: LoginThrottle;
  readonly signIn: SignIn;
  readonly account: AccountService;
  /** Null where there is none. */
  readonly sso: SingleSignOn | null;
  close(): void;
}

export interface StaffServicesDeps {
  readonly staff: StaffStore;
  /** 32 bytes under which sign-in signs and seals. */
  readonly secret: Uint8Array;
  readonly oidc: Config['oidc'];
  /** Whether browsers reach this server over TLS. */
  readonly isSecure: boolean;
  /** Whether the server can only be reached from this computer. */
  readonly isLocal: boolean;
  /** The address of this server, known once it listens. */
  readonly origin: () => string;
  /** Whether all customers are made up. */
  readonly isDemo: () => Promise<boolean>;
  /** Takes lines for the person who started the server, which are in no log. */
  readonly print: (line: string) => void;
  /** Takes sentences for the log. */
  readonly warn: (sentence: string) => void;
}

const twoStepModule = lateModule(() => import('./sign-in/two-step-codes.ts'));

/** Time in ms between two clean-ups of ended sessions. */
const sweepEvery = 3_600_000;

export function createStaffServices(deps: StaffServicesDeps): StaffServices {
  const { staff, isSecure, isLocal, isDemo, origin, print, warn } = deps;
  const secret = Buffer.from(deps.secret).toString('base64');
  const cookie = new SessionCookie(secret, { isSecure });
  const sessions = new SessionService(staff.sessions, cookie);
  const demo = new DemoAccount(staff, { isLocal, isDemo });
  const throttle = new LoginThrottle(staff.attempts, deps.secret);
  const twoStepCodes = async (): Promise<TwoStepCodes> => new (await twoStepModule()).TwoStepCodes(secret);
  const sweep = (): void =>
    void staff.sessions.sweep(Date.now()).catch(() => warn('Ended sessions cannot be removed.'));
  sweep();
  const timer = setInterval(sweep, sweepEvery).unref();
  return {
    cookie,
    sessions,
    demo,
    setupLink: new SetupLink({ staff, demo, origin, print }),
    throttle,
    signIn: new SignIn({ staff, sessions, cookie, throttle, demo, twoStepCodes }),
    account: new AccountService({ staff, cookie, throttle, twoStepCodes }),
    sso:
      deps.oidc === null
        ? null
        : new SingleSignOn(deps.oidc, { credentials: staff.credentials, sessions, cookie, secret, warn }),
    close: () => clearInterval(timer),
  };
}
