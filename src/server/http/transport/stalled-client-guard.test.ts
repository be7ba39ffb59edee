import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { connect, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { guardAgainstStalledClients } from './stalled-client-guard.ts';

const chunk = Buffer.alloc(16_384, 'x');
const chunks = 640;
const timeoutMs = 500;

let server: Server;
/** Chunks the server has made so far: it waits while its client does not take them. */
let made = 0;
beforeEach(async () => {
  made = 0;
  server = createServer((_request, response) => {
    Readable.from(stream(), { objectMode: false, highWaterMark: 65_536 }).pipe(response);
  });
  guardAgainstStalledClients(server, { timeoutMs, minBytes: 16_384, checkEveryMs: 25 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function* stream(): Generator<Buffer> {
  for (; made < chunks; made += 1) yield chunk;
}

async function request(): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get({ host: '127.0.0.1', port: portOf(server), agent: false }, resolve).on('error', reject);
  return await promise;
}

function portOf(listening: Server): number {
  const address = listening.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** The socket of a connection, as the event has it. */
function socketIn(event: readonly unknown[]): Socket {
  return z.tuple([z.instanceof(Socket)]).parse(event)[0];
}

/** Takes a part, pauses, and so on; resolves to the bytes it got. Rejects when the connection is reset. */
async function readSlowly(response: IncomingMessage, bytesAtOnce: number, pauseMs: number): Promise<number> {
  let [total, sincePause] = [0, 0];
  for await (const part of response) {
    const { length } = Buffer.from(part);
    total += length;
    sincePause += length;
    if (sincePause < bytesAtOnce) continue;
    sincePause = 0;
    await delay(pauseMs);
  }
  return total;
}

describe('a stream', () => {
  it('is left alone while its client takes it, for many times the timeout', async () => {
    const startedAt = performance.now();
    expect(await readSlowly(await request(), 131_072, 25)).toBe(chunk.length * chunks);
    expect(performance.now() - startedAt).toBeGreaterThan(3 * timeoutMs);
  });

  it('is reset once its client stops taking it', async () => {
    const connected = once(server, 'connection');
    const response = await request();
    const socket = socketIn(await connected);
    await once(response, 'data');
    response.pause();
    // A client that does not read is told nothing: it is the server's side that closes.
    await once(socket, 'close');
    expect(made).toBeLessThan(chunks);
    response.destroy();
  });

  it('is reset when its client takes next to nothing', async () => {
    const connected = once(server, 'connection');
    const client = connect(portOf(server), '127.0.0.1').on('error', () => {});
    client.pause().write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const reading = setInterval(() => void client.read(1), 20);
    await once(socketIn(await connected), 'close');
    clearInterval(reading);
    expect(made).toBeLessThan(chunks);
    client.destroy();
  });
});
