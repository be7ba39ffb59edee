import { describe, expect, it } from 'vitest';
import { hour, now, quotaStoreOfEachTest, refusal, take, use } from '../../../../testing/tiquo/quota-under-test.ts';

const nothing = { retryAfter: null, date: null };
const { quotaOf } = quotaStoreOfEachTest();

describe('what the quota learns', () => {
  it('ends a wait only by a response to a request sent after the refusal', async () => {
    const quota = await quotaOf();
    const early = await take(quota, 'list', now);
    await quota.learnRefusal({ retryAfter: '1', date: null }, now + 1000);
    await quota.learn({ limit: null, remaining: null }, now + 2500, early);
    quota.requestEnded(early);
    await take(quota, 'list', now + 2500);
    expect(await refusal(quota, 'list', now + 2500)).toBe(1);
  });

  it('sends nothing beside the request that finds out whether a wait is over, although an older one ends', async () => {
    const quota = await quotaOf();
    const early = await take(quota, 'list', now);
    await quota.learnRefusal({ retryAfter: '1', date: null }, now + 1000);
    const probe = await take(quota, 'list', now + 2500);
    quota.requestEnded(early);
    await quota.learn({ limit: null, remaining: null }, now + 2600, early);
    expect(await refusal(quota, 'list', now + 2600)).toBe(1);
    quota.requestEnded(probe);
    await quota.learn({ limit: null, remaining: null }, now + 2700, probe);
    expect(await Promise.all([refusal(quota, 'list', now + 2700), refusal(quota, 'list', now + 2700)])).toEqual([
      null,
      null,
    ]);
  });

  it('ends a wait by a response although the clock was days ahead when it began', async () => {
    const quota = await quotaOf();
    await quota.learnRefusal({ retryAfter: '5', date: null }, now + 3 * 86_400_000);
    const at = await take(quota, 'list', now);
    quota.requestEnded(at);
    await quota.learn({ limit: null, remaining: null }, now + 100, at);
    expect(await Promise.all([refusal(quota, 'list', now + 100), refusal(quota, 'list', now + 100)])).toEqual([
      null,
      null,
    ]);
  });

  it('counts the requests of others who use the key as if they were sent now', async () => {
    const quota = await quotaOf();
    await use(quota, 10);
    await quota.learn({ limit: 1000, remaining: 600 }, now + 1000);
    expect((await quota.standing(now + 1000)).used).toBe(400);
    await quota.learn({ limit: 1000, remaining: 700 }, now + 1000);
    expect([(await quota.standing(now + 1000)).used, (await (await quotaOf()).standing(now + 1000)).used]).toEqual([
      400, 400,
    ]);
    expect((await quota.standing(now + 3_611_000 - 1)).used).toBe(390);
    expect((await quota.standing(now + 3_611_000)).used).toBe(0);
  });

  it('adopts a lower limit, and never a higher one', async () => {
    const quota = await quotaOf({ requests: 500, windowSeconds: 3600 });
    await quota.learn({ limit: 1000, remaining: 999 }, now);
    expect(await quota.standing(now)).toMatchObject({ limit: 500, used: 0 });
    await quota.learn({ limit: 100, remaining: 100 }, now);
    expect(await quota.standing(now)).toMatchObject({ limit: 100, used: 0 });
    await use(quota, 98, 'list');
    expect(await refusal(quota, 'list', now)).toBe(3610);
  });

  it('says when a request frees although more count than allowed', async () => {
    const quota = await quotaOf({ requests: 10, windowSeconds: 60 });
    for (let index = 0; index < 6; index += 1) await take(quota, 'look-up', now + index * 1000);
    await quota.learn({ limit: 4, remaining: null }, now + 6000);
    expect(await quota.standing(now + 6000)).toMatchObject({ limit: 4, used: 4, frees: now + 2000 + 70_000 });
  });

  it('keeps a lower limit over a restart, and leaves lists at least one request', async () => {
    await (await quotaOf()).learn({ limit: 2, remaining: 2 }, now);
    const next = await quotaOf(hour, now + 1);
    expect((await next.standing(now + 1)).limit).toBe(2);
    await use(next, 1, 'list', now + 1);
    await next.learn({ limit: 1000, remaining: 998 }, now + 2);
    expect([(await next.standing(now + 2)).limit, (await (await quotaOf()).standing(now)).limit]).toEqual([1000, 1000]);
    expect(await refusal(await quotaOf({ requests: 1, windowSeconds: 60 }, now, 'one'), 'list', now)).toBeNull();
  });

  it('does not take headers of another window, such as a minute, for the hour’s', async () => {
    const quota = await quotaOf();
    for (let index = 0; index < 100; index += 1) {
      const sentAt = now + index * 30_000;
      const at = await take(quota, 'list', sentAt);
      await quota.learn({ limit: 60, remaining: index === 0 ? 59 : 58 }, sentAt + 100, at);
    }
    expect(await quota.standing(now + 3_000_000)).toMatchObject({ limit: 1000, used: 100 });
    expect((await (await quotaOf(hour, now + 3_000_000)).standing(now + 3_000_000)).limit).toBe(1000);
  });

  it('does not take a limit for the hour’s when more requests than that were answered', async () => {
    const quota = await quotaOf();
    for (let index = 0; index < 12; index += 1)
      await quota.learn({ limit: null, remaining: null }, now + index, await take(quota, 'list', now + index));
    await quota.learn({ limit: 10, remaining: null }, now + 100, await take(quota, 'list', now + 20));
    expect(await quota.standing(now + 100)).toMatchObject({ limit: 1000, used: 13 });
  });

  it('copes with responses that overtake one another', async () => {
    const quota = await quotaOf();
    const sent = [await take(quota, 'list', now), await take(quota, 'list', now + 1)];
    await quota.learn({ limit: 500, remaining: 498 }, now + 50, sent[1]);
    await quota.learn({ limit: 500, remaining: 499 }, now + 60, sent[0]);
    expect(await quota.standing(now + 60)).toMatchObject({ limit: 500, used: 2 });
  });

  it('ignores a remainder without a limit', async () => {
    const quota = await quotaOf();
    await quota.learn({ limit: null, remaining: 9 }, now);
    expect(await quota.standing(now)).toMatchObject({ limit: 1000, used: 0 });
  });

  it('ignores a limit of zero', async () => {
    const quota = await quotaOf();
    await quota.learn({ limit: 0, remaining: null }, now);
    expect(await refusal(quota, 'list', now)).toBeNull();
  });

  it('sends nothing before the end of a wait, not even after a restart', async () => {
    const quota = await quotaOf();
    await quota.learnRefusal({ retryAfter: '90', date: null }, now);
    expect((await quota.standing(now)).waitsUntil).toBe(now + 90_000);
    for (const one of [quota, await quotaOf()]) {
      expect(await refusal(one, 'look-up', now + 1)).toBe(90);
      expect(await one.allows('look-up', now + 1)).toBe(false);
    }
    expect(await refusal(quota, 'look-up', now + 90_000)).toBeNull();
  });

  it('lets one request find out whether a wait is over, and then the others', async () => {
    const quota = await quotaOf();
    await quota.learnRefusal({ retryAfter: '5', date: null }, now);
    const over = now + 5000;
    const refusals = await Promise.all(Array.from({ length: 20 }, () => refusal(quota, 'list', over)));
    expect(refusals.filter((seconds) => seconds === null)).toHaveLength(1);
    expect(refusals.filter((seconds) => seconds === 1)).toHaveLength(19);
    quota.requestEnded(over);
    await quota.learn({ limit: null, remaining: null }, over + 10);
    expect(await Promise.all([refusal(quota, 'list', over + 11), refusal(quota, 'list', over + 11)])).toEqual([
      null,
      null,
    ]);
  });

  it('waits at most a day, although the clock was years ahead when the wait began', async () => {
    await (
      await quotaOf(hour, now + 10 * 365 * 86_400_000)
    ).learnRefusal({ retryAfter: '90', date: null }, now + 10 * 365 * 86_400_000);
    expect((await (await quotaOf()).standing(now)).waitsUntil).toBe(now + 86_400_000);
  });

  it('waits twice as long after each refusal in a row without a time, until a response arrives', async () => {
    const quota = await quotaOf();
    const waitAt = async (at: number): Promise<number> => {
      await quota.learnRefusal(nothing, at);
      return ((await quota.standing(at)).waitsUntil ?? 0) - at;
    };
    expect([await waitAt(now), await waitAt(now + 60_000), await waitAt(now + 180_000)]).toEqual([
      60_000, 120_000, 240_000,
    ]);
    await quota.learn({ limit: null, remaining: null }, now + 500_000);
    expect([(await quota.standing(now + 500_000)).waitsUntil, await waitAt(now + 500_000)]).toEqual([null, 60_000]);
  });

  it('counts refusals that arrive together as one, and ignores a response among them', async () => {
    const quota = await quotaOf();
    for (let index = 0; index < 5; index += 1) await quota.learnRefusal(nothing, now + index);
    await quota.learn({ limit: null, remaining: null }, now + 10);
    expect((await quota.standing(now + 10)).waitsUntil).toBe(now + 4 + 60_000);
  });
});
