import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { errors } from '../../../contract/error-messages.ts';
import { rawErrorResponse } from './raw-error-response.ts';

/** Node's HTTP parser on a request it could not read. */
interface ParseError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

/** Time in ms a connection stays open after its last response. */
const lingerMs = 1000;

const handled = new WeakSet<Duplex>();

/**
 * Responds with an envelope to a request that is not HTTP, too slow or too large, after the responses still due on the
 * connection, and closes it. If the request broke off in its body and its handler reads that body, the handler would
 * wait forever: this is then its response. If nothing reads the body, the request gets its own response, and the
 * connection is only closed.
 */
export function respondToMalformed(error: ParseError, socket: Duplex, latest: ServerResponse | undefined): void {
  // The parser reports each further packet too.
  if (handled.has(socket)) return;
  handled.add(socket);
  const finish = (isDue: boolean): void => {
    if (!socket.writable || !isDue || error.code === 'ECONNRESET') socket.destroy();
    else endWith(socket, responseTo(error).bytes());
  };
  if (latest === undefined) {
    finish(true);
    return;
  }
  const { req: request } = latest;
  if (latest.writableFinished || latest.destroyed) {
    finish(request.complete);
    return;
  }
  latest.once('finish', () => finish(request.complete));
  if (request.complete) return;
  const respondToHandler = (): void => {
    if (!latest.headersSent) finish(true);
  };
  if (request.readableFlowing === true) respondToHandler();
  else request.once('resume', respondToHandler);
}

/** We offer no tunnels; Node would drop the connection without a response. */
export function refuseConnect(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  endWith(socket, rawErrorResponse(405, errors.methodNotAllowed).bytes({ allow: 'GET, HEAD' }));
}

function endWith(socket: Duplex, bytes: string): void {
  socket.end(bytes, () => {
    // Read and drop what still arrives: closing with unread bytes would reset the connection and lose the response.
    socket.resume();
    setTimeout(() => socket.destroy(), lingerMs).unref();
  });
}

function responseTo(error: ParseError) {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return rawErrorResponse(408, errors.requestTimeout);
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    // Without a line end, everything that overflowed is the request line.
    return error.rawPacket?.includes('\n') === false
      ? rawErrorResponse(414, errors.urlTooLong)
      : rawErrorResponse(431, errors.headersTooLarge);
  }
  if (error.code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return rawErrorResponse(413, errors.bodyTooLarge);
  return rawErrorResponse(400, errors.malformedRequest);
}
