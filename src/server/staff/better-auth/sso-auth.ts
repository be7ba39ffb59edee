import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { OidcConfig } from '../../config/config.ts';
import { authOptions, type AuthParts } from './auth.ts';
import type { OidcProvider } from './oidc-discovery.ts';

export type SsoAuth = ReturnType<typeof createSsoAuth>;

/** Nothing is asked of the provider in a person's name later, so what would let us is not kept. */
const noTokens = { before: async () => ({ data: { accessToken: null, refreshToken: null, idToken: null } }) };

export interface SsoParts extends AuthParts {
  /** Somebody came in who was not of the staff. */
  readonly onJoin: (staffId: string) => Promise<void>;
}

/**
 * better-auth once more, with single sign-on: apart, so that a provider that does not answer holds up nobody's
 * password.
 */
export function createSsoAuth(
  parts: SsoParts,
  { clientId, clientSecret, allowedDomains }: OidcConfig,
  provider: OidcProvider,
) {
  const options = authOptions(parts);
  return betterAuth({
    ...options,
    user: { ...options.user, validateUserInfo: ({ user }) => refusalOf(user, allowedDomains) },
    databaseHooks: {
      ...options.databaseHooks,
      account: { create: noTokens, update: noTokens },
      user: { create: { after: ({ id }) => parts.onJoin(id) } },
    },
    onAPIError: { errorURL: `${parts.baseUrl}/sign-in` },
    plugins: [
      genericOAuth({
        config: [
          {
            ...provider,
            providerId: 'sso',
            clientId,
            clientSecret,
            scopes: ['openid', 'email', 'profile'],
            requireIdTokenVerification: true,
            disableProviderLogout: true,
            // Whoever is not invited needs a domain that is let in.
            disableSignUp: allowedDomains.length === 0,
          },
        ],
      }),
    ],
  });
}

/** Asked at each sign-in, of what the provider says now. */
function refusalOf(
  user: Readonly<Record<string, unknown>>,
  allowedDomains: readonly string[],
): { readonly error: string } | undefined {
  const { email, emailVerified } = user;
  if (typeof email !== 'string' || emailVerified !== true) return { error: 'email_not_verified' };
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return allowedDomains.length > 0 && !allowedDomains.includes(domain) ? { error: 'domain_not_allowed' } : undefined;
}
