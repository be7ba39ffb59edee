import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ListFilter } from '../../customers/customer-source.ts';

/** Milliseconds between two looks whether somebody still waits. */
const lookEvery = 250;

/** Aborts when whoever asked for a search has gone; other filters are answered too quickly for it. */
export function stillAsked(filter: ListFilter, request: FastifyRequest, reply: FastifyReply): AbortSignal | undefined {
  return filter.kind === 'search' ? whileAsked(request, reply) : undefined;
}

/**
 * Aborts when whoever asked has gone. A browser that gives a request up closes its connection, which looks the same as
 * a client that has said all it has to say and waits. Such a one is sent 102 (RFC 2518): a client that waits passes
 * over it, and the computer of one that has gone resets the connection.
 */
export function whileAsked(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const { raw } = request;
  const look = setInterval(() => {
    // Once the answer is written, though it may still wait its turn to be sent, nothing may come before it.
    if (reply.raw.headersSent) clearInterval(look);
    else if (raw.socket.readableEnded && raw.httpVersion !== '1.0') reply.raw.writeProcessing();
  }, lookEvery);
  reply.raw.once('close', () => clearInterval(look));
  return request.signal;
}
