import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Times in ms: how often idle connections are closed, when all are, and when we stop waiting in any case. */
const idleCheckEvery = 1000;
const closeAllAfter = 8000;
const giveUpAfter = 9000;

/**
 * Stops listening, finishes open requests, and resolves when the last connection is closed, within ten seconds. A
 * keep-alive connection is not closed right away between two requests, as the next may be on its way: its response says
 * `Connection: close`.
 */
export async function closeGracefully(app: FastifyInstance): Promise<void> {
  const { server } = app;
  const closeIdle = server.closeIdleConnections.bind(server);
  // Node and Fastify both call it first thing when a server closes.
  server.closeIdleConnections = () => {};
  const idleCheck = setInterval(closeIdle, idleCheckEvery);
  const closeAll = setTimeout(() => server.closeAllConnections(), closeAllAfter);
  try {
    await Promise.race([app.close(), wait(giveUpAfter, undefined, { ref: false })]);
  } finally {
    clearInterval(idleCheck);
    clearTimeout(closeAll);
  }
}
