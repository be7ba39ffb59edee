import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { errors } from '../../../contract/error-messages.ts';
import { respondToMalformed, refuseConnect } from './malformed-requests.ts';
import { PipeliningGuard } from './pipelining-guard.ts';
import { rawErrorResponse } from './raw-error-response.ts';
import { guardAgainstStalledClients } from './stalled-client-guard.ts';

/**
 * Times in ms. Whatever a client holds back (headers, body, or all of it), its connection is closed within ten seconds.
 * Node checks every `connectionsCheckingInterval`, by default every 30 s. A check must come before `silenceMs`, which
 * closes a connection without a response.
 */
const timeouts = {
  headersTimeout: 8000,
  requestTimeout: 8500,
  connectionsCheckingInterval: 250,
  keepAliveTimeout: 5000,
};
const silenceMs = 9000;

/** Bytes of a request's headers; more is a 431. */
const maxHeaderSize = 16_384;
/** Characters of a URL: the longest search, fully percent-encoded, is under 4,000. */
const maxUrlLength = 8192;

/**
 * A Node HTTP server whose every error is an envelope, even where no route is reached, and that no client can hold up.
 */
export function createHttpServer(listener: RequestListener): Server {
  const guard = new PipeliningGuard((request, response) => {
    if (!hasOneHost(request)) {
      rawErrorResponse(400, errors.malformedRequest).end(response);
    } else if ((request.url ?? '').length > maxUrlLength) {
      rawErrorResponse(414, errors.urlTooLong).end(response);
    } else {
      listener(request, response);
    }
  });
  const server = createServer({ ...timeouts, maxHeaderSize, requireHostHeader: false }, guard.handle);
  server.setTimeout(silenceMs);
  // A client may send everything, close its half and wait; by default, Node would drop the responses it waits for.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on('clientError', (error, socket) => {
    respondToMalformed(error, socket, guard.latestResponse(socket));
  });
  server.on('connect', (_request, socket) => refuseConnect(socket));
  // An unknown expectation is ignored, as RFC 9110 allows; Node's 417 has no envelope.
  server.on('checkExpectation', guard.handle);
  guardAgainstStalledClients(server);
  return server;
}

/**
 * Whether a request has exactly one Host, or none in HTTP/1.0 (RFC 9112, 3.2). Node's own response to a missing one has
 * no envelope, and of two it takes the first, where a proxy in front may have taken the other.
 */
function hasOneHost({ headers, rawHeaders, httpVersion }: IncomingMessage): boolean {
  if (headers.host === undefined) return httpVersion === '1.0';
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts === 1;
}
