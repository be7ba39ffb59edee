import { once } from 'node:events';
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { buildApp } from '../build-app.ts';
import type { CustomerSource } from '../../customers/customer-source.ts';
import {
  SourceFailedError,
  SourceQuotaError,
  SourceRefusedError,
  SourceUnavailableError,
} from '../../customers/source-errors.ts';
import { SystemUnavailableError } from '../../errors/system-unavailable-error.ts';
import { HttpError } from './http-error.ts';
import { openStaffServices } from '../../../testing/http/staff-services.ts';
import { arrayCustomerSource, exampleCustomer } from '../../../testing/customers/array-customer-source.ts';
import { unlimitedLimiter } from '../../../testing/http/unlimited-limiter.ts';

const RequestFailure = z.object({
  success: z.literal(false),
  error: z.string(),
  timestamp: z.string(),
  requestId: z.string(),
});
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

let app: FastifyInstance;
const lines: string[] = [];
afterEach(async () => {
  lines.length = 0;
  await app.close();
});

async function serve(failure: Error, where: 'list' | 'get' | 'check' | 'verify' | 'take'): Promise<string> {
  const fail = (): Promise<never> => Promise.reject(failure);
  const source: CustomerSource = {
    ...arrayCustomerSource([exampleCustomer(1)]),
    ...(where === 'verify' || where === 'take' ? {} : { [where]: fail }),
  };
  app = await buildApp({
    health: { isSound: async () => true },
    exportJobs: null,
    imports: null,
    source,
    keys: { verify: where === 'verify' ? fail : async () => visitor },
    limiter: where === 'take' ? { ...unlimitedLimiter, decide: fail } : unlimitedLimiter,
    limit: { requests: 2, windowSeconds: 60 },
    ...(await openStaffServices()),
    cursorSecret: secret,
    display: { currency: null, locale: null, timeZone: null },
    webDirectory: '/nowhere',
    logLevel: 'info',
    logTo: { write: (line) => lines.push(line) },
  });
  return await app.listen({ host: '127.0.0.1', port: 0 });
}

async function failureAt(url: string): Promise<{ status: number; error: string; requestId: string }> {
  const response = await fetch(url, { headers: { authorization: 'Bearer some-key' } });
  const text = await response.text();
  expect(text).not.toMatch(/SQLITE|canary|stack|\.ts/);
  const { error, requestId } = RequestFailure.parse(JSON.parse(text));
  expect(response.headers.get('x-request-id')).toBe(requestId);
  return { status: response.status, error, requestId };
}

describe('a failure of the server', () => {
  it('is a 500 that reveals only its request id, under which the log says more', async () => {
    const url = await serve(new TypeError('canary of the inside'), 'list');
    const { requestId, ...answer } = await failureAt(url + routes.customers);
    expect(answer).toEqual({ status: 500, error: errors.internal });
    expect(lines.find((line) => line.includes('canary of the inside'))).toContain(requestId);
  });

  it('is distinguished from a store that is unavailable: 503', async () => {
    for (const [failure, where, error] of [
      [new SourceUnavailableError('SQLITE_BUSY canary'), 'get', errors.unavailable],
      [new SystemUnavailableError('SQLITE_BUSY canary'), 'verify', errors.systemUnavailable],
      [new SystemUnavailableError('SQLITE_FULL canary'), 'take', errors.systemUnavailable],
    ] as const) {
      const url = await serve(failure, where);
      expect(await failureAt(url + routes.customer('x'))).toMatchObject({ status: 503, error });
      await app.close();
    }
  });

  it('is logged once a minute while the store is unavailable, as anyone can ask the probe', async () => {
    const url = await serve(new SourceUnavailableError('canary of the log'), 'check');
    for (let time = 0; time < 20; time += 1) expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect(lines.filter((line) => line.includes('canary of the log'))).toHaveLength(1);
  });

  it('is one warning without a stack when we refuse on purpose', async () => {
    const url = await serve(new HttpError(503, errors.signInBusy), 'get');
    const { requestId } = await failureAt(url + routes.customer('x'));
    const said = lines.filter((line) => line.includes(requestId));
    expect(said).toEqual([expect.stringContaining(errors.signInBusy)]);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ level: 40, requestId });
    expect(said[0]).not.toContain('stack');
    for (let time = 0; time < 20; time += 1) await failureAt(url + routes.customer('x'));
    expect(lines.filter((line) => line.includes(errors.signInBusy))).toHaveLength(1);
  });

  it('is not logged when a client leaves in the middle of its body', async () => {
    const { host, port } = new URL(await serve(new Error('not asked'), 'get'));
    const left = new Promise<void>((resolve) =>
      app.server.once('connection', (ours) => ours.once('close', () => resolve())),
    );
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `POST ${routes.linkLook} HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: same-origin\r\n` +
        'Content-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n',
    );
    await once(socket, 'data');
    socket.resetAndDestroy();
    await left;
    await app.close();
    expect(lines.filter((line) => !line.includes('"level":30'))).toEqual([]);
  });

  it('turns /readyz to 503 while /healthz stays 200', async () => {
    const url = await serve(new SourceUnavailableError('locked'), 'check');
    expect((await fetch(url + routes.readyz)).status).toBe(503);
    expect((await fetch(url + routes.healthz)).status).toBe(200);
  });
});

describe('a failure of the upstream source', () => {
  it('is a 502 that says what is wrong, while the log says more', async () => {
    const url = await serve(
      new SourceFailedError('failed', errors.upstreamDrift('data[3].status'), 'canary of the log'),
      'list',
    );
    const { requestId, ...answer } = await failureAt(url + routes.customers);
    expect(answer).toEqual({ status: 502, error: "Tiquo's response is not as documented: data[3].status" });
    const line = lines.find((one) => one.includes('canary of the log'));
    expect(line).toContain(requestId);
    // Where in our code it was noticed says nothing.
    expect(line).not.toContain('stack');
  });

  it('is a 429 with Retry-After when its quota is used up', async () => {
    const url = await serve(
      new SourceQuotaError({ limit: { requests: 1000, windowSeconds: 3600 }, retryAfter: 42 }),
      'get',
    );
    const response = await fetch(url + routes.customer('x'), { headers: { authorization: 'Bearer some-key' } });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '42']);
    expect(Failure.parse(await response.json()).error).toBe('Rate limit exceeded. Maximum 1,000 requests per hour.');
  });

  it('is a 400 when it refuses the request', async () => {
    const url = await serve(new SourceRefusedError(errors.unknownParameter('tier')), 'list');
    const response = await fetch(url + routes.customers, { headers: { authorization: 'Bearer some-key' } });
    expect([response.status, Failure.parse(await response.json()).error]).toEqual([400, 'Unknown parameter: tier']);
  });
});
