import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds between two looks, and how long an answer may wait in our memory for a client to take it. */
const lookEvery = 1000;
const patience = 8000;

/**
 * Closes connections whose client does not take what it asked for. Node's own timeout is reset by every byte that
 * moves, so a client that reads one at a time would hold an answer for ever. They are reset: what lies in the kernel
 * for such a client would be kept until it is taken, too.
 */
export function closeSlowReaders(server: Server): void {
  const sockets = new Set<Socket>();
  const waitingSince = new WeakMap<Socket, number>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const timer = setInterval(() => {
    const now = performance.now();
    for (const socket of sockets) {
      if (socket.writableLength === 0) waitingSince.delete(socket);
      else if (!waitingSince.has(socket)) waitingSince.set(socket, now);
      else if (now - (waitingSince.get(socket) ?? now) > patience) socket.resetAndDestroy();
    }
  }, lookEvery).unref();
  server.once('close', () => clearInterval(timer));
}
