import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/route-paths.ts';
import { scaled } from '../../../testing/test-scale.ts';
import { startTestServer, testKey, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 120 });
});
afterAll(() => server.close());

const key = `Authorization: Bearer ${testKey}`;

interface Held {
  /** What came back, once the server ended the connection. */
  readonly ended: Promise<string>;
  readonly socket: Socket;
}

/** A connection that says `first` and then, each 400 ms, the next of `drip` for as long as the server lets it. */
function hold(first: string, drip: string = ''): Held {
  const socket = connect(server.port, '127.0.0.1');
  const ended = new Promise<string>((resolve) => {
    let received = '';
    let place = 0;
    socket.write(first);
    const timer = setInterval(() => {
      if (drip !== '' && socket.writable) socket.write(drip.charAt(place++ % drip.length));
    }, 400);
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve(received);
    });
  });
  return { ended, socket };
}

// Each waits for the server to end the connection: one that never did would run into the test's own timeout.
describe('a client that holds back', () => {
  it(
    'is cut off, each in its way, while 1,000 silent connections are open and others are served',
    { timeout: 60_000 },
    async () => {
      const silent = Array.from({ length: scaled(300, 1000) }, () => hold(''));
      const headers = hold('GET /api/v1/customers HTTP/1.1\r\nHost: x\r\n', 'X-Slow: a\r\n');
      const letters = hold('', `GET /api/v1/customers/${'x'.repeat(200)}`);
      const body = hold(`POST /api/v1/customers HTTP/1.1\r\nHost: x\r\n${key}\r\nContent-Length: 1000\r\n\r\n`, 'a');
      const post =
        `POST /api/app/links/look HTTP/1.1\r\nHost: localhost:${server.port}\r\n` +
        'Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n';
      const stalled: Held[] = [];
      // Whenever it began: what looks for such requests does so now and then, and silence ends a connection without a
      // word.
      for (let quarter = 0; quarter < 4; quarter += 1) {
        stalled.push(hold(`${post}Content-Length: 100\r\n\r\n{"to`));
        await delay(250);
      }
      const readBodies = [
        ...stalled,
        hold(`${post}Transfer-Encoding: chunked\r\n\r\n5\r\n{"`),
        hold(`${post}Content-Length: 100\r\n\r\n`, '{'),
      ];
      const kept = hold(`GET /api/v1/customers?limit=1 HTTP/1.1\r\nHost: x\r\n${key}\r\n\r\n`);
      const client = openSlowClient();
      for (let request = 0; request < 50; request += 1)
        expect((await server.request(`${routes.customers}?limit=1`)).status).toBe(200);
      expect(await headers.ended).toMatch(/^HTTP\/1\.1 408 [^]*"The request took too long to arrive"/);
      expect(await letters.ended).toMatch(/^HTTP\/1\.1 408 /);
      expect(await body.ended).toMatch(/^HTTP\/1\.1 405 /);
      for (const { ended } of readBodies)
        expect(await ended).toMatch(/^HTTP\/1\.1 408 [^]*"The request took too long to arrive"/);
      expect(await kept.ended).toMatch(/^HTTP\/1\.1 200 /);
      await client.closed;
      clearInterval(client.timer);
      await Promise.all(silent.map(({ ended }) => ended));
      expect((await server.request(routes.customers)).status).toBe(200);
    },
  );
});

/** Asks for far more than the kernel holds and takes a little now and then; `closed` once the server ended it. */
function openSlowClient() {
  const socket = connect(server.port, '127.0.0.1');
  socket.pause();
  socket.on('error', () => {});
  socket.write(`GET /api/v1/customers?limit=100 HTTP/1.1\r\nHost: x\r\n${key}\r\n\r\n`.repeat(1000));
  const timer = setInterval(() => void socket.read(), 400);
  return { closed: new Promise((resolve) => socket.on('close', resolve)), timer };
}
