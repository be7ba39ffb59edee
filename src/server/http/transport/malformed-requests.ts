import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { errors } from '../../../contract/errors.ts';
import { failureAnswer } from './raw-error-response.ts';

/** What Node's HTTP parser says of a request it could not read. */
interface ParseError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

/** Milliseconds a connection is kept after its last answer. */
const lingering = 1000;

const given = new WeakSet<Duplex>();

/**
 * Answers a request that is no HTTP, came too slowly or is too large, in an envelope and after the answers that are
 * still owed on this connection, then closes it. Where a request broke off in its body, whoever reads that body waits
 * for what will never come: this is then its answer. If nobody reads it, the request has or gets an answer of its own,
 * and the connection is only closed.
 */
export function answerMalformed(error: ParseError, socket: Duplex, latest: ServerResponse | undefined): void {
  // The parser complains again about each further packet.
  if (given.has(socket)) return;
  given.add(socket);
  const finish = (isOwed: boolean): void => {
    if (!socket.writable || !isOwed || error.code === 'ECONNRESET') socket.destroy();
    else endWith(socket, failureOf(error).bytes());
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
  const answerReader = (): void => {
    if (!latest.headersSent) finish(true);
  };
  if (request.readableFlowing === true) answerReader();
  else request.once('resume', answerReader);
}

/** A tunnel to elsewhere is nothing we offer; Node would drop the connection without a word. */
export function refuseConnect(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  endWith(socket, failureAnswer(405, errors.methodNotAllowed).bytes({ allow: 'GET, HEAD' }));
}

function endWith(socket: Duplex, bytes: string): void {
  socket.end(bytes, () => {
    // What still arrives is read and dropped: closing over unread bytes would reset the connection, answer and all.
    socket.resume();
    setTimeout(() => socket.destroy(), lingering).unref();
  });
}

function failureOf(error: ParseError) {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return failureAnswer(408, errors.requestTimeout);
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    // Without the end of a line in it, all of what overflowed is the request line.
    return error.rawPacket?.includes('\n') === false
      ? failureAnswer(414, errors.urlTooLong)
      : failureAnswer(431, errors.headersTooLarge);
  }
  if (error.code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return failureAnswer(413, errors.bodyTooLarge);
  return failureAnswer(400, errors.malformedRequest);
}
