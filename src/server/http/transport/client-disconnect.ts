import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ListFilter } from '../../customers/customer-source.ts';

/** Time in ms between two checks whether the client is still there. */
const checkEvery = 250;

/** Aborts a search when its client disconnects; other lists are answered too quickly for it. */
export function searchSignal(
  filter: ListFilter,
  request: FastifyRequest,
  reply: FastifyReply,
): AbortSignal | undefined {
  return filter.kind === 'search' ? disconnectSignal(request, reply) : undefined;
}

/**
 * Aborts when the client disconnects. A browser that gives up a request closes its connection, which looks the same as
 * a client that has sent everything and waits. Such a client is sent 102 (RFC 2518): one that waits ignores it, and the
 * computer of one that has gone resets the connection.
 */
export function disconnectSignal(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const { raw } = request;
  const check = setInterval(() => {
    // Once the response is written, though it may still wait its turn to be sent, nothing may come before it.
    if (reply.raw.headersSent) clearInterval(check);
    else if (raw.socket.readableEnded && raw.httpVersion !== '1.0') reply.raw.writeProcessing();
  }, checkEvery);
  reply.raw.once('close', () => clearInterval(check));
  return request.signal;
}
