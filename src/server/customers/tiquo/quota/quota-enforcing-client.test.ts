import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { now, quotaStoreOfEachTest } from '../../../../testing/tiquo/quota-under-test.ts';
import type { TiquoClient } from '../client/tiquo-client.ts';
import { QuotaEnforcingClient } from './quota-enforcing-client.ts';

const { quotaOf } = quotaStoreOfEachTest();

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('after failures in a row', () => {
  it('one request finds out whether Tiquo is back, and is counted, however many come at the same time', async () => {
    const quota = await quotaOf();
    const sent: string[] = [];
    const client: Pick<TiquoClient, 'get'> = {
      get: async (path) => {
        sent.push(path);
        return { outcome: { kind: 'failed', status: 500 }, wasSent: true, limit: null, remaining: null };
      },
    };
    const tiquo = new QuotaEnforcingClient(client, quota);
    const request = (path: string): Promise<unknown> => tiquo.get(path, 'list', ({ kind }) => kind);
    for (const path of ['/1', '/2', '/3']) {
      await expect(request(path)).rejects.toThrow('status":500');
      vi.setSystemTime(Date.now() + 1);
    }
    await expect(request('/open')).rejects.toThrow('status":500');
    vi.setSystemTime(Date.now() + 2000);
    await Promise.allSettled(['/a', '/b', '/c'].map(request));
    expect(sent).toEqual(['/1', '/2', '/3', '/a']);
    expect((await quota.standing(Date.now())).used).toBe(4);
  });
});
