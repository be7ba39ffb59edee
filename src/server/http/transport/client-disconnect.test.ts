import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStaffServices } from '../../../testing/http/staff-services.ts';
import { arrayCustomerSource, exampleCustomer } from '../../../testing/customers/array-customer-source.ts';
import { unlimitedLimiter } from '../../../testing/http/unlimited-limiter.ts';
import { buildApp } from '../build-app.ts';
import type { CustomerPage } from '../../customers/customer-source.ts';

const secret = new Uint8Array(32);
const visitor = {
  id: 'k',
  name: 'k',
  scopes: ['customers:read'] as const,
  createdAt: 0,
  lastUsedAt: null,
  revokedAt: null,
  createdBy: null,
};

/** A search with an immediate response. */
const quick = 'quick';

let app: FastifyInstance;
let logged: string[] = [];
/** The running search: its abort signal, and how to give it a result. */
let search = Promise.withResolvers<{ readonly signal: AbortSignal; readonly answer: (page: CustomerPage) => void }>();

beforeEach(async () => {
  logged = [];
  search = Promise.withResolvers();
  app = await buildApp({
    health: { isSound: async () => true },
    exportJobs: null,
    imports: null,
    source: {
      ...arrayCustomerSource([exampleCustomer(1)]),
      list: async ({ filter }, signal) => {
        if (filter.kind === 'search' && filter.text === quick)
          return { customers: '{"id":"k2"}', next: null, fetchedAt: 0 };
        const { promise, resolve, reject } = Promise.withResolvers<CustomerPage>();
        signal?.addEventListener('abort', () => reject(signal.reason));
        if (signal !== undefined) search.resolve({ signal, answer: resolve });
        return await promise;
      },
    },
    keys: { verify: async () => visitor },
    limiter: unlimitedLimiter,
    limit: null,
    ...(await openStaffServices()),
    cursorSecret: secret,
    display: { currency: null, locale: null, timeZone: null },
    webDirectory: '/nowhere',
    logLevel: 'warn',
    logTo: { write: (line) => logged.push(line) },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => app.close());

function sendSearch(): Socket {
  const address = app.server.address();
  const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
  socket.write(searchFor('john'));
  return socket;
}

function searchFor(text: string): string {
  return `GET /api/v1/customers?search=${text} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer some-key\r\n\r\n`;
}

describe('a search', () => {
  it.each(['closed', 'reset'])(
    'is given up once the connection of who asked is %s, without a word in the log',
    async (how) => {
      const socket = sendSearch();
      const { signal } = await search.promise;
      expect(signal.aborted).toBe(false);
      if (how === 'reset') socket.resetAndDestroy();
      else socket.destroy();
      await once(signal, 'abort');
      await app.close();
      expect(logged.join('')).toBe('');
    },
  );

  it('continues for a client that has sent everything and waits', async () => {
    const socket = sendSearch();
    const { signal, answer } = await search.promise;
    let received = '';
    socket.end();
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
      // The server sends it to check that the client is there: it has checked.
      if (received.startsWith('HTTP/1.1 102 Processing\r\n\r\n'))
        answer({ customers: '{"id":"k1"}', next: null, fetchedAt: 0 });
    });
    await once(socket, 'close');
    expect(signal.aborted).toBe(false);
    expect(received).toMatch(/^(HTTP\/1\.1 102 Processing\r\n\r\n)+HTTP\/1\.1 200 OK\r\n[^]*"data":\[\{"id":"k1"\}\]/);
  });

  it('waits behind a slower one though its response is written and the client has sent everything', async () => {
    const socket = sendSearch();
    const { answer } = await search.promise;
    let received = '';
    socket.end(searchFor(quick));
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
      // Twice: the server has checked after the second response.
      if (/^(HTTP\/1\.1 102 Processing\r\n\r\n){2}$/.test(received))
        answer({ customers: '{"id":"k1"}', next: null, fetchedAt: 0 });
    });
    await once(socket, 'close');
    expect(received).toMatch(
      /^(HTTP\/1\.1 102 Processing\r\n\r\n)+HTTP\/1\.1 200 OK\r\n[^]*"k1"[^]*HTTP\/1\.1 200 OK\r\n[^]*"k2"/,
    );
  });
});
