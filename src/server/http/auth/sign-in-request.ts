import type { IncomingMessage } from 'node:http';
import type { SignInRequest } from '../../staff/sign-in/session-service.ts';
import { wasForwarded } from './local-request.ts';

/** What sign-in may know of a request to a host that is ours. */
export function signInRequest({ headers, socket }: IncomingMessage): SignInRequest {
  // The address of a proxy says nothing of who is behind it, and what it says of them may be made up.
  const address = wasForwarded({ headers }) ? undefined : socket.remoteAddress;
  return {
    cookieHeader: headers.cookie,
    origin: { userAgent: headers['user-agent'] ?? null, address: address?.replace(/^::ffff:/, '') ?? null },
  };
}
