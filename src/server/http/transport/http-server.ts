import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { errors } from '../../../contract/errors.ts';
import { answerMalformed, refuseConnect } from './malformed-requests.ts';
import { OneAtATime } from './pipelining-guard.ts';
import { failureAnswer } from './raw-error-response.ts';
import { guardAgainstStalledClients } from './stalled-client-guard.ts';

/**
 * Milliseconds, so that whatever a client holds back, its connection is gone within ten seconds: slow headers, a slow
 * body, silence. Node looks every `connectionsCheckingInterval`, by default only each half minute: a request that is
 * late by the next look still gets its answer, as silence ends a connection without one.
 */
const timeouts = {
  headersTimeout: 8000,
  requestTimeout: 8500,
  connectionsCheckingInterval: 250,
  keepAliveTimeout: 5000,
};
const silence = 9000;

/** Bytes of a request's head; Node answers more with 431. */
const maxHeaderSize = 16_384;
/** Characters of a request's URL: the longest search, all of it percent-encoded, is under 4,000. */
const maxUrlLength = 8192;

/** A Node HTTP server that answers in envelopes what never reaches a route, and lets no client hold it up. */
export function createHttpServer(listener: RequestListener): Server {
  const turns = new OneAtATime((request, response) => {
    if (!namesOneHost(request)) {
      failureAnswer(400, errors.malformedRequest).end(response);
    } else if ((request.url ?? '').length > maxUrlLength) {
      failureAnswer(414, errors.urlTooLong).end(response);
    } else {
      listener(request, response);
    }
  });
  const server = createServer({ ...timeouts, maxHeaderSize, requireHostHeader: false }, turns.take);
  server.setTimeout(silence);
  // A client may say all it has to say, close its half and wait; Node would drop the answers that are still being made.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on('clientError', (error, socket) => {
    answerMalformed(error, socket, turns.latest(socket));
  });
  server.on('connect', (_request, socket) => refuseConnect(socket));
  // An expectation we do not know is passed over, as RFC 9110 allows; Node's 417 would be bare.
  server.on('checkExpectation', turns.take);
  guardAgainstStalledClients(server);
  return server;
}

/**
 * Whether a request names its host once, or not at all in HTTP/1.0 (RFC 9112, 3.2). Node's own answer to a missing one
 * is bare, and of two it takes the first where a proxy in front may have taken the other.
 */
function namesOneHost({ headers, rawHeaders, httpVersion }: IncomingMessage): boolean {
  if (headers.host === undefined) return httpVersion === '1.0';
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts === 1;
}
