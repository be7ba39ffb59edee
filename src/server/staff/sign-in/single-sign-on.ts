import * as z from 'zod/mini';
import { routes } from '../../../contract/route-paths.ts';
import { PersonName, VerifiedEmail } from '../../../contract/sign-in-api.ts';
import type { OidcConfig } from '../../config/config.ts';
import { AppError } from '../../errors/app-error.ts';
import { Bulkhead } from '../../limits/bulkhead.ts';
import { OnceAMinute } from '../../limits/once-a-minute.ts';
import { lateModule } from '../../loading/late-module.ts';
import type { CredentialStore, SsoIdentity } from '../credential-store.ts';
import { pendingLife } from '../session-store.ts';
import type { OidcClaims, OidcClient } from './oidc-client.ts';
import type { SecretEncryption } from './encrypt-secret.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SessionService, SignInRequest } from './session-service.ts';
import type { SignedIn } from './sign-in.ts';

export interface SingleSignOnDeps {
  readonly credentials: CredentialStore;
  readonly sessions: SessionService;
  readonly cookie: SessionCookie;
  readonly secret: string;
  /** Takes sentences for the log. */
  readonly warn: (sentence: string) => void;
}

export interface SsoReturn extends SignedIn {
  /** Where the browser goes: a path of ours, `/sign-in` with `error` when no one was signed in. */
  readonly location: string;
  /** The person has just joined the staff. */
  readonly hasJoined: boolean;
}

/** What the browser keeps, sealed, while it visits the provider. */
const Visit = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  expiresAt: z.number(),
});
type Visit = z.infer<typeof Visit>;

const oidcModule = lateModule(() => import('./oidc-client.ts'));
const encryptionModule = lateModule(() => import('./encrypt-secret.ts'));

/** Why no one was signed in, as the page to sign in on knows it. */
type Refusal = 'domain_not_allowed' | 'email_not_verified' | 'no_access' | 'sso_failed';

/** Time in ms for which a provider that did not respond is not asked again: anyone can start a visit. */
const failureLasts = 10_000;

/** Anyone who has started a visit can come back as often as they like, and each time we ask the provider. */
const visitors = { running: 4, waiting: 20, timeoutMs: 4000 } as const;

/**
 * Single sign-on by OpenID Connect. The provider's metadata is requested on first use, and again while that fails, so
 * that a provider that does not respond holds up nothing else.
 */
export class SingleSignOn {
  /** What its button says. */
  readonly name: string;
  readonly #config: OidcConfig;
  readonly #deps: SingleSignOnDeps;
  /** Shared by everyone who waits for it, so that its metadata is requested once. */
  #client: Promise<OidcClient> | null = null;
  #retryAt = -Infinity;
  readonly #visitors = new Bulkhead(visitors);
  readonly #failures = new OnceAMinute();

  constructor(config: OidcConfig, deps: SingleSignOnDeps) {
    this.#config = config;
    this.#deps = deps;
    this.name = new URL(config.issuer).hostname;
  }

  /**
   * Where to send a browser that knows us by this origin, and the cookie it needs when it is back. Rejects with
   * `invalid-return-path` or `sso-unreachable`.
   */
  async start(
    returnTo: string,
    origin: string,
  ): Promise<{ readonly url: string; readonly cookies: readonly string[] }> {
    const path = ownPath(returnTo, origin);
    if (path === null) throw new AppError('invalid-return-path');
    const client = await this.#discovered();
    const { url, checks } = await client.authorize(origin + routes.ssoCallback);
    const visit: Visit = { ...checks, returnTo: path, expiresAt: Date.now() + pendingLife };
    const box = await this.#box();
    return { url, cookies: [this.#deps.cookie.set('sso', box.seal(JSON.stringify(visit)))] };
  }

  /** Signs in whom the browser brings back from the provider; `path` is the one it was sent to, with its query. */
  async finish(path: string, origin: string, request: SignInRequest): Promise<SsoReturn> {
    const visit = await this.#visitOf(request);
    if (visit === null) return this.#refuse('sso_failed');
    const client = await this.#discovered();
    const callback = new URL(path, origin);
    const claims = await this.#visitors
      .run(() => client.identify(callback, visit))
      .catch((error: unknown) => {
        this.#warnOf(`Single sign-on failed${because(error)}`);
        return null;
      });
    if (claims === null) return this.#refuse('sso_failed');
    const { allowedDomains } = this.#config;
    const identity = identityOf(claims, this.#config);
    if (typeof identity === 'string') return this.#refuse(identity);
    const { credentials, sessions, cookie } = this.#deps;
    const now = Date.now();
    // A person who is not invited needs a domain that is allowed.
    const mayJoin = allowedDomains.length > 0;
    const result = await credentials.signInWithSso(identity, mayJoin, sessions.replacing(request), now);
    // The same for someone who has left as for someone who was never here.
    if (result.outcome !== 'signed-in') return this.#refuse('no_access');
    return {
      location: visit.returnTo,
      session: await sessions.started(result.token, now),
      cookies: [cookie.set('session', result.token), cookie.clear('sso')],
      hasJoined: result.hasJoined,
    };
  }

  #refuse(error: Refusal): SsoReturn {
    const cookies = [this.#deps.cookie.clear('sso')];
    return { location: `/sign-in?error=${error}`, session: null, cookies, hasJoined: false };
  }

  async #visitOf({ cookieHeader }: SignInRequest): Promise<Visit | null> {
    const sealed = this.#deps.cookie.read('sso', cookieHeader);
    if (sealed === null) return null;
    const box = await this.#box();
    try {
      const visit = Visit.parse(JSON.parse(box.open(sealed)));
      const left = visit.expiresAt - Date.now();
      // A visit that ends later than any can was started by a clock that was ahead.
      return left > 0 && left <= pendingLife ? visit : null;
    } catch {
      // What another of our cookies holds is signed here as well.
      return null;
    }
  }

  async #discovered(): Promise<OidcClient> {
    const loaded = await oidcModule();
    const wait = this.#retryAt - performance.now();
    if (wait > 0) throw new AppError('sso-unreachable', { retryAfterSeconds: Math.ceil(wait / 1000) });
    const client = (this.#client ??= loaded.OidcClient.discover(this.#config));
    try {
      return await client;
    } catch {
      if (this.#client === client) {
        this.#client = null;
        this.#retryAt = performance.now() + failureLasts;
      }
      throw new AppError('sso-unreachable', { retryAfterSeconds: failureLasts / 1000 });
    }
  }

  #warnOf(failure: string): void {
    this.#failures.log(failure, `${failure}.`, this.#deps.warn);
  }

  async #box(): Promise<SecretEncryption> {
    return new (await encryptionModule()).SecretEncryption(this.#deps.secret);
  }
}

/** Checked at each sign-in, against what the provider says now. */
function identityOf(
  { sub, email: givenEmail, email_verified, name: givenName }: OidcClaims,
  { issuer, allowedDomains }: OidcConfig,
): SsoIdentity | Refusal {
  const { data: email } = VerifiedEmail.safeParse(givenEmail);
  if (email === undefined || email_verified !== true) return 'email_not_verified';
  const domain = email.slice(email.indexOf('@') + 1);
  if (allowedDomains.length > 0 && !allowedDomains.includes(domain)) return 'domain_not_allowed';
  return { issuer, subject: sub, email, name: PersonName.safeParse(givenName).data ?? email };
}

/** A page of ours as its path, or null for anything that leads elsewhere. */
function ownPath(text: string, origin: string): string | null {
  const url = URL.canParse(text, origin) ? new URL(text, origin) : null;
  if (url === null || url.origin !== origin || url.pathname.startsWith('/api') || url.pathname.startsWith('//'))
    return null;
  return url.pathname + url.search;
}

/** The code of what failed, which holds nothing of a person. */
function because(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
}
