import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { failureOf } from '../../../testing/http/send-as.ts';
import { sendExactly, type ExactResponse } from '../../../testing/http/exact-request.ts';
import type { StoredActivity } from '../../activity/activity-store.ts';
import { activityRoutes } from './activity-routes.ts';
import { mountRoutes } from './route-table.ts';
import { createErrorHandler } from '../responses/error-handler.ts';

interface Search {
  readonly text: string;
  readonly signal: AbortSignal | undefined;
  readonly answer: () => void;
}

let app: FastifyInstance;
let port = 0;
/** Those that began and have not ended. */
let underWay: Search[] = [];
let most = 0;
let begun = Promise.withResolvers<Search>();

beforeEach(async () => {
  [underWay, most, begun] = [[], 0, Promise.withResolvers()];
  app = Fastify();
  app.setErrorHandler(createErrorHandler());
  const page = async (
    { search: text }: { readonly search: string },
    _limit: number,
    signal?: AbortSignal,
  ): Promise<readonly StoredActivity[]> => {
    if (text === '') return [];
    const { promise, resolve, reject } = Promise.withResolvers<readonly StoredActivity[]>();
    const search = { text, signal, answer: () => resolve([]) };
    signal?.addEventListener('abort', () => reject(signal.reason));
    most = Math.max(most, underWay.push(search));
    begun.resolve(search);
    return promise.finally(() => {
      underWay = underWay.filter((other) => other !== search);
    });
  };
  await app.register(
    async (scope) => mountRoutes(scope, activityRoutes({ activity: { page }, activityDays: 90 }), () => null),
    {
      prefix: '/api/app',
    },
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});
afterEach(() => app.close());

/** The next search that begins. */
async function nextSearch(): Promise<Search> {
  const search = await begun.promise;
  begun = Promise.withResolvers();
  return search;
}

const search = (text: string): Promise<ExactResponse> => sendExactly(port, `${routes.activity}?search=${text}`);

describe('searches of the activity', () => {
  it('run one at a time, and the list without a search does not wait for them', async () => {
    const searches = [search('a'), search('b'), search('c')];
    for (let index = 0; index < searches.length; index += 1) {
      const { answer } = await nextSearch();
      expect((await sendExactly(port, routes.activity)).status).toBe(200);
      answer();
    }
    expect((await Promise.all(searches)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(most).toBe(1);
  });

  it('stop when their client disconnects, and the next starts', async () => {
    const socket: Socket = connect(port, '127.0.0.1');
    socket.write(`GET ${routes.activity}?search=first HTTP/1.1\r\nHost: x\r\n\r\n`);
    const signal = (await nextSearch()).signal ?? expect.fail('no signal');
    const next = search('next');
    socket.destroy();
    if (!signal.aborted) await once(signal, 'abort');
    const { text, answer } = await nextSearch();
    answer();
    expect([text, (await next).status]).toEqual(['next', 200]);
  });

  it('are refused for a moment while too many wait', async () => {
    const searches = Array.from({ length: 22 }, (_, index) => search(`s${index}`));
    const refused = await Promise.race(searches);
    expect([...failureOf(refused), refused.headers['retry-after']]).toEqual([503, errors.activityBusy, '2']);
    for (let left = 21; left > 0; left -= 1) (await nextSearch()).answer();
    expect((await Promise.all(searches)).filter(({ status }) => status === 200)).toHaveLength(21);
  });
});
