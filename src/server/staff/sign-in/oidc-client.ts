import * as oidc from 'openid-client';
import * as z from 'zod/mini';
import type { OidcConfig } from '../../config/config.ts';

/** Seconds the provider has for each response. */
const timeout = 5;

/** What the provider says about a person, as far as we use it; only the id is checked here (OIDC Core 1.0, 2). */
const Claims = z.object({
  sub: z.string().check(z.regex(/^[\x20-\x7e]{1,255}$/)),
  email: z.optional(z.unknown()),
  email_verified: z.optional(z.unknown()),
  name: z.optional(z.unknown()),
});
export type OidcClaims = z.infer<typeof Claims>;

/** Ties the provider's response to the browser that was sent there. */
export interface OidcChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** OpenID Connect: authorization code flow with PKCE, state, nonce and a verified ID token. */
export class OidcClient {
  readonly #configuration: oidc.Configuration;

  private constructor(configuration: oidc.Configuration) {
    this.#configuration = configuration;
  }

  /** Asks the provider for its metadata. Rejects when it cannot be reached, or is another issuer than it should be. */
  static async discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<OidcClient> {
    const discover = (server: string): Promise<oidc.Configuration> =>
      oidc.discovery(new URL(server), clientId, undefined, authenticate(clientSecret), {
        timeout,
        // http is only configured for this computer.
        execute: [oidc.enableNonRepudiationChecks, ...(server.startsWith('http:') ? [oidc.allowInsecureRequests] : [])],
      });
    try {
      return new OidcClient(await discover(issuer));
    } catch (error) {
      if (!isOtherIssuer(error)) throw error;
      // Our configuration drops a slash at the end, which some providers have in their name.
      return new OidcClient(await discover(`${issuer}/`));
    }
  }

  /** Where to send the browser, and what to check when it is back. */
  async authorize(redirectUri: string): Promise<{ readonly url: string; readonly checks: OidcChecks }> {
    const checks = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(this.#configuration, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, checks };
  }

  /** The person the browser comes back with. Rejects when the response fails a check. The tokens are not kept. */
  async identify(callback: URL, { state, nonce, verifier }: OidcChecks): Promise<OidcClaims> {
    const tokens = await oidc.authorizationCodeGrant(this.#configuration, callback, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = Claims.parse(tokens.claims());
    if (claims.email !== undefined) return claims;
    return Claims.parse(await oidc.fetchUserInfo(this.#configuration, tokens.access_token, claims.sub));
  }
}

/** Basic, unless the provider says that it does not take that. */
function authenticate(clientSecret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(clientSecret), oidc.ClientSecretPost(clientSecret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

function isOtherIssuer(error: unknown): boolean {
  return error instanceof oidc.ClientError && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED';
}
