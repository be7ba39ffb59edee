import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface HostileOidcProvider {
  readonly issuer: string;
  /** Lets a browser come back from this address with an ID token of these claims, or with none for null. */
  answer(url: string, claims: Readonly<Record<string, unknown>> | null): string;
  close(): Promise<void>;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** An OpenID provider whose signatures are right and whose claims are whatever a test wants. */
export async function startHostileOidcProvider(clientId: string): Promise<HostileOidcProvider> {
  const idTokens = new Map<string, string | null>();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const documents: Readonly<Record<string, unknown>> = {
    '/.well-known/openid-configuration': {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
    '/jwks': { keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    const idToken = idTokens.get(new URLSearchParams(body).get('code') ?? '');
    const token = { access_token: 'x', token_type: 'Bearer', ...(idToken === null ? {} : { id_token: idToken }) };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/token' ? token : documents[request.url ?? '']));
  };
  server.on('request', (request, response) => void respond(request, response));
  return {
    issuer,
    answer: (url, claims) => {
      const { searchParams } = new URL(url);
      const [code, now] = [`code-${idTokens.size}`, Math.floor(Date.now() / 1000)];
      const own = { iss: issuer, aud: clientId, iat: now, exp: now + 60, nonce: searchParams.get('nonce') };
      idTokens.set(code, claims === null ? null : signed({ ...own, sub: code, ...claims }));
      const callback = new URL(searchParams.get('redirect_uri') ?? '');
      callback.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
      return callback.href;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function signed(claims: Readonly<Record<string, unknown>>): string {
  const text = [{ alg: 'RS256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}
