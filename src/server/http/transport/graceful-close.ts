import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Milliseconds: when connections without a request are closed, again and again, and when every one is. */
const idleEvery = 1000;
const deadline = 8000;
/** Milliseconds after which it is over, should a connection have slipped out of the server's own count. */
const lastMoment = 9000;

/**
 * Stops listening, answers what was asked, and resolves when the last connection is gone, in ten seconds at most. A
 * keep-alive connection is not cut at once between two requests, for the next may be on its way: its answer says
 * `Connection: close`.
 */
export async function closeGracefully(app: FastifyInstance): Promise<void> {
  const { server } = app;
  const closeIdle = server.closeIdleConnections.bind(server);
  // Node and Fastify both call it first thing when a server closes.
  server.closeIdleConnections = () => {};
  const idle = setInterval(closeIdle, idleEvery);
  const end = setTimeout(() => server.closeAllConnections(), deadline);
  try {
    await Promise.race([app.close(), wait(lastMoment, undefined, { ref: false })]);
  } finally {
    clearInterval(idle);
    clearTimeout(end);
  }
}
