import type { RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Requests a client may send on one connection before the first is answered. */
const maxPipelined = 256;

/**
 * Handles the requests of one connection one after the other: each starts once the response before it is sent, and
 * other connections get their turn in between. Node starts everything a packet holds, so a few clients that pipeline
 * thousands of requests would block the event loop, with every response in memory. A client that sends more than
 * `maxPipelined` ahead is disconnected.
 */
export class PipeliningGuard {
  readonly #latest = new WeakMap<Duplex, ServerResponse>();
  readonly #queued = new WeakMap<Duplex, number>();
  readonly #listener: RequestListener;

  constructor(listener: RequestListener) {
    this.#listener = listener;
  }

  readonly handle: RequestListener = (request, response) => {
    const { socket } = request;
    const previous = this.latestResponse(socket);
    this.#latest.set(socket, response);
    if (previous === undefined || previous.writableFinished || previous.destroyed) {
      this.#listener(request, response);
      return;
    }
    const queued = (this.#queued.get(socket) ?? 0) + 1;
    this.#queued.set(socket, queued);
    if (queued > maxPipelined) socket.destroy();
    previous.once('close', () => {
      setImmediate(() => {
        this.#queued.set(socket, (this.#queued.get(socket) ?? 1) - 1);
        if (!socket.destroyed) this.#listener(request, response);
      });
    });
  };

  /** The response to the last request that arrived on a connection, started or not. */
  latestResponse(socket: Duplex): ServerResponse | undefined {
    return this.#latest.get(socket);
  }
}
