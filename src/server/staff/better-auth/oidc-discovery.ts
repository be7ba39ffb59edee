import * as z from 'zod/mini';
import type { OidcConfig } from '../../config/config.ts';

/** What a provider says of itself, as far as we need it. Source: OpenID Connect Discovery 1.0. */
const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  token_endpoint_auth_methods_supported: z.optional(z.array(z.string())),
});

/** Milliseconds a provider has for its answer. */
const timeoutMs = 5000;

export interface OidcProvider {
  readonly discoveryUrl: string;
  /** How we say who we are when we exchange a code. */
  readonly authentication: 'basic' | 'post';
}

/** Reads what a provider says of itself; null when it cannot be reached, or says something else than is asked of it. */
export async function discoverProvider({ issuer }: Pick<OidcConfig, 'issuer'>): Promise<OidcProvider | null> {
  const discoveryUrl = `${issuer}/.well-known/openid-configuration`;
  try {
    const response = await fetch(discoveryUrl, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const body: unknown = await response.json();
    const read = Discovery.safeParse(body);
    if (!response.ok || !read.success || read.data.issuer.replace(/\/+$/, '') !== issuer) return null;
    // Basic is what a provider takes that does not say.
    const methods = read.data.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return { discoveryUrl, authentication: methods.includes('client_secret_basic') ? 'basic' : 'post' };
  } catch {
    return null;
  }
}
