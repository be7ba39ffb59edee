import type { IncomingMessage } from 'node:http';
import type { SignInRequest } from '../../staff/sign-in/session-service.ts';
import { wasForwarded } from './local-request.ts';

/** What sign-in may know about a request to a trusted host. */
export function signInRequest({ headers, socket }: IncomingMessage): SignInRequest {
  // A proxy's address says nothing about its client, and its headers may be made up.
  const address = wasForwarded({ headers }) ? undefined : socket.remoteAddress;
  return {
    cookieHeader: headers.cookie,
    origin: { userAgent: headers['user-agent'] ?? null, address: address?.replace(/^::ffff:/, '') ?? null },
  };
}
