import type { IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import type { OidcConfig } from '../../config/config.ts';
import { AppError } from '../../errors/app-error.ts';
import { discoverProvider } from '../better-auth/oidc-discovery.ts';
import { headersOf, type SignedIn } from './sign-in.ts';
import type { OriginPolicy } from '../../http/auth/origin-policy.ts';
import type { AuthParts } from '../better-auth/auth.ts';
import type { SsoAuth } from '../better-auth/sso-auth.ts';
import type { StaffSessions } from './staff-sessions.ts';

export interface SsoSurroundings {
  readonly originPolicy: OriginPolicy;
  readonly sessions: StaffSessions;
  /** Known once the server listens. */
  readonly parts: () => AuthParts;
}

export interface SsoReturn extends SignedIn {
  /** Where the browser goes: a path of ours, with `error` on `/sign-in` when nobody was signed in. */
  readonly location: string;
  /** They were not of the staff before. */
  readonly hasJoined: boolean;
}

const Started = z.object({ url: z.string() });

/** Single sign-on by OpenID Connect. The provider is asked what it is on first use, and again while that fails. */
export class Sso {
  /** What its button names. */
  readonly name: string;
  readonly #config: OidcConfig;
  readonly #around: SsoSurroundings;
  /**
   * By our origin: this computer has three names, and the callback must come to the one whose cookies the browser has.
   */
  readonly #libraries = new Map<string, SsoAuth>();
  /** Ids of people who came in just now. */
  readonly #joined = new Set<string>();

  constructor(config: OidcConfig, around: SsoSurroundings) {
    this.#config = config;
    this.#around = around;
    this.name = new URL(config.issuer).hostname;
  }

  /** Where to send the browser, and the cookie it needs when it is back. Throws `invalid-return-path` or `sso-unreachable`. */
  async start(
    returnTo: string,
    request: IncomingMessage,
  ): Promise<{ readonly url: string; readonly cookies: readonly string[] }> {
    const origin = this.#around.originPolicy.knownOriginFor(request);
    const callbackURL = ownPath(returnTo, origin);
    if (callbackURL === null) throw new AppError('invalid-return-path');
    const { api } = await this.#library(origin);
    const body = { provider: 'sso', callbackURL, errorCallbackURL: '/sign-in', disableRedirect: true };
    const response = await api.signInSocial({ body, headers: headersOf(request), asResponse: true });
    const read = Started.safeParse(await response.json());
    if (!response.ok || !read.success) throw new AppError('sso-unreachable');
    return { url: read.data.url, cookies: response.headers.getSetCookie() };
  }

  /** What comes back from the provider. */
  async finish(request: IncomingMessage): Promise<SsoReturn> {
    const { originPolicy, sessions } = this.#around;
    const origin = originPolicy.knownOriginFor(request);
    const { handler } = await this.#library(origin);
    const headers = headersOf(request);
    headers.set('cookie', request.headers.cookie ?? '');
    const response = await handler(new Request(`${origin}${request.url ?? ''}`, { headers }));
    const cookies = response.headers.getSetCookie();
    const location = ownPath(response.headers.get('location') ?? '', origin) ?? '/sign-in?error=sso_failed';
    const token = sessions.tokenIn(cookies);
    const session = token === null ? null : await sessions.adopt(token, request, Date.now());
    return { location, cookies, session, hasJoined: session !== null && this.#joined.delete(session.staffId) };
  }

  async #library(baseUrl: string): Promise<SsoAuth> {
    const made = this.#libraries.get(baseUrl);
    if (made !== undefined) return made;
    const provider = await discoverProvider(this.#config);
    if (provider === null) throw new AppError('sso-unreachable');
    const { createSsoAuth } = await import('../better-auth/sso-auth.ts');
    const onJoin = async (staffId: string): Promise<void> => void this.#joined.add(staffId);
    const library = createSsoAuth({ ...this.#around.parts(), baseUrl, onJoin }, this.#config, provider);
    this.#libraries.set(baseUrl, library);
    return library;
  }
}

/** A page of ours as its path, or null for anything that leads elsewhere. */
function ownPath(text: string, origin: string): string | null {
  const url = URL.canParse(text, origin) ? new URL(text, origin) : null;
  if (url === null || url.origin !== origin || url.pathname.startsWith('/api') || url.pathname.startsWith('//'))
    return null;
  return url.pathname + url.search;
}
