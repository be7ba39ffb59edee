import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaled } from '../../testing/test-scale.ts';
import { RollingWindow } from './rolling-window.ts';

const start = 1_700_000_000_000;

describe('the rolling window', () => {
  it('accepts exactly what a count over the window allows, and predicts when the next one is accepted', () => {
    const requests = fc.array(fc.nat(700), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 3000 }),
        requests,
        (limit, windowMs, gaps) => {
          const window = new RollingWindow(limit, windowMs);
          const accepted: number[] = [];
          const counts = (now: number): readonly number[] => accepted.filter((at) => at > now - windowMs);
          let now = start;
          for (const gap of gaps) {
            now += gap;
            const inWindow = counts(now);
            const decision = window.take(now);
            expect(decision.accepted).toBe(inWindow.length < limit);
            if (decision.accepted) accepted.push(now);
            const counted = counts(now);
            expect(decision.remaining).toBe(limit - counted.length);
            const frees = Math.min(...counted) + windowMs;
            expect(decision.resetAt).toBe(Math.ceil(frees / 1000));
            if (!decision.accepted) expect(decision.retryAfter).toBe(Math.max(1, Math.ceil((frees - now) / 1000)));
          }
        },
      ),
      { numRuns: scaled(100, 600) },
    );
  });

  it('accepts again after the seconds of Retry-After, not a second earlier', () => {
    const window = new RollingWindow(1, 10_000);
    window.take(start + 400);
    const { retryAfter } = window.take(start + 900);
    expect(retryAfter).toBe(10);
    expect(window.take(start + 900 + (retryAfter - 1) * 1000).accepted).toBe(false);
    expect(window.take(start + 900 + retryAfter * 1000).accepted).toBe(true);
  });

  it('accepts no extra requests when the clock goes back', () => {
    const window = new RollingWindow(2, 1000);
    window.take(start);
    expect(window.take(start - 5000).accepted).toBe(true);
    expect(window.take(start - 5000).accepted).toBe(false);
    expect(window.take(start + 999).accepted).toBe(false);
    expect(window.take(start + 1000).accepted).toBe(true);
  });

  it('is blocked for one window, not for as long as a clock was ahead', () => {
    const [hour, day] = [3_600_000, 86_400_000];
    const window = new RollingWindow(1000, hour);
    window.take(start + day);
    const decisions = Array.from({ length: 5000 }, (_, request) => window.take(start + request * 4000).accepted);
    expect(decisions.filter((accepted) => !accepted)).toEqual([]);
    window.take(start + day);
    expect(window.usage(start + 5 * hour)).toMatchObject({ used: 1, freesAt: start + 6 * hour });
    for (let request = 1; request < 1000; request += 1) expect(window.take(start + 5 * hour + 1).accepted).toBe(true);
    expect(window.take(start + 5 * hour + 1)).toMatchObject({
      accepted: false,
      retryAfter: 3600,
      resetAt: (start + 6 * hour) / 1000,
    });
    expect(window.take(start + 6 * hour).accepted).toBe(true);
  });

  it('accepts no more than the limit in any window, however often the clock goes back', () => {
    const requests = fc.array(
      fc.record({ gap: fc.nat(60_000), back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(600_000)) }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 200_000 }),
        requests,
        (limit, windowMs, steps) => {
          const window = new RollingWindow(limit, windowMs);
          const accepted: number[] = [];
          let [passed, ahead] = [0, 0];
          for (const { gap, back } of steps) {
            passed += gap;
            ahead -= back;
            if (window.take(start + passed + ahead).accepted) accepted.push(passed);
          }
          accepted
            .slice(limit)
            .forEach((at, index) => expect(at - (accepted[index] ?? 0)).toBeGreaterThanOrEqual(windowMs));
        },
      ),
      { numRuns: scaled(100, 600) },
    );
  });

  it('counts what was restored and forgets what was given back', () => {
    const window = new RollingWindow(2, 1000);
    window.restore(start);
    expect(window.take(start + 1).remaining).toBe(0);
    window.giveBack(start + 1);
    expect(window.take(start + 2).accepted).toBe(true);
  });

  it('takes back a request of before the clock was set back', () => {
    const window = new RollingWindow(2, 1000);
    const { at } = window.take(start + 3_600_000);
    window.take(start);
    window.giveBack(at);
    expect(window.usage(start + 1).used).toBe(1);
  });

  it('takes back exactly the request that was not stored', () => {
    const window = new RollingWindow(2, 1000);
    const { at } = window.take(start);
    window.take(start + 600);
    window.giveBack(at);
    expect(window.take(start + 700)).toMatchObject({ accepted: true, remaining: 0 });
    expect(window.take(start + 1500).accepted).toBe(false);
    expect(window.take(start + 1600).accepted).toBe(true);
  });

  it('says when one is accepted again after more than the limit were restored', () => {
    const window = new RollingWindow(2, 60_000);
    for (const seconds of [0, 10, 20, 30]) window.restore(start + seconds * 1000);
    expect(window.take(start + 40_000)).toMatchObject({
      accepted: false,
      remaining: 0,
      retryAfter: 40,
      resetAt: start / 1000 + 80,
    });
    expect(window.take(start + 79_999).accepted).toBe(false);
    expect(window.take(start + 80_000).accepted).toBe(true);
  });

  it('keeps accepting at its own pace', () => {
    const window = new RollingWindow(10, 10);
    const refused = Array.from({ length: 100_000 }, (_, ms) => window.take(start + ms)).filter(
      ({ accepted }) => !accepted,
    );
    expect(refused).toEqual([]);
  });
});
