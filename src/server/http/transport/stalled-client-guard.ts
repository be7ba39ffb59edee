import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface StalledClientLimits {
  /** Time in ms in which a client must take `minBytes` of what waits for it in our memory. */
  readonly timeoutMs: number;
  readonly minBytes: number;
  /** Time in ms between two checks. */
  readonly checkEveryMs: number;
}

const defaultLimits: StalledClientLimits = { timeoutMs: 8000, minBytes: 16_384, checkEveryMs: 1000 };

interface Progress {
  readonly since: number;
  readonly bytesTaken: number;
}

/**
 * Closes connections whose client stops taking its response. A stream may take as long as it needs while its client
 * keeps up this pace. Node's own timeout is not enough: every byte that moves resets it, so a client that reads one at
 * a time would hold a response forever. Connections are reset, as the kernel would keep for such a client what it
 * holds.
 */
export function guardAgainstStalledClients(
  server: Server,
  { timeoutMs, minBytes, checkEveryMs }: StalledClientLimits = defaultLimits,
): void {
  const sockets = new Set<Socket>();
  const waiting = new WeakMap<Socket, Progress>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  const check = (socket: Socket, now: number): void => {
    if (socket.writableLength === 0) {
      waiting.delete(socket);
      return;
    }
    const bytesTaken = socket.bytesWritten - socket.writableLength;
    const last = waiting.get(socket);
    if (last === undefined || bytesTaken - last.bytesTaken >= minBytes) waiting.set(socket, { since: now, bytesTaken });
    else if (now - last.since > timeoutMs) socket.resetAndDestroy();
  };

  const timer = setInterval(() => {
    const now = performance.now();
    for (const socket of sockets) check(socket, now);
  }, checkEveryMs).unref();
  server.once('close', () => clearInterval(timer));
}
