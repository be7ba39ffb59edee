import { beforeEach, describe, expect, it } from 'vitest';
import { scratchDirectory } from '../../../../testing/customers/customer-store.ts';
import { openSqliteSystemStore } from '../../../system-store/sqlite-system-store.ts';
import type { SystemStore } from '../../../system-store/system-store.ts';
import { SourceBudgetError } from '../../source-errors.ts';
import { CallBudget, type CallClass } from './call-quota.ts';

const now = 1_900_000_000_000;
const hour = { calls: 1000, windowSeconds: 3600 };
const nothing = { retryAfter: null, date: null };

let directory = '';
let system: SystemStore;
beforeEach(() => {
  directory = scratchDirectory();
  system = open();
  return async () => await system.close();
});

function open(): SystemStore {
  return openSqliteSystemStore({ dataDirectory: directory, limit: { requests: 1, windowSeconds: 1 }, as: 'server' });
}

const budgetOf = (limit = hour, at = now, name = 'tiquo'): CallBudget =>
  new CallBudget(system.upstream(name), limit, at);

async function spend(budget: CallBudget, calls: number, callClass: CallClass = 'look-up', at = now): Promise<void> {
  for (let call = 0; call < calls; call += 1) await budget.take(callClass, at);
}

async function refusal(budget: CallBudget, callClass: CallClass, at: number): Promise<number | null> {
  return await budget.take(callClass, at).then(
    () => null,
    (error: unknown) => (error instanceof SourceBudgetError ? error.retryAfter : Number.NaN),
  );
}

describe('what the budget learns', () => {
  it('ends a wait by the answer to a call that was sent after the refusal alone, so that one call shows whether it is over', async () => {
    const budget = budgetOf();
    const early = await budget.take('list', now);
    budget.learnRefusal({ retryAfter: '1', date: null }, now + 1000);
    await budget.learn({ limit: null, remaining: null }, now + 2500, early);
    budget.end(early);
    await budget.take('list', now + 2500);
    expect(await refusal(budget, 'list', now + 2500)).toBe(1);
  });

  it('lets nobody out with the call that shows whether a wait is over, though one from before it comes to its end', async () => {
    const budget = budgetOf();
    const early = await budget.take('list', now);
    budget.learnRefusal({ retryAfter: '1', date: null }, now + 1000);
    const probe = await budget.take('list', now + 2500);
    budget.end(early);
    await budget.learn({ limit: null, remaining: null }, now + 2600, early);
    expect(await refusal(budget, 'list', now + 2600)).toBe(1);
    budget.end(probe);
    await budget.learn({ limit: null, remaining: null }, now + 2700, probe);
    expect(await Promise.all([refusal(budget, 'list', now + 2700), refusal(budget, 'list', now + 2700)])).toEqual([
      null,
      null,
    ]);
  });

  it('ends a wait by an answer though the clock was days ahead when it began', async () => {
    const budget = budgetOf();
    budget.learnRefusal({ retryAfter: '5', date: null }, now + 3 * 86_400_000);
    const at = await budget.take('list', now);
    budget.end(at);
    await budget.learn({ limit: null, remaining: null }, now + 100, at);
    expect(await Promise.all([refusal(budget, 'list', now + 100), refusal(budget, 'list', now + 100)])).toEqual([
      null,
      null,
    ]);
  });

  it('counts the calls of others who use the key, as if they were made now', async () => {
    const budget = budgetOf();
    await spend(budget, 10);
    await budget.learn({ limit: 1000, remaining: 600 }, now + 1000);
    expect(budget.state(now + 1000).used).toBe(400);
    await budget.learn({ limit: 1000, remaining: 700 }, now + 1000);
    expect([budget.state(now + 1000).used, budgetOf().state(now + 1000).used]).toEqual([400, 400]);
    expect(budget.state(now + 3_611_000 - 1).used).toBe(390);
    expect(budget.state(now + 3_611_000).used).toBe(0);
  });

  it('takes a lower limit for its own, and never a higher one', async () => {
    const budget = budgetOf({ calls: 500, windowSeconds: 3600 });
    await budget.learn({ limit: 1000, remaining: 999 }, now);
    expect(budget.state(now)).toMatchObject({ limit: 500, used: 0 });
    await budget.learn({ limit: 100, remaining: 100 }, now);
    expect(budget.state(now)).toMatchObject({ limit: 100, used: 0 });
    await spend(budget, 98, 'list');
    expect(await refusal(budget, 'list', now)).toBe(3610);
  });

  it('says when a call frees though more count than may', async () => {
    const budget = budgetOf({ calls: 10, windowSeconds: 60 });
    for (let call = 0; call < 6; call += 1) await budget.take('look-up', now + call * 1000);
    await budget.learn({ limit: 4, remaining: null }, now + 6000);
    expect(budget.state(now + 6000)).toMatchObject({ limit: 4, used: 4, frees: now + 2000 + 70_000 });
  });

  it('keeps a lower limit over a restart, and for look-ups alone only what is left of one call', async () => {
    await budgetOf().learn({ limit: 2, remaining: 2 }, now);
    const next = budgetOf(hour, now + 1);
    expect(next.state(now + 1).limit).toBe(2);
    await spend(next, 1, 'list', now + 1);
    await next.learn({ limit: 1000, remaining: 998 }, now + 2);
    expect([next.state(now + 2).limit, budgetOf().state(now).limit]).toEqual([1000, 1000]);
    expect(await refusal(budgetOf({ calls: 1, windowSeconds: 60 }, now, 'one'), 'list', now)).toBeNull();
  });

  it('takes no headers of another window, such as a minute, for the hour', async () => {
    const budget = budgetOf();
    for (let call = 0; call < 100; call += 1) {
      const sentAt = now + call * 30_000;
      const at = await budget.take('list', sentAt);
      await budget.learn({ limit: 60, remaining: call === 0 ? 59 : 58 }, sentAt + 100, at);
    }
    expect(budget.state(now + 3_000_000)).toMatchObject({ limit: 1000, used: 100 });
    expect(budgetOf(hour, now + 3_000_000).state(now + 3_000_000).limit).toBe(1000);
  });

  it('takes no limit for the hour’s that more calls than it were answered under', async () => {
    const budget = budgetOf();
    for (let call = 0; call < 12; call += 1)
      await budget.learn({ limit: null, remaining: null }, now + call, await budget.take('list', now + call));
    await budget.learn({ limit: 10, remaining: null }, now + 100, await budget.take('list', now + 20));
    expect(budget.state(now + 100)).toMatchObject({ limit: 1000, used: 13 });
  });

  it('takes answers that overtake one another for what they are', async () => {
    const budget = budgetOf();
    const sent = [await budget.take('list', now), await budget.take('list', now + 1)];
    await budget.learn({ limit: 500, remaining: 498 }, now + 50, sent[1]);
    await budget.learn({ limit: 500, remaining: 499 }, now + 60, sent[0]);
    expect(budget.state(now + 60)).toMatchObject({ limit: 500, used: 2 });
  });

  it('passes over a remainder of nobody knows what', async () => {
    const budget = budgetOf();
    await budget.learn({ limit: null, remaining: 9 }, now);
    expect(budget.state(now)).toMatchObject({ limit: 1000, used: 0 });
  });

  it('passes over limits that would end everything', async () => {
    const budget = budgetOf();
    await budget.learn({ limit: 0, remaining: null }, now);
    expect(await refusal(budget, 'list', now)).toBeNull();
  });

  it('asks nothing before the end of a wait, after a restart neither', async () => {
    const budget = budgetOf();
    budget.learnRefusal({ retryAfter: '90', date: null }, now);
    expect(budget.state(now).waitsUntil).toBe(now + 90_000);
    for (const one of [budget, budgetOf()]) {
      expect(await refusal(one, 'look-up', now + 1)).toBe(90);
      expect(one.allows('look-up', now + 1)).toBe(false);
    }
    expect(await refusal(budget, 'look-up', now + 90_000)).toBeNull();
  });

  it('lets one call show whether a wait is over, and the others after it', async () => {
    const budget = budgetOf();
    budget.learnRefusal({ retryAfter: '5', date: null }, now);
    const over = now + 5000;
    const refusals = await Promise.all(Array.from({ length: 20 }, () => refusal(budget, 'list', over)));
    expect(refusals.filter((told) => told === null)).toHaveLength(1);
    expect(refusals.filter((told) => told === 1)).toHaveLength(19);
    budget.end(over);
    await budget.learn({ limit: null, remaining: null }, over + 10);
    expect(await Promise.all([refusal(budget, 'list', over + 11), refusal(budget, 'list', over + 11)])).toEqual([
      null,
      null,
    ]);
  });

  it('waits a day at most, though a clock was years ahead when the wait began', async () => {
    budgetOf(hour, now + 10 * 365 * 86_400_000).learnRefusal(
      { retryAfter: '90', date: null },
      now + 10 * 365 * 86_400_000,
    );
    expect(budgetOf().state(now).waitsUntil).toBe(now + 86_400_000);
  });

  it('waits twice as long at each refusal in a row without a time, until an answer comes', async () => {
    const budget = budgetOf();
    const waitAt = (at: number): number => {
      budget.learnRefusal(nothing, at);
      return (budget.state(at).waitsUntil ?? 0) - at;
    };
    expect([waitAt(now), waitAt(now + 60_000), waitAt(now + 180_000)]).toEqual([60_000, 120_000, 240_000]);
    await budget.learn({ limit: null, remaining: null }, now + 500_000);
    expect([budget.state(now + 500_000).waitsUntil, waitAt(now + 500_000)]).toEqual([null, 60_000]);
  });

  it('takes refusals that come together for one, and an answer among them for none', async () => {
    const budget = budgetOf();
    for (let call = 0; call < 5; call += 1) budget.learnRefusal(nothing, now + call);
    await budget.learn({ limit: null, remaining: null }, now + 10);
    expect(budget.state(now + 10).waitsUntil).toBe(now + 4 + 60_000);
  });
});
