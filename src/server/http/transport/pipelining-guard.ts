import type { RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Requests a client may send ahead on one connection. */
const mostAhead = 256;

/**
 * Takes the requests of one connection one after the other: each begins once the answer before it has gone out, and
 * other connections have their turn in between. Node begins all that a packet holds, so that a few clients who send
 * thousands ahead would hold the event loop for as long as all of them take, and every answer in memory. Who sends more
 * than that ahead is cut off.
 */
export class OneAtATime {
  readonly #latest = new WeakMap<Duplex, ServerResponse>();
  readonly #waiting = new WeakMap<Duplex, number>();
  readonly #listener: RequestListener;

  constructor(listener: RequestListener) {
    this.#listener = listener;
  }

  readonly take: RequestListener = (request, response) => {
    const { socket } = request;
    const before = this.latest(socket);
    this.#latest.set(socket, response);
    if (before === undefined || before.writableFinished || before.destroyed) {
      this.#listener(request, response);
      return;
    }
    const waiting = (this.#waiting.get(socket) ?? 0) + 1;
    this.#waiting.set(socket, waiting);
    if (waiting > mostAhead) socket.destroy();
    before.once('close', () => {
      setImmediate(() => {
        this.#waiting.set(socket, (this.#waiting.get(socket) ?? 1) - 1);
        if (!socket.destroyed) this.#listener(request, response);
      });
    });
  };

  /** The response to the last request that came on a connection, begun or not. */
  latest(socket: Duplex): ServerResponse | undefined {
    return this.#latest.get(socket);
  }
}
