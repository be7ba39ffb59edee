import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { scratchDirectory } from '../../../../testing/customers/customer-store.ts';
import { openSqliteSystemStore } from '../../../system-store/sqlite-system-store.ts';
import type { SystemStore } from '../../../system-store/system-store.ts';
import { SourceQuotaError } from '../../source-errors.ts';
import { TiquoQuota, type CallClass } from './call-quota.ts';

const now = 1_900_000_000_000;
const hour = { calls: 1000, windowSeconds: 3600 };

let directory = '';
let system: SystemStore;
beforeEach(async () => {
  directory = scratchDirectory();
  system = await open();
  return async () => await system.close();
});

function open(): Promise<SystemStore> {
  return openSqliteSystemStore({ dataDirectory: directory, limit: { requests: 1, windowSeconds: 1 }, as: 'server' });
}

const quotaOf = (limit = hour, at = now, name = 'tiquo'): TiquoQuota =>
  new TiquoQuota(system.upstream(name), limit, at);

async function spend(quota: TiquoQuota, calls: number, callClass: CallClass = 'look-up', at = now): Promise<void> {
  for (let call = 0; call < calls; call += 1) await quota.take(callClass, at);
}

async function refusal(quota: TiquoQuota, callClass: CallClass, at: number): Promise<number | null> {
  return await quota.take(callClass, at).then(
    () => null,
    (error: unknown) => (error instanceof SourceQuotaError ? error.retryAfter : Number.NaN),
  );
}

describe('the quota of calls', () => {
  it('keeps the last 2% for look-ups and stops refreshing at 70%', async () => {
    const quota = quotaOf({ calls: 100, windowSeconds: 3600 });
    await spend(quota, 70, 'refresh');
    expect(await refusal(quota, 'refresh', now)).toBe(3610);
    await spend(quota, 28, 'list');
    expect(await refusal(quota, 'list', now)).toBe(3610);
    await spend(quota, 2, 'look-up');
    expect(await refusal(quota, 'look-up', now)).toBe(3610);
    expect(quota.state(now)).toEqual({
      limit: 100,
      windowSeconds: 3600,
      used: 100,
      frees: now + 3_610_000,
      waitsUntil: null,
      listsWaitSeconds: 3610,
    });
  });

  it('says how long lists wait, which leave the last calls to look-ups', async () => {
    const quota = quotaOf({ calls: 100, windowSeconds: 3600 });
    await spend(quota, 97);
    expect(quota.state(now).listsWaitSeconds).toBeNull();
    await spend(quota, 1, 'list', now + 1000);
    expect(quota.state(now + 1000).listsWaitSeconds).toBe(3609);
    await spend(quota, 2, 'look-up', now + 2000);
    // Two more than a list may meet are to leave before it.
    expect(await refusal(quota, 'list', now + 2000)).toBe(3608);
    expect(quota.state(now + 2000).listsWaitSeconds).toBe(3608);
    quota.learnRefusal({ retryAfter: '7200', date: null }, now + 2000);
    expect(quota.state(now + 2000).listsWaitSeconds).toBe(7200);
  });

  it('says in the sentence of the contract what the limit is', async () => {
    const quota = quotaOf();
    await spend(quota, 1000);
    await expect(quota.take('look-up', now)).rejects.toThrow('Rate limit exceeded. Maximum 1,000 requests per hour.');
  });

  it('frees a call ten seconds after Tiquo does, and says when', async () => {
    const quota = quotaOf({ calls: 2, windowSeconds: 60 });
    await quota.take('look-up', now);
    await quota.take('look-up', now + 5000);
    expect(await refusal(quota, 'look-up', now + 6000)).toBe(64);
    expect(await refusal(quota, 'look-up', now + 69_999)).toBe(1);
    expect(await refusal(quota, 'look-up', now + 70_000)).toBeNull();
  });

  it('holds over a restart, each service upstream by itself', async () => {
    await spend(quotaOf(), 3);
    await spend(quotaOf(hour, now, 'another key'), 1);
    await system.close();
    system = await open();
    expect([quotaOf().state(now).used, quotaOf(hour, now, 'another key').state(now).used]).toEqual([3, 1]);
    expect(quotaOf(hour, now + 3_610_000).state(now + 3_610_000)).toMatchObject({ used: 0, frees: null });
  });

  it('lets calls of a clock that was ahead go within one window', async () => {
    await spend(quotaOf(), 1, 'look-up', now + 86_400_000);
    expect(quotaOf().state(now)).toMatchObject({ used: 1, frees: now + 3_610_000 });
  });

  it('takes back a call that never left, for the next start too', async () => {
    const quota = quotaOf();
    await spend(quota, 2);
    quota.giveBack(await quota.take('list', now));
    expect([quota.state(now).used, quotaOf().state(now).used]).toEqual([2, 2]);
  });

  it('throws away what no longer counts', async () => {
    const quota = quotaOf({ calls: 1000, windowSeconds: 1 });
    for (let call = 0; call < 1200; call += 1) await quota.take('look-up', now + call * 100);
    expect(system.upstream('tiquo').callsSince(0).length).toBeLessThan(700);
    expect(quota.state(now + 119_900).used).toBe(110);
  });

  it('sends nothing that cannot be stored', async () => {
    const quota = quotaOf();
    const other = await open();
    await system.close();
    await expect(quota.take('list', now)).rejects.toThrow(/finalized/);
    expect(quota.state(now).used).toBe(0);
    system = other;
  });
});

describe('whatever is asked when', () => {
  it('never sends more than the limit in any window of Tiquo’s, however late a call arrives there', async () => {
    const classes: readonly CallClass[] = ['look-up', 'list', 'refresh'];
    const asks = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 8000 }),
        callClass: fc.constantFrom(...classes),
        takes: fc.integer({ min: 0, max: 7000 }),
        restart: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(asks, fc.integer({ min: 1, max: 6 }), async (steps, calls) => {
        run += 1;
        const limit = { calls, windowSeconds: 20 };
        const arrivals: number[] = [];
        let at = now;
        let quota = quotaOf(limit, at, `run ${run}`);
        for (const { after, callClass, takes, restart } of steps) {
          at += after;
          if (restart) quota = quotaOf(limit, at, `run ${run}`);
          if ((await refusal(quota, callClass, at)) === null) arrivals.push(at + takes);
        }
        arrivals.sort((a, b) => a - b);
        arrivals
          .slice(calls)
          .forEach((arrival, index) => expect(arrival - (arrivals[index] ?? 0)).toBeGreaterThanOrEqual(20_000));
      }),
      { numRuns: 60 },
    );
  });

  it('lets in again after the seconds it told, and not before', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 30 }), async (gaps) => {
        run += 1;
        const quota = quotaOf({ calls: 3, windowSeconds: 20 }, now, `told ${run}`);
        let at = now;
        for (const gap of gaps) {
          at += gap;
          const told = await refusal(quota, 'look-up', at);
          if (told === null) continue;
          expect(quota.allows('look-up', at + told * 1000)).toBe(true);
          at += told * 1000;
        }
      }),
      { numRuns: 60 },
    );
  });
});
