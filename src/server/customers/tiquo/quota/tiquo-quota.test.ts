import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { hour, now, quotaStoreOfEachTest, refusal, take, use } from '../../../../testing/tiquo/quota-under-test.ts';
import { RollingWindowLimiter } from '../../../limits/rolling-window-limiter.ts';
import { SourceQuotaError } from '../../source-errors.ts';
import { TiquoQuota } from './tiquo-quota.ts';
import type { RequestClass } from './request-class.ts';

const { quotaOf, storeOf, reopen } = quotaStoreOfEachTest();

describe('the quota of requests', () => {
  it('keeps the last 2% for look-ups and stops refreshing at 70%', async () => {
    const quota = await quotaOf({ requests: 100, windowSeconds: 3600 });
    await use(quota, 70, 'refresh');
    expect(await refusal(quota, 'refresh', now)).toBe(3610);
    await use(quota, 28, 'list');
    expect(await refusal(quota, 'list', now)).toBe(3610);
    await use(quota, 2, 'look-up');
    expect(await refusal(quota, 'look-up', now)).toBe(3610);
    expect(await quota.standing(now)).toEqual({
      limit: 100,
      windowSeconds: 3600,
      used: 100,
      frees: now + 3_610_000,
      waitsUntil: null,
      listsWaitSeconds: 3610,
    });
  });

  it('leaves half to those who work while an export runs', async () => {
    const quota = await quotaOf({ requests: 100, windowSeconds: 3600 });
    await use(quota, 20, 'list');
    await use(quota, 30, 'export', now + 1000);
    expect(await refusal(quota, 'export', now + 1000)).toBe(3609);
    await use(quota, 48, 'list', now + 2000);
    expect(await refusal(quota, 'export', now + 3_610_000)).toBe(1);
    // Of those that count, half must have left before an export continues.
    expect(await refusal(quota, 'export', now + 3_611_000)).toBeNull();
  });

  it('says how long lists wait, which leave the last requests to look-ups', async () => {
    const quota = await quotaOf({ requests: 100, windowSeconds: 3600 });
    await use(quota, 97);
    expect((await quota.standing(now)).listsWaitSeconds).toBeNull();
    await use(quota, 1, 'list', now + 1000);
    expect((await quota.standing(now + 1000)).listsWaitSeconds).toBe(3609);
    await use(quota, 2, 'look-up', now + 2000);
    // Two more have to leave before a list may be requested.
    expect(await refusal(quota, 'list', now + 2000)).toBe(3608);
    expect((await quota.standing(now + 2000)).listsWaitSeconds).toBe(3608);
    await quota.learnRefusal({ retryAfter: '7200', date: null }, now + 2000);
    expect((await quota.standing(now + 2000)).listsWaitSeconds).toBe(7200);
  });

  it('states the limit in the contract’s sentence', async () => {
    const quota = await quotaOf();
    await use(quota, 1000);
    const decision = await quota.decide('look-up', now);
    expect(decision).toEqual({ accepted: false, limit: hour, isShare: false, retryAfter: 3610 });
    if (decision.accepted) return;
    expect(new SourceQuotaError(decision).message).toBe('Rate limit exceeded. Maximum 1,000 requests per hour.');
  });

  it('frees a request ten seconds after Tiquo does, and says when', async () => {
    const quota = await quotaOf({ requests: 2, windowSeconds: 60 });
    await take(quota, 'look-up', now);
    await take(quota, 'look-up', now + 5000);
    expect(await refusal(quota, 'look-up', now + 6000)).toBe(64);
    expect(await refusal(quota, 'look-up', now + 69_999)).toBe(1);
    expect(await refusal(quota, 'look-up', now + 70_000)).toBeNull();
  });

  it('survives a restart, each account separately', async () => {
    await use(await quotaOf(), 3);
    await use(await quotaOf(hour, now, 'another key'), 1);
    await reopen();
    expect([
      (await (await quotaOf()).standing(now)).used,
      (await (await quotaOf(hour, now, 'another key')).standing(now)).used,
    ]).toEqual([3, 1]);
    expect(await (await quotaOf(hour, now + 3_610_000)).standing(now + 3_610_000)).toMatchObject({
      used: 0,
      frees: null,
    });
  });

  it('drops requests of a clock that was ahead within one window', async () => {
    await use(await quotaOf(), 1, 'look-up', now + 86_400_000);
    expect(await (await quotaOf()).standing(now)).toMatchObject({ used: 1, frees: now + 3_610_000 });
  });

  it('takes back a request that was never sent, for the next start too', async () => {
    const quota = await quotaOf();
    await use(quota, 2);
    await quota.giveBack({ accepted: true, at: await take(quota, 'list', now), share: null });
    expect([(await quota.standing(now)).used, (await (await quotaOf()).standing(now)).used]).toEqual([2, 2]);
  });

  it('deletes what no longer counts', async () => {
    const quota = await quotaOf({ requests: 1000, windowSeconds: 1 });
    for (let index = 0; index < 1200; index += 1) await take(quota, 'look-up', now + index * 100);
    await vi.waitFor(async () => expect((await storeOf().requests.since(0, Infinity)).length).toBeLessThan(700));
    expect((await quota.standing(now + 119_900)).used).toBe(110);
  });

  it('is one quota for all processes that share its limiter', async () => {
    const limit = { requests: 10, windowSeconds: 3600 };
    const store = storeOf();
    const limiter = await RollingWindowLimiter.open(store.requests, limit, now);
    const quotas = await Promise.all([1, 2, 3].map(() => TiquoQuota.open(store, limit, now, limiter)));
    const refusals = await Promise.all(
      Array.from({ length: 30 }, (_, index) => quotas.map((quota) => refusal(quota, 'look-up', now + index))).flat(),
    );
    expect(refusals.filter((seconds) => seconds === null)).toHaveLength(10);
    for (const quota of quotas) expect((await quota.standing(now + 30)).used).toBe(10);
  });

  it('sends nothing that cannot be stored', async () => {
    const quota = await quotaOf();
    await reopen();
    await expect(quota.decide('list', now)).rejects.toThrow(/database is not open/);
    expect((await quota.standing(now)).used).toBe(0);
  });
});

describe('for any sequence of requests', () => {
  it('never sends more than the limit in any of Tiquo’s windows, however late a request arrives there', async () => {
    const classes: readonly RequestClass[] = ['look-up', 'list', 'refresh'];
    const requests = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 8000 }),
        requestClass: fc.constantFrom(...classes),
        takes: fc.integer({ min: 0, max: 7000 }),
        restart: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(requests, fc.integer({ min: 1, max: 6 }), async (steps, limitRequests) => {
        run += 1;
        const limit = { requests: limitRequests, windowSeconds: 20 };
        const receivedAt: number[] = [];
        let at = now;
        let quota = await quotaOf(limit, at, `run ${run}`);
        for (const { after, requestClass, takes, restart } of steps) {
          at += after;
          if (restart) quota = await quotaOf(limit, at, `run ${run}`);
          if ((await refusal(quota, requestClass, at)) === null) receivedAt.push(at + takes);
        }
        receivedAt.sort((a, b) => a - b);
        receivedAt
          .slice(limitRequests)
          .forEach((time, index) => expect(time - (receivedAt[index] ?? 0)).toBeGreaterThanOrEqual(20_000));
      }),
      { numRuns: 60 },
    );
  });

  it('accepts again after the stated seconds, and not before', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 30 }), async (gaps) => {
        run += 1;
        const quota = await quotaOf({ requests: 3, windowSeconds: 20 }, now, `stated ${run}`);
        let at = now;
        for (const gap of gaps) {
          at += gap;
          const seconds = await refusal(quota, 'look-up', at);
          if (seconds === null) continue;
          expect(await quota.allows('look-up', at + seconds * 1000)).toBe(true);
          at += seconds * 1000;
        }
      }),
      { numRuns: 60 },
    );
  });
});
