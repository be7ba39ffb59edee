import { once } from 'node:events';
import { createServer } from 'node:http';
import { parseSetCookie } from 'cookie';
import { Provider } from 'oidc-provider';

export interface TestOidcProvider {
  readonly issuer: string;
  /** Our client id and secret. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Allows this callback URL. */
  allow(callback: string): void;
  /** Signs in on the provider's pages as this user. Resolves with the URL that the browser is redirected to. */
  walk(url: string, login: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts a real OpenID provider. A user is the email that is entered; it counts as verified unless it starts with
 * `unverified`.
 */
export async function startOidcProvider(): Promise<TestOidcProvider> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const clientId = 'customers';
  const clientSecret = 'a-canary-of-a-client-secret-of-32';
  const redirectUris: string[] = [`${issuer}/nowhere`];
  return {
    issuer,
    clientId,
    clientSecret,
    allow: (callback) => {
      redirectUris.splice(0, 1, callback);
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: clientId,
            client_secret: clientSecret,
            redirect_uris: redirectUris,
            token_endpoint_auth_method: 'client_secret_basic',
          },
        ],
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        findAccount: async (_context, sub) => ({
          accountId: sub,
          claims: async () => ({
            sub,
            email: sub,
            email_verified: !sub.startsWith('unverified'),
            name: 'Ada of the provider',
          }),
        }),
        pkce: { required: () => true },
        cookies: { keys: ['a key for tests only'] },
      });
      server.removeAllListeners('request');
      const handle = provider.callback();
      server.on('request', (request, response) => void handle(request, response));
    },
    walk: (url, login) => walkPages(issuer, url, login),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A minimal browser: follows redirects within the provider, keeps its cookies, and fills in its two forms. */
async function walkPages(issuer: string, start: string, login: string): Promise<string> {
  const jar = new Map<string, { readonly path: string; readonly value: string }>();
  let url = new URL(start);
  let form: string | null = null;
  for (let step = 0; step < 20; step += 1) {
    const { pathname } = url;
    const cookie = [...jar]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name.split(' ')[0]}=${value}`)
      .join('; ');
    const headers = { cookie, ...(form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) };
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers,
      ...(form === null ? {} : { method: 'POST', body: form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const { name, value, path } = parseSetCookie(line);
      jar.set(`${name} ${path ?? '/'}`, { path: path ?? '/', value: value ?? '' });
    }
    const location: string | null = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, issuer);
      form = null;
      if (url.origin !== issuer) return url.href;
      continue;
    }
    const page = await response.text();
    form = page.includes('value="login"')
      ? new URLSearchParams({ prompt: 'login', login, password: 'any' }).toString()
      : 'prompt=consent';
    if (response.status !== 200) throw new Error(`The provider returned ${response.status}: ${page}`);
  }
  throw new Error('The provider redirects in a circle');
}
