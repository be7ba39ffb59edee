import { beforeEach, describe, expect, it } from 'vitest';
import { scratchDirectory } from '../../../../testing/customers/customer-store.ts';
import { openSqliteSystemStore } from '../../../system-store/sqlite-system-store.ts';
import type { SystemStore } from '../../../system-store/system-store.ts';
import { SourceQuotaError } from '../../source-errors.ts';
import { TiquoQuota, type CallClass } from './call-quota.ts';

const now = 1_900_000_000_000;
const hour = { calls: 1000, windowSeconds: 3600 };
const nothing = { retryAfter: null, date: null };

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

describe('what the quota learns', () => {
  it('ends a wait by the answer to a call that was sent after the refusal alone, so that one call shows whether it is over', async () => {
    const quota = quotaOf();
    const early = await quota.take('list', now);
    quota.learnRefusal({ retryAfter: '1', date: null }, now + 1000);
    await quota.learn({ limit: null, remaining: null }, now + 2500, early);
    quota.end(early);
    await quota.take('list', now + 2500);
    expect(await refusal(quota, 'list', now + 2500)).toBe(1);
  });

  it('lets nobody out with the call that shows whether a wait is over, though one from before it comes to its end', async () => {
    const quota = quotaOf();
    const early = await quota.take('list', now);
    quota.learnRefusal({ retryAfter: '1', date: null }, now + 1000);
    const probe = await quota.take('list', now + 2500);
    quota.end(early);
    await quota.learn({ limit: null, remaining: null }, now + 2600, early);
    expect(await refusal(quota, 'list', now + 2600)).toBe(1);
    quota.end(probe);
    await quota.learn({ limit: null, remaining: null }, now + 2700, probe);
    expect(await Promise.all([refusal(quota, 'list', now + 2700), refusal(quota, 'list', now + 2700)])).toEqual([
      null,
      null,
    ]);
  });

  it('ends a wait by an answer though the clock was days ahead when it began', async () => {
    const quota = quotaOf();
    quota.learnRefusal({ retryAfter: '5', date: null }, now + 3 * 86_400_000);
    const at = await quota.take('list', now);
    quota.end(at);
    await quota.learn({ limit: null, remaining: null }, now + 100, at);
    expect(await Promise.all([refusal(quota, 'list', now + 100), refusal(quota, 'list', now + 100)])).toEqual([
      null,
      null,
    ]);
  });

  it('counts the calls of others who use the key, as if they were made now', async () => {
    const quota = quotaOf();
    await spend(quota, 10);
    await quota.learn({ limit: 1000, remaining: 600 }, now + 1000);
    expect(quota.state(now + 1000).used).toBe(400);
    await quota.learn({ limit: 1000, remaining: 700 }, now + 1000);
    expect([quota.state(now + 1000).used, quotaOf().state(now + 1000).used]).toEqual([400, 400]);
    expect(quota.state(now + 3_611_000 - 1).used).toBe(390);
    expect(quota.state(now + 3_611_000).used).toBe(0);
  });

  it('takes a lower limit for its own, and never a higher one', async () => {
    const quota = quotaOf({ calls: 500, windowSeconds: 3600 });
    await quota.learn({ limit: 1000, remaining: 999 }, now);
    expect(quota.state(now)).toMatchObject({ limit: 500, used: 0 });
    await quota.learn({ limit: 100, remaining: 100 }, now);
    expect(quota.state(now)).toMatchObject({ limit: 100, used: 0 });
    await spend(quota, 98, 'list');
    expect(await refusal(quota, 'list', now)).toBe(3610);
  });

  it('says when a call frees though more count than may', async () => {
    const quota = quotaOf({ calls: 10, windowSeconds: 60 });
    for (let call = 0; call < 6; call += 1) await quota.take('look-up', now + call * 1000);
    await quota.learn({ limit: 4, remaining: null }, now + 6000);
    expect(quota.state(now + 6000)).toMatchObject({ limit: 4, used: 4, frees: now + 2000 + 70_000 });
  });

  it('keeps a lower limit over a restart, and for look-ups alone only what is left of one call', async () => {
    await quotaOf().learn({ limit: 2, remaining: 2 }, now);
    const next = quotaOf(hour, now + 1);
    expect(next.state(now + 1).limit).toBe(2);
    await spend(next, 1, 'list', now + 1);
    await next.learn({ limit: 1000, remaining: 998 }, now + 2);
    expect([next.state(now + 2).limit, quotaOf().state(now).limit]).toEqual([1000, 1000]);
    expect(await refusal(quotaOf({ calls: 1, windowSeconds: 60 }, now, 'one'), 'list', now)).toBeNull();
  });

  it('takes no headers of another window, such as a minute, for the hour', async () => {
    const quota = quotaOf();
    for (let call = 0; call < 100; call += 1) {
      const sentAt = now + call * 30_000;
      const at = await quota.take('list', sentAt);
      await quota.learn({ limit: 60, remaining: call === 0 ? 59 : 58 }, sentAt + 100, at);
    }
    expect(quota.state(now + 3_000_000)).toMatchObject({ limit: 1000, used: 100 });
    expect(quotaOf(hour, now + 3_000_000).state(now + 3_000_000).limit).toBe(1000);
  });

  it('takes no limit for the hour’s that more calls than it were answered under', async () => {
    const quota = quotaOf();
    for (let call = 0; call < 12; call += 1)
      await quota.learn({ limit: null, remaining: null }, now + call, await quota.take('list', now + call));
    await quota.learn({ limit: 10, remaining: null }, now + 100, await quota.take('list', now + 20));
    expect(quota.state(now + 100)).toMatchObject({ limit: 1000, used: 13 });
  });

  it('takes answers that overtake one another for what they are', async () => {
    const quota = quotaOf();
    const sent = [await quota.take('list', now), await quota.take('list', now + 1)];
    await quota.learn({ limit: 500, remaining: 498 }, now + 50, sent[1]);
    await quota.learn({ limit: 500, remaining: 499 }, now + 60, sent[0]);
    expect(quota.state(now + 60)).toMatchObject({ limit: 500, used: 2 });
  });

  it('passes over a remainder of nobody knows what', async () => {
    const quota = quotaOf();
    await quota.learn({ limit: null, remaining: 9 }, now);
    expect(quota.state(now)).toMatchObject({ limit: 1000, used: 0 });
  });

  it('passes over limits that would end everything', async () => {
    const quota = quotaOf();
    await quota.learn({ limit: 0, remaining: null }, now);
    expect(await refusal(quota, 'list', now)).toBeNull();
  });

  it('asks nothing before the end of a wait, after a restart neither', async () => {
    const quota = quotaOf();
    quota.learnRefusal({ retryAfter: '90', date: null }, now);
    expect(quota.state(now).waitsUntil).toBe(now + 90_000);
    for (const one of [quota, quotaOf()]) {
      expect(await refusal(one, 'look-up', now + 1)).toBe(90);
      expect(one.allows('look-up', now + 1)).toBe(false);
    }
    expect(await refusal(quota, 'look-up', now + 90_000)).toBeNull();
  });

  it('lets one call show whether a wait is over, and the others after it', async () => {
    const quota = quotaOf();
    quota.learnRefusal({ retryAfter: '5', date: null }, now);
    const over = now + 5000;
    const refusals = await Promise.all(Array.from({ length: 20 }, () => refusal(quota, 'list', over)));
    expect(refusals.filter((told) => told === null)).toHaveLength(1);
    expect(refusals.filter((told) => told === 1)).toHaveLength(19);
    quota.end(over);
    await quota.learn({ limit: null, remaining: null }, over + 10);
    expect(await Promise.all([refusal(quota, 'list', over + 11), refusal(quota, 'list', over + 11)])).toEqual([
      null,
      null,
    ]);
  });

  it('waits a day at most, though a clock was years ahead when the wait began', async () => {
    quotaOf(hour, now + 10 * 365 * 86_400_000).learnRefusal(
      { retryAfter: '90', date: null },
      now + 10 * 365 * 86_400_000,
    );
    expect(quotaOf().state(now).waitsUntil).toBe(now + 86_400_000);
  });

  it('waits twice as long at each refusal in a row without a time, until an answer comes', async () => {
    const quota = quotaOf();
    const waitAt = (at: number): number => {
      quota.learnRefusal(nothing, at);
      return (quota.state(at).waitsUntil ?? 0) - at;
    };
    expect([waitAt(now), waitAt(now + 60_000), waitAt(now + 180_000)]).toEqual([60_000, 120_000, 240_000]);
    await quota.learn({ limit: null, remaining: null }, now + 500_000);
    expect([quota.state(now + 500_000).waitsUntil, waitAt(now + 500_000)]).toEqual([null, 60_000]);
  });

  it('takes refusals that come together for one, and an answer among them for none', async () => {
    const quota = quotaOf();
    for (let call = 0; call < 5; call += 1) quota.learnRefusal(nothing, now + call);
    await quota.learn({ limit: null, remaining: null }, now + 10);
    expect(quota.state(now + 10).waitsUntil).toBe(now + 4 + 60_000);
  });
});
