import { describe, expect, it } from 'vitest';
import { openTestSystem, systemEngines } from '../../testing/system-stores/open-test-system.ts';
import { RollingWindow } from './rolling-window.ts';

const now = 1_900_000_000_000;
const limit = { requests: 3, windowSeconds: 60 };

describe.each(systemEngines)('the limiter in %s', (engine) => {
  it('decides as a rolling window in memory does, whatever the clock does', async () => {
    const { limiter } = await openTestSystem(engine, limit);
    const model = new RollingWindow(limit.requests, limit.windowSeconds * 1000);
    // In less than ten minutes, after which old requests are deleted in the background, by the clock of that moment.
    const steps = [
      0, 10, 20, 30, 40, 30_000, 29_000, 60_000, 60_009, 60_010, 60_011, 90_000, 500_000, 499_000, 100_000,
    ];
    for (const step of steps) {
      expect(await limiter.decide('key', now + step), String(step)).toEqual(model.take(now + step));
      expect(await limiter.usage('key', now + step)).toEqual(model.usage(now + step));
      // A lower limit than the usual one.
      expect(await limiter.usage('key', now + step, 1)).toEqual(model.usage(now + step, 1));
    }
    for (const step of [100_000, 100_001, 130_000])
      expect(await limiter.decide('key', now + step, 2)).toEqual(model.take(now + step, 2));
  });

  it('accepts exactly as many as the limit of those that come at once, and keeps subjects apart', async () => {
    const { limiter } = await openTestSystem(engine, { requests: 50, windowSeconds: 60 });
    const decisions = await Promise.all(Array.from({ length: 120 }, () => limiter.decide('key', now)));
    expect(decisions.filter(({ accepted }) => accepted)).toHaveLength(50);
    expect((await limiter.decide('other', now)).remaining).toBe(49);
    expect((await limiter.usage('key', now + 60_000)).used).toBe(0);
  });

  it('counts what was sent elsewhere, and takes back what did not count', async () => {
    const { limiter } = await openTestSystem(engine, limit);
    const { at } = await limiter.decide('key', now);
    await limiter.raise('key', 5, now + 1);
    expect(await limiter.usage('key', now + 1)).toMatchObject({ used: 5, remaining: 0 });
    await limiter.raise('key', 2, now + 1);
    expect((await limiter.usage('key', now + 1)).used).toBe(5);
    await limiter.giveBack('key', at);
    expect((await limiter.usage('key', now + 1)).used).toBe(4);
    await limiter.giveBack('no one', at);
  });
});
