import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { scaled } from '../../../testing/test-scale.ts';
import { openSystemStore } from '../../open-system-store.ts';
import { startTestServer, testKey, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
afterEach(() => server.close());

interface Answer {
  readonly status: number;
  readonly remaining: number;
}

/** Asks many times over 64 kept connections. */
async function storm(times: number, path: string, key = testKey): Promise<readonly Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const one = (): Promise<Answer> =>
    new Promise((resolve, reject) => {
      get(
        { agent, host: '127.0.0.1', port: server.port, path, headers: { authorization: `Bearer ${key}` } },
        (response) => {
          response.resume().on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              remaining: Number(response.headers['x-ratelimit-remaining']),
            }),
          );
        },
      ).on('error', reject);
    });
  try {
    return await Promise.all(Array.from({ length: times }, one));
  } finally {
    agent.destroy();
  }
}

function storedTimes(dataDirectory: string): readonly number[] {
  const database = new DatabaseSync(join(dataDirectory, 'system.db'), { readOnly: true });
  try {
    return database
      .prepare('SELECT at FROM accepted_request ORDER BY id')
      .all()
      .map((row) => Number(row['at']));
  } finally {
    database.close();
  }
}

const count = (answers: readonly Answer[], status: number): number =>
  answers.filter((answer) => answer.status === status).length;

describe('the rate limit of a key', () => {
  const limit = scaled(100, 1000);
  const requests = scaled(500, 5000);
  beforeEach(async () => {
    server = await startTestServer({ customers: 3, environment: { RATE_LIMIT: String(limit) } });
  });

  it('accepts exactly its number over 64 connections, leaves other keys alone, and survives a restart', async () => {
    const second = await withSystem(server.dataDirectory, ({ keys }) => keys.add({ name: 'Second' }));
    const answers = await storm(requests, `${routes.customers}?limit=1`);
    expect(count(answers, 200)).toBe(limit);
    expect(count(answers, 429)).toBe(requests - limit);
    const left = answers.filter(({ status }) => status === 200).map(({ remaining }) => remaining);
    expect(left.toSorted((a, b) => a - b)).toEqual(Array.from({ length: limit }, (_, index) => index));
    expect(await storm(1, routes.customers, second.secret)).toEqual([{ status: 200, remaining: limit - 1 }]);
    await server.restart();
    expect(count(await storm(10, routes.customers), 429)).toBe(10);
    await server.restart({ API_KEY: 'another-key-of-the-environment' });
    expect(count(await storm(10, routes.customers, 'another-key-of-the-environment'), 200)).toBe(10);
  });

  it('states the limit in the documented sentence, the headers and Retry-After', async () => {
    await storm(limit, routes.customers);
    const before = Date.now() / 1000;
    const response = await server.request(routes.customers);
    expect(response.status).toBe(429);
    expect(Failure.parse(await response.json()).error).toBe(
      `Rate limit exceeded. Maximum ${limit.toLocaleString('en-US')} requests per hour.`,
    );
    const [wait, reset] = [
      Number(response.headers.get('retry-after')),
      Number(response.headers.get('x-ratelimit-reset')),
    ];
    expect(response.headers.get('x-ratelimit-limit')).toBe(String(limit));
    expect(response.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(wait).toBeGreaterThan(3500);
    expect(wait).toBeLessThanOrEqual(3600);
    expect(Math.abs(reset - (before + wait))).toBeLessThanOrEqual(10);
  });

  it('has its headers even when a request cannot be counted, and does not count it', async () => {
    await server.request(routes.customers);
    const holder = new DatabaseSync(join(server.dataDirectory, 'system.db'));
    holder.exec('BEGIN IMMEDIATE');
    const refused = await server.request(routes.customers);
    holder.close();
    expect(refused.status).toBe(503);
    expect(Failure.parse(await refused.json()).error).toBe(errors.systemUnavailable);
    const accepted = await server.request(routes.customers);
    expect(accepted.status).toBe(200);
    for (const [answer, remaining] of [
      [refused, limit - 1],
      [accepted, limit - 2],
    ] as const) {
      expect(answer.headers.get('x-ratelimit-limit')).toBe(String(limit));
      expect(answer.headers.get('x-ratelimit-remaining')).toBe(String(remaining));
      expect(Number(answer.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
    }
  });

  it('counts 400s, 404s and 405s, but not 401s and 429s', async () => {
    const remaining = async (path: string, init: RequestInit = {}): Promise<number> =>
      Number((await server.request(path, init)).headers.get('x-ratelimit-remaining'));
    expect(await remaining(routes.customers)).toBe(limit - 1);
    expect(await remaining(`${routes.customers}?limit=0`)).toBe(limit - 2);
    expect(await remaining(routes.customer('stranger'))).toBe(limit - 3);
    expect(await remaining('/api/v1/nope')).toBe(limit - 4);
    expect(await remaining(routes.customers, { method: 'POST' })).toBe(limit - 5);
    expect(await remaining('/api/v1/customers/%E0%A4%A')).toBe(limit - 6);
    const stranger = await server.request(routes.customers, { headers: { authorization: 'Bearer wrong' } });
    expect(stranger.headers.has('x-ratelimit-remaining')).toBe(false);
    expect(await remaining(routes.openapi)).toBe(0);
    expect(await remaining(routes.customers)).toBe(limit - 7);
  });
});

describe('the limit over time', () => {
  it('accepts again after the seconds in Retry-After, and never more than its number in a window', async () => {
    server = await startTestServer({ customers: 1, environment: { RATE_LIMIT: '5', RATE_WINDOW_SECONDS: '2' } });
    let waits = 0;
    for (let accepted = 0, refusedBefore = false; accepted < 12;) {
      const response = await server.request(`${routes.customers}?limit=1`);
      const body: unknown = await response.json();
      if (response.status === 200) {
        accepted += 1;
        refusedBefore = false;
        continue;
      }
      expect(Failure.parse(body).error).toBe('Rate limit exceeded. Maximum 5 requests per 2 seconds.');
      expect(refusedBefore, 'Retry-After was kept to, and in vain').toBe(false);
      refusedBefore = true;
      waits += 1;
      await new Promise((resolve) => setTimeout(resolve, Number(response.headers.get('retry-after')) * 1000));
    }
    expect(waits).toBeGreaterThan(0);
    const times = storedTimes(server.dataDirectory);
    expect(times.length).toBeGreaterThanOrEqual(12);
    times.slice(5).forEach((at, index) => expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(2000));
  });

  it('is off at RATE_LIMIT=0, without its headers', async () => {
    server = await startTestServer({ customers: 1, environment: { RATE_LIMIT: '0' } });
    expect(count(await storm(300, routes.customers), 200)).toBe(300);
    expect((await server.request(routes.customers)).headers.has('x-ratelimit-limit')).toBe(false);
  });

  it('is each key’s own', async () => {
    server = await startTestServer({ customers: 1, environment: { RATE_LIMIT: '2' } });
    const command = await openSystemStore({
      dataDirectory: server.dataDirectory,
      limit: { requests: 1, windowSeconds: 1 },
      as: 'command',
    });
    const keys = await Promise.all(['a', 'b', 'c'].map((name) => command.keys.add({ name })));
    await command.close();
    for (const { secret } of keys) expect(count(await storm(4, routes.customers, secret), 200)).toBe(2);
  });
});
