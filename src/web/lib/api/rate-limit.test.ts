import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onRateLimitChange, rateLimitedUntil, startRateLimit } from './rate-limit.ts';
import { minutesAndSeconds } from './use-countdown.ts';

beforeEach(() => vi.useFakeTimers());
// By the clock of these tests pauses last for days, and other files ask.
afterAll(() => vi.resetModules());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

describe('the pause of requests', () => {
  it('lasts as long as Retry-After says, tells when it starts and when it is over', () => {
    const told: (number | null)[] = [];
    const stop = onRateLimitChange(() => told.push(rateLimitedUntil()));
    const until = startRateLimit('7');
    expect(until - Date.now()).toBe(7_000);
    vi.advanceTimersByTime(6_999);
    expect(rateLimitedUntil()).toBe(until);
    vi.advanceTimersByTime(2);
    expect(told).toEqual([until, null]);
    stop();
  });

  it('is never shortened by a second answer', () => {
    const until = startRateLimit('9');
    expect(startRateLimit('2')).toBe(until);
  });

  it('lasts a while when Retry-After says nothing that can be understood', () => {
    expect(startRateLimit('soon') - Date.now()).toBe(30_000);
  });

  it('of lists leaves looking one customer up', () => {
    const until = startRateLimit('60', 'lists');
    expect(rateLimitedUntil('lists')).toBe(until);
    vi.advanceTimersByTime(31_000);
    expect(rateLimitedUntil('everything')).toBeNull();
    expect(rateLimitedUntil('lists')).toBe(until);
  });

  it('tells when looking up goes on, though lists wait longer', () => {
    const told: (readonly [everything: boolean, lists: boolean])[] = [];
    startRateLimit('900', 'lists');
    startRateLimit('500');
    const stop = onRateLimitChange(() =>
      told.push([rateLimitedUntil('everything') !== null, rateLimitedUntil('lists') !== null]),
    );
    vi.advanceTimersByTime(1_000_000);
    expect(told).toEqual([
      [false, true],
      [false, false],
    ]);
    stop();
  });

  it('lasts longer than a timer can wait, without ringing again and again', () => {
    const until = startRateLimit('8640000');
    vi.advanceTimersByTime(2 ** 31 + 10);
    expect(rateLimitedUntil()).toBe(until);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(until - Date.now() + 1);
    expect(rateLimitedUntil()).toBeNull();
  });
});

describe('minutesAndSeconds', () => {
  it('writes them as a clock does', () => {
    expect([0, 9, 61, 401].map(minutesAndSeconds)).toEqual(['0:00', '0:09', '1:01', '6:41']);
  });
});
